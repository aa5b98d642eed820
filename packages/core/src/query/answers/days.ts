import type { Entry } from '../../ledger/entry.ts';
import { isPromise } from '../../ledger/entry.ts';
import { type Day, EARLIEST, isoDay, LATEST } from '../../ledger/values/civil-day.ts';
import { knownSince } from '../../lifecycle/acceptance.ts';
import { dateOf, statementsOf } from '../../lifecycle/counting.ts';
import type { Desk } from './desk.ts';
import type { View } from './view.ts';

/** The days of a ledger, for a slider over its time. */
export interface DaysAnswer {
  /** Days on which something happened, was done or fell due, or on which a deadline was over; in order, each once. */
  readonly happened: readonly string[];
  /** Days on which something became known; in order, each once. */
  readonly known: readonly string[];
  /** The day it is. */
  readonly today: string;
}

/** The days on which something can look different from the day before. */
export function daysAnswer(desk: Desk, view: View): DaysAnswer {
  return { ...view.keep('days', () => daysOf(desk, view)), today: isoDay(desk.today) };
}

function daysOf({ ledger }: Desk, { judgement }: View): Omit<DaysAnswer, 'today'> {
  const happened = new Set<Day>();
  const known = new Set<Day>();
  for (const entry of ledger.entries()) {
    for (const day of datesOf(entry)) happened.add(day);
    for (const vouchers of statementsOf(entry)) known.add(knownSince(vouchers, dateOf(entry)));
  }
  for (const { due, deadline } of judgement.promises) {
    if (due) happened.add(due.last);
    if (deadline) happened.add(deadline.last + 1);
  }
  return { happened: inOrder(happened), known: inOrder(known) };
}

function* datesOf(entry: Entry): Generator<Day> {
  if (!('date' in entry)) return;
  const { date } = entry;
  yield date.first;
  yield date.last;
  if (!isPromise(entry)) return;
  const { by } = entry.terms.limits;
  if (by?.kind === 'date') yield by.date.last + 1;
}

function inOrder(days: ReadonlySet<Day>): string[] {
  return [...days]
    .filter((day) => day > EARLIEST + 1 && day < LATEST)
    .sort((a, b) => a - b)
    .map(isoDay);
}
