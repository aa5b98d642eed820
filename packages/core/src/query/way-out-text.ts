import type { Fit, Lift, TooLate, WayOut } from '../conflict/conflict.ts';
import { humanRange } from '../ledger/civil-day.ts';
import type { PromiseEntry, Terms } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { CountRange } from '../lifecycle/relations.ts';
import { countText } from './count-text.ts';
import { groupedDigits } from './grouped-digits.ts';
import { idOf, listText, titleOf } from './name-text.ts';
import { type RecordPrice, recordPriceTexts } from './record-price.ts';

/**
 * What a way out asks of one promise, as a sentence: `El Salvador releases United States from at least 1..8 of the 9 of
 * @hand-over.`
 *
 * @param terms of the promise
 * @param fits how much of which promise is asked for
 */
export function liftText(lift: Lift, terms: Pick<Terms, 'from'>, fits: readonly Fit[]): string {
  const id = idOf(lift.promise.name);
  const part = partText(lift, fits);
  const actors = actorsText(lift);
  switch (lift.how) {
    case 'release': {
      const promisors = listText(terms.from.map(({ party }) => titleOf(party)));
      return `${actors} ${verb(lift, 'release')} ${promisors} from ${part}${id}.`;
    }
    case 'end':
      return `${actors} ${verb(lift, 'end')} ${part}${id}.`;
    case 'break':
      return `${actors} ${verb(lift, 'break')} ${part}${id}.`;
  }
}

function partText({ atLeast, promise }: Lift, fits: readonly Fit[]): string {
  if (!atLeast) return '';
  const demand = fits.find((fit) => fit.promise === promise)?.demand;
  const unit = unitText(promise);
  if (demand && isExact(demand) && atLeast.low === demand.low)
    return groupedDigits(`all ${countText(demand)}${unit} of `);
  return groupedDigits(
    `at least ${countText(atLeast)}${demand ? ` of the ${countText(demand)}` : ''}${unit} of `,
  );
}

/** From this many on, a number is told by what it lacks where that is little; its digits are hard to compare. */
const HARD_TO_COMPARE = 10_000;
/** What is little. */
const FEW = 100;

/**
 * How much of a promise can be done while the others are kept: `1..8 of 9`, `40 of 60 tonne`, `all but 1 of
 * 5,000,000,000`, with commas in long numbers.
 */
export function fitText({ promise, done, demand }: Fit): string {
  const whole = `${countText(demand)}${unitText(promise)}`;
  const short = Number((demand.low - done.low).toFixed(6));
  const isNearlyAll =
    isExact(done) && isExact(demand) && demand.low >= HARD_TO_COMPARE && short > 0 && short < FEW;
  return groupedDigits(isNearlyAll ? `all but ${short} of ${whole}` : `${countText(done)} of ${whole}`);
}

function isExact({ low, high }: CountRange): boolean {
  return low === high;
}

/** The unit that a promise is counted in, after a space; nothing where members are counted. */
function unitText({ terms }: PromiseEntry): string {
  for (const { kind, ways } of terms.undertakings) {
    if (kind !== 'will') continue;
    for (const argument of ways.flatMap(({ sentence }) => sentence.arguments))
      if (argument.kind === 'amount') return ` ${argument.unit.code}`;
  }
  return '';
}

/** Who acts; of a group each member, and through an office its holder. */
function actorsText({ by, through }: Lift): string {
  const names = by.map((name) => (isGroup(name) ? `each of ${titleOf(name)}` : titleOf(name)));
  const actors = listText(names);
  if (!through) return actors.replace(/^each/, 'Each');
  return `${titleOf(through)} (${actors || 'vacant'})`;
}

function verb({ by, through }: Lift, word: string): string {
  return through || by.length < 2 ? `${word}s` : word;
}

function isGroup({ entry }: Name): boolean {
  return entry?.kind === 'group';
}

/**
 * What a way out still needs, and what it costs whom, in short phrases.
 *
 * @param prices what it does to records; undefined: that was not worked out
 */
export function costTexts({ lifts, cost }: WayOut, prices?: readonly RecordPrice[]): string[] {
  const promised = new Set(lifts.flatMap(({ promisedBy }) => promisedBy.map(({ name }) => idOf(name))));
  const breakers = new Set(lifts.filter(({ how }) => how === 'break').flatMap(({ by }) => by.map(titleOf)));
  const lost = stakeTexts(cost, false);
  const texts = [
    ...lifts.flatMap(({ needs }) => needs.map((need) => `still needs ${need}`)),
    ...(promised.size > 0 ? [`promised by ${listText([...promised])}`] : []),
    ...lost,
    ...stakeTexts(cost, true),
  ];
  if (lost.length > 0 && breakers.size === 0) texts.push('lawful, and let down');
  if (cost.falls.length > 0)
    texts.push(`${listText(cost.falls.map(({ name }) => idOf(name)))} can then no longer fall due`);
  if (cost.deals.length > 0) texts.push(`touches ${listText(cost.deals.map(idOf))}`);
  if (prices) texts.push(...recordPriceTexts(prices));
  else if (breakers.size > 0) texts.push(`a breach on the record of ${listText([...breakers])}`);
  return texts;
}

function stakeTexts({ stakes }: WayOut['cost'], agreed: boolean): string[] {
  const byParty = new Map<Name, string[]>();
  for (const stake of stakes) {
    if (stake.agreed !== agreed) continue;
    byParty.set(stake.party, [...(byParty.get(stake.party) ?? []), stake.what]);
  }
  return [...byParty].map(([party, losses]) => {
    const word = isGroup(party) ? 'lose' : 'loses';
    return `${titleOf(party)} ${word}${agreed ? ' by consent' : ''}: ${listText([...new Set(losses)])}`;
  });
}

/** A power that comes too late, and by how many days. */
export function tooLateText({ promise, how, by, earliest, deadline }: TooLate): string {
  const days = earliest - deadline;
  const late = `${days} ${days === 1 ? 'day' : 'days'} too late`;
  const until = `${humanRange(earliest, earliest)} at the earliest, after ${humanRange(deadline, deadline)}`;
  return `${listText(by.map(titleOf))} can ${how} ${idOf(promise.name)} on ${until}: ${late}.`;
}
