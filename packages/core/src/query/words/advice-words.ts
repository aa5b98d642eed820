import { isSame, type Option } from '../../advice/decision.ts';
import type { NumberInput } from '../../ledger/choice-input.ts';
import { groupedDigits } from './grouped-digits.ts';

/** What one does by an option, after `to` or as the head of a row. */
export const OPTION_WORDS: Readonly<Record<Option, string>> = {
  continue: 'go on as before',
  condition: 'go on only after they perform first',
  renegotiate: 'ask for new terms',
  leave: 'leave',
};

/** The same as what is worth something. */
export const OPTION_NOUNS: Readonly<Record<Option, string>> = {
  continue: 'going on as before',
  condition: 'letting them perform first',
  renegotiate: 'asking for new terms',
  leave: 'leaving',
};

/** What each input is, for a reader. */
export const INPUT_WORDS: Readonly<Record<NumberInput, string>> = {
  kept: 'what a period is worth if they keep their word',
  broken: 'what a period is worth if we comply and they do not',
  idle: 'what a period is worth if neither side performs',
  leave: 'what a period outside the agreement is worth',
  'condition-cost': 'what letting them perform first costs in a period',
  'exit-cost': 'what leaving costs once',
  discount: 'what the next period counts for beside this one',
  chance: 'the chance that they keep their word',
  blocked: 'the chance that a conflict blocks the promise',
  'their-gain': 'what breaking gains them in a period',
  'their-loss': 'what they lose in each period once nobody performs',
  detection: 'how many periods pass until a breach is answered',
  hostage: 'what they forfeit by breaking',
  audience: 'what a breach costs them with others who watch',
  'false-alarm': 'the chance in a period that a kept promise is taken for a broken one',
  'renegotiation-cost': 'what asking for new terms costs',
  accepted: 'the chance that new terms are accepted',
  'new-kept': 'what a period is worth under new terms if they keep their word',
  'new-broken': 'what a period is worth under new terms if they do not',
};

/** A worth or an amount that was worked out: two digits after the point, more only where it is small. */
export function amountText(value: number): string {
  const size = Math.abs(value);
  const places = size >= 1 || size === 0 ? 2 : size >= 0.1 ? 3 : 4;
  const text = value.toFixed(places).replace(/\.?0+$/, '');
  return groupedDigits(text === '-0' ? '0' : text);
}

/** A number as it was given. */
export function givenText(value: number): string {
  return groupedDigits(String(Number(value.toPrecision(12))));
}

/** `1,000` */
export function countedText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A value of an option, always with as many digits after the point as others beside it, so that a column lines up. */
export function valueText(value: number, places = 2): string {
  const text = value.toFixed(places);
  return groupedDigits(/^-0\.0+$/.test(text) ? text.slice(1) : text);
}

/** How many digits after the point tell values apart that are not the same: two, and six at most. */
export function placesFor(values: readonly number[]): number {
  const tells = (places: number) =>
    values.every((one) =>
      values.every((other) => isSame(one, other) || valueText(one, places) !== valueText(other, places)),
    );
  return [2, 3, 4, 5, 6].find(tells) ?? 6;
}

/** A chance as a share of a hundred: `75`, `fewer than 1`. A digit after the point where it would look like none or all. */
export function outOf100(chance: number): string {
  const hundred = chance * 100;
  if (chance <= 0) return '0';
  if (chance >= 1) return '100';
  if (hundred < 0.1) return 'fewer than 0.1';
  if (hundred > 99.9) return 'more than 99.9';
  return hundred < 1 || hundred > 99 ? hundred.toFixed(1).replace(/\.0$/, '') : String(Math.round(hundred));
}

/** A share in whole parts of a hundred, where there is any: `38`, `fewer than 1`. */
export function partOf100(share: number, whole: number): string {
  return whole === 0 && share > 0 ? 'fewer than 1' : String(whole);
}

/** A range of chances: `53..92 of 100`. */
export function rangeOf100(low: number, high: number): string {
  const [from, to] = [outOf100(low), outOf100(high)];
  return from === to ? `${from} of 100` : `${from}..${to} of 100`;
}

/** A number for JSON: what is beyond the ninth digit after the point is noise of the computation. */
export function exact(value: number): number {
  const rounded = Math.round(value * 1e9) / 1e9;
  return rounded === 0 ? 0 : rounded;
}
