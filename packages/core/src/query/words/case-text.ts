import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import { isDateProblem, readDate } from '../../ledger/values/date-value.ts';
import { idOf } from './name-text.ts';

/** `[of @anna to @ben on @asked #2]` at the end of the id of a case. */
const SELECTION = /\[(?:of (?<of>\S+))?(?: ?to (?<to>\S+))?(?: ?on (?<on>\S+))?(?: ?#(?<number>\d+))?\]$/;

/**
 * Which case of a promise with many an id names, in words. Empty for any other id.
 *
 * ```ts
 * caseText('@help[of @uk to @us on 1941-12-07]', () => undefined) // => '@uk → @us, 7 Dec 1941'
 * caseText('@rent[on 2026-03-01 #2]', () => undefined) // => '1 Mar 2026, no. 2'
 * caseText('@rent', () => undefined) // => ''
 * ```
 *
 * @param titled the title of an id, if it has one
 */
export function caseText(id: string, titled: (id: string) => string | null | undefined): string {
  const { of, to, on, number } = SELECTION.exec(id)?.groups ?? {};
  const named = (name: string) => titled(name) ?? name;
  const parties =
    of && to ? [`${named(of)} → ${named(to)}`] : of ? [named(of)] : to ? [`to ${named(to)}`] : [];
  const occasion = on === undefined ? [] : [on.startsWith('@') ? named(on) : dayText(on)];
  return [...parties, ...occasion, ...(number === undefined ? [] : [`no. ${number}`])].join(', ');
}

function dayText(written: string): string {
  const date = readDate(written, null);
  return !date || isDateProblem(date) ? written : humanRange(date.first, date.last);
}

/**
 * What a promise is called: its title, else its id. Of a case, which one it is stands behind, as all cases of a promise
 * have one title: `Rent (1 Mar 2026)`.
 */
export function promiseTitle(ledger: Ledger, { name, title }: PromiseEntry): string {
  const id = idOf(name);
  const words = caseText(id, (one) => ledger.find(one.slice(1))?.title);
  const called = title ?? id.replace(/\[.*/s, '');
  return words === '' ? called : `${called} (${words})`;
}
