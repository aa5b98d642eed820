import { actOfShape } from '../ledger/act-sentence.ts';
import { dealOf, fullTerms } from '../ledger/deal-terms.ts';
import { type Act, isPromise, type Power, type PromiseEntry, type Terms } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { canonicalArguments, type Sentence } from '../ledger/sentence.ts';
import { isKnownPower } from '../lifecycle/acts/known-power.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import type { Block } from '../text/block.ts';

/** An act on a promise or deal that a sentence promises: `@x ends @p`. */
export interface PromisedAct {
  readonly act: Act;
  readonly target: Name;
  /** The promise, or those of the deal. */
  readonly promises: readonly PromiseEntry[];
}

/** Where promises stand, by entry. */
export type Standings = ReadonlyMap<PromiseEntry, PromiseStanding>;

/** Who may do an act on a promise, and by which line or as a party to which entry. */
export interface PowerHolder {
  readonly name: Name;
  readonly power: Power | undefined;
  readonly block: Block;
}

/** The act that a sentence says, if it says one about a promise or a deal. */
export function promisedAct({ judging }: Judgement, sentence: Sentence): PromisedAct | undefined {
  const target = canonicalArguments(sentence)[1];
  if (target?.kind !== 'name' || !(isPromise(target.entry) || target.entry?.kind === 'deal'))
    return undefined;
  const act = actOfShape(sentence.shape);
  if (!act) return undefined;
  return { act, target, promises: judging.world.promisesOf(target) };
}

/** Who may do an act (semantics.md: Acts): a side of the promise by default, others by `may`. */
export function holdersOf(
  judgement: Judgement,
  { act, promises }: PromisedAct,
  standings: Standings,
): readonly PowerHolder[] {
  return promises.flatMap((promise) => {
    const terms = standings.get(promise)?.terms ?? fullTerms(promise);
    const sides = sidesFor(act, promise, terms).map((name) => ({
      name,
      power: undefined,
      block: promise.block,
    }));
    const { world } = judgement.judging;
    const powers = terms.powers.filter((power) => power.act === act && isKnownPower(world, promise, power));
    return [
      ...sides,
      ...powers.flatMap((power) =>
        [power.holder, ...(power.needs?.of ?? [])].map((name) => ({
          name,
          power,
          block: blockOf(judgement, promise, power),
        })),
      ),
    ];
  });
}

/** Who may do an act by default. Nobody ends a promise without the power; nobody is released from a threat. */
function sidesFor(act: Act, { kind }: PromiseEntry, { from, to }: Terms): Name[] {
  const promisors = from.map(({ party }) => party);
  const promisees = to.map(({ party }) => party);
  switch (act) {
    case 'release':
    case 'excuse':
      return kind === 'threat' ? [] : promisees;
    case 'suspend':
    case 'resume':
    case 'assign':
      return promisees;
    case 'delegate':
    case 'withdraw':
      return promisors;
    case 'amend':
    case 'void':
      return [...promisors, ...promisees];
    case 'end':
      return [];
  }
}

/** A power stands in its promise, in its deal, or in what amended it. */
function blockOf({ judging }: Judgement, promise: PromiseEntry, power: Power): Block {
  const deal = dealOf(promise.terms);
  const places = [promise, ...(deal ? [deal] : []), ...judging.world.actsOn(promise)];
  return (places.find(({ terms }) => terms?.powers.includes(power)) ?? promise).block;
}
