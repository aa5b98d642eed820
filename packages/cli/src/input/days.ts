import { type Day, isDateProblem, isZone, LATEST, type Ledger, readDate } from '@troth/core';
import { Problem, todayIn } from '@troth/server';
import type { Call } from '../command.ts';

/** The day to judge on and the day to know by, as options say, else the ledger, else today in its zone. */
export function daysOf(call: Call, ledger: Ledger): { readonly on: Day; readonly known: Day | undefined } {
  const { settings } = ledger;
  const zone = zoneOf(ledger);
  return {
    on: lastDay(call, 'on', zone) ?? settings.on?.last ?? todayIn(call.io.now(), zone),
    known: lastDay(call, 'known', zone) ?? settings.known?.last,
  };
}

/** The zone that a ledger's days are in; null where it says none. */
export function zoneOf({ settings: { zone } }: Ledger): string | null {
  return zone !== undefined && isZone(zone) ? zone : null;
}

/** The last day that the date of an option may mean. */
export function lastDay(call: Call, option: string, zone: string | null): Day | undefined {
  const text = call.value(option);
  return text === undefined ? undefined : lastDayOf(option, text, zone);
}

/** The last day that a date given with an option may mean. */
export function lastDayOf(option: string, text: string, zone: string | null): Day {
  const { last } = dateOf(option, text, zone);
  if (last === LATEST) throw new Problem(`--${option} ${text} has no last day`);
  return last;
}

/** The days that the date of an option may mean. */
export function dateOption(
  call: Call,
  option: string,
  zone: string | null,
): { readonly first: Day; readonly last: Day } | undefined {
  const text = call.value(option);
  return text === undefined ? undefined : dateOf(option, text, zone);
}

function dateOf(
  option: string,
  text: string,
  zone: string | null,
): { readonly first: Day; readonly last: Day } {
  const date = readDate(text, zone);
  if (!isDateProblem(date)) return date;
  const instead = date.instead === undefined ? '' : ` Did you mean ${date.instead}?`;
  throw new Problem(`--${option} ${text}: ${date.message}${instead}`);
}
