import type { Conflict, ConflictFamily, Conflicts } from '../conflict/conflict.ts';
import { isMadeTo, isPartOf } from '../credibility/likeness.ts';
import type { ChoiceEntry } from '../ledger/choice-entry.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';

/**
 * The promises a choice is about: those it names, alone, as cases or as deals, as far as the other side made them; where it
 * names none, all that the other side made to whoever chooses and that are still open. Of a promise with many cases those
 * that are still open, where any is.
 */
export function promisesAbout(judgement: Judgement, choice: ChoiceEntry): readonly PromiseEntry[] {
  const made = choice.with.map(isPartOf);
  const isTheirs = ({ terms }: Pick<PromiseStanding, 'terms'>) =>
    terms.from.some((bound) => made.some((is) => is(bound)));
  const named = new Set(choice.on);
  const cases = new Set(choice.on.flatMap((name) => judgement.judging.world.cases.select(name)));
  const isNamed = ({ entry, terms }: PromiseStanding) =>
    named.has(entry.name) || (terms.partOf !== undefined && named.has(terms.partOf) && isTheirs({ terms }));
  if (named.size > 0) {
    const selected = judgement.promises.filter(({ entry }) => cases.has(entry));
    const open = selected.filter(mayStillBePerformed);
    const about = new Set([...judgement.promises.filter(isNamed), ...(open.length > 0 ? open : selected)]);
    return [...about].map(({ entry }) => entry);
  }
  const toUs = choice.for.map((party) => isMadeTo(judgement.judging, party));
  return judgement.promises
    .filter((standing) => standing.entry.kind === 'promise' && mayStillBePerformed(standing))
    .filter((standing) => isTheirs(standing) && toUs.some((is) => is(standing)))
    .map(({ entry }) => entry);
}

/** Due or conditional on some reading; what is broken is no longer a reason to stay. */
function mayStillBePerformed({ possible }: PromiseStanding): boolean {
  return possible.some((state) => state === 'due' || state === 'conditional');
}

/** What may block the promises of a choice: conflicts that one of them is in. */
export interface Blocking {
  readonly conflicts: readonly Conflict[];
  readonly families: readonly ConflictFamily[];
  /** Whether one of them cannot be kept at all, whatever becomes of other promises. */
  readonly isCertain: boolean;
}

/** The conflicts that may block one of some promises. */
export function blockingOf(about: readonly PromiseEntry[], found: Conflicts): Blocking {
  const among = new Set(about);
  const concerns = ({ promises }: Pick<Conflict, 'promises'>) => promises.some((one) => among.has(one));
  const conflicts = found.conflicts.filter(concerns);
  return {
    conflicts,
    families: found.families.filter(concerns),
    isCertain: conflicts.some(
      ({ promises, standing, reading }) =>
        standing === 'certain' && reading === 'certain' && promises.every((one) => among.has(one)),
    ),
  };
}
