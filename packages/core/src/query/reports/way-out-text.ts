import type { Fit, Lack, Lift, TooLate, WayOut } from '../../conflict/conflict.ts';
import { amountText } from '../../exposure/amounts.ts';
import type { PromiseEntry, Terms } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import type { CountRange } from '../../lifecycle/relations.ts';
import { countText } from '../words/count-text.ts';
import { atLeastText, fittingText } from '../words/extent-text.ts';
import { groupedDigits } from '../words/grouped-digits.ts';
import { idOf, listText, titleOf } from '../words/name-text.ts';
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
  const actors = actorsText(lift, membersOf(lift));
  switch (lift.how) {
    case 'release': {
      const promisors = listText(terms.from.map(({ party }) => titleOf(party)));
      return `${actors} ${verb(lift, 'release')} ${promisors} from ${part}${id}.`;
    }
    case 'end':
      return `${actors} ${verb(lift, 'end')} ${part}${id}.`;
    case 'break': {
      // Whoever does not carry out a threat breaks no promise.
      const word = lift.promise.kind === 'threat' ? 'drop' : 'break';
      return `${actors} ${verb(lift, word)} ${part}${id}.`;
    }
  }
}

function partText({ atLeast, promise }: Lift, fits: readonly Fit[]): string {
  if (!atLeast) return '';
  const fit = fits.find((one) => one.promise === promise);
  const demand = fit?.demand;
  const unit = unitText(promise);
  if (demand && !atLeast.isOpen && (fit.done.high === 0 || (isExact(demand) && atLeast.low === demand.low)))
    return demand.high === 1 && unit === '' ? '' : groupedDigits(`all ${countText(demand)}${unit} of `);
  return groupedDigits(`${atLeastText(atLeast)}${demand ? ` of the ${countText(demand)}` : ''}${unit} of `);
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
    isExact(done) &&
    isExact(demand) &&
    demand.low >= HARD_TO_COMPARE &&
    short > 0 &&
    short < FEW &&
    !done.isOpen;
  return groupedDigits(isNearlyAll ? `all but ${short} of ${whole}` : `${fittingText(done)} of ${whole}`);
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

/** Who acts, as a sentence begins; through an office its holder. */
function actorsText(act: Pick<Lift, 'by' | 'through'>, textOf: (name: Name) => string): string {
  const text = listText(actorTexts(act, textOf));
  return act.by.some(isGroup) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** How a group acts: by a power any one of its members; as promisee each of them lets go; as promisor it is bound as one. */
function membersOf({ how, byPower }: Lift): (name: Name) => string {
  if (how === 'break') return titleOf;
  return byPower ? oneOf : eachOf;
}

function oneOf(name: Name): string {
  return isGroup(name) ? `any one of ${titleOf(name)}` : titleOf(name);
}

function eachOf(name: Name): string {
  return isGroup(name) ? `each of ${titleOf(name)}` : titleOf(name);
}

/** Those who act together, an office with its holder: `Attorney General (Pam Bondi)`. */
export function actorTexts(
  { by, through }: Pick<Lift, 'by' | 'through'>,
  textOf: (name: Name) => string,
): string[] {
  if (!through) return by.map(textOf);
  // Beside its holder may act others, whose consent the power needs.
  const holders = by.filter((name) => isHolder(through, name));
  const others = by.filter((name) => !holders.includes(name));
  return [`${titleOf(through)} (${listText(holders.map(textOf)) || 'vacant'})`, ...others.map(textOf)];
}

function isHolder({ entry }: Name, name: Name): boolean {
  return entry?.kind === 'office' && entry.holders.some(({ who }) => who === name);
}

function verb(act: Lift, word: string): string {
  const isMany = act.how === 'break' && act.by.some(isGroup);
  return !isMany && actorTexts(act, titleOf).length < 2 ? `${word}s` : word;
}

/** What an act still needs, with the name of who has to be asked or told: `notice of 30 days to El Salvador`. */
export function lackText({ what, who, rest }: Lack, nameOf: (name: Name) => string): string {
  return `${what} ${nameOf(who)}${rest}`;
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
    ...lifts.flatMap(({ needs }) => needs.map((need) => `still needs ${lackText(need, titleOf)}`)),
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
    const amount = stake.amount ? ` (${groupedDigits(amountText(stake.amount))})` : '';
    byParty.set(stake.party, [...(byParty.get(stake.party) ?? []), `${stake.what}${amount}`]);
  }
  return [...byParty].map(([party, losses]) => {
    const word = isGroup(party) ? 'lose' : 'loses';
    return `${titleOf(party)} ${word}${agreed ? ' by consent' : ''}: ${listText([...new Set(losses)])}`;
  });
}

/** A power that comes too late, and by how many days. */
export function tooLateText(late: TooLate): string {
  const { promise, how, earliest, deadline } = late;
  const days = earliest - deadline;
  const first = `${humanRange(earliest, earliest)} at the earliest, when the notice it needs ends`;
  const last = `${days} ${days === 1 ? 'day' : 'days'} after ${humanRange(deadline, deadline)}, the last day that helps`;
  return `${actorsText(late, oneOf)} can ${how} ${idOf(promise.name)} on ${first}: ${last}.`;
}
