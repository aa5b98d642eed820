import { type Condition, whichWords } from '../../ledger/condition.ts';
import { dealOf, fullTerms } from '../../ledger/deal-terms.ts';
import type { ActEntry, Entry, Power } from '../../ledger/entry.ts';
import { isPromise } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { humanRange, isoDay } from '../../ledger/values/civil-day.ts';
import type { DateValue } from '../../ledger/values/date-value.ts';
import type { Block } from '../../text/block.ts';
import type { Relations } from '../relations.ts';
import type { World } from '../world.ts';
import { isHeldBy } from './act-standing.ts';

/** What gives powers: a promise, its deal, an amendment. */
interface Giver {
  readonly block: Block;
  readonly terms?: { readonly powers: readonly Power[] } | undefined;
}

/** What may give powers over a promise: the promise itself, its deal, what amended it. */
export function givers(world: World, entry: Entry | undefined): readonly Giver[] {
  if (!entry || !isPromise(entry)) return [];
  const deal = dealOf(entry.terms);
  const { powers } = fullTerms(entry);
  const taken = deal?.terms.powers.filter((power) => powers.includes(power)) ?? [];
  return [entry, ...(deal ? [{ block: deal.block, terms: { powers: taken } }] : []), ...world.actsOn(entry)];
}

/**
 * What to say of an act by those who hold the power for it, but only while something is so that was not so then, or by an
 * office that they did not hold then; undefined where they hold no such power.
 */
export function unmetHelp(
  relations: Relations,
  from: readonly Giver[],
  { act, by, date }: ActEntry,
): string | undefined {
  const unmet = from.flatMap(({ block, terms }) =>
    (terms?.powers ?? [])
      .filter((power) => power.act === act && power.while && isHeldBy(relations, power, by, date.first))
      .map((power) => `\`while ${written(block, power.while!)}\``),
  );
  if (unmet.length === 0) return notHeldHelp(relations, from, act, by, date);
  const who = by.map((name) => `@${name.text}`).join(' and ');
  const when = humanRange(date.first, date.last);
  return `\`${who}\` may ${act} it only ${[...new Set(unmet)].join(' or ')}, and by what the ledger holds that was not so on ${when}. Check the date, or add what happened.`;
}

/** What to say of an act for an office by which nobody, or somebody else, could act then. */
function notHeldHelp(
  relations: Relations,
  from: readonly Giver[],
  act: ActEntry['act'],
  by: readonly Name[],
  date: DateValue,
): string | undefined {
  const when = humanRange(date.first, date.last);
  const end = 'Check the date, or correct who held it when.';
  const vacant = by.find(
    (name) => name.entry?.kind === 'office' && relations.holders(name, date.first).length === 0,
  );
  if (vacant)
    return `Nobody held \`@${vacant.text}\` on ${when}, and for a vacant office nobody acts. ${end}`;
  for (const { holder, act: given } of from.flatMap(({ terms }) => terms?.powers ?? [])) {
    const office = holder.entry;
    if (given !== act || office?.kind !== 'office') continue;
    const once = by.find((actor) => office.holders.some(({ who }) => who === actor));
    if (once)
      return `\`@${once.text}\` did not hold \`@${holder.text}\` on ${when}, whose power it is. ${end}`;
  }
  return undefined;
}

/** A condition as it is written. */
function written({ source, start }: Block, condition: Condition): string {
  if (condition.kind === 'state')
    return `${whichWords(condition)}@${condition.promise.text} is ${condition.state}`;
  const { sentence } = condition;
  const deed = source.text.slice(start + sentence.start, start + sentence.end).replace(/\s+/g, ' ');
  if (condition.kind === 'deed') return deed;
  return `no ${deed} by ${condition.by.kind === 'date' ? isoDay(condition.by.date.last) : '…'}`;
}
