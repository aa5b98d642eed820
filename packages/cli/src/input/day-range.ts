import { type Day, type DiffOptions, isoDay, type Ledger } from '@troth/core';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { daysOf, lastDayOf, zoneOf } from './days.ts';

const HOW = [
  'Two days to judge on: troth diff --on 2026-03-01..2026-03-31',
  'Two days to know by: troth diff --known 2026-03-01..2026-03-31',
];

/** The two days that a call compares: `--on A..B` or `--known A..B`; the other option may give one day. */
export function comparedDays(call: Call, ledger: Ledger): DiffOptions {
  const [on, known] = ['on', 'known'].map((option) => isRange(call.value(option)));
  if (on && known) throw new Problem('--on and --known both give two days; one of them must be one day', HOW);
  if (!on && !known) throw missing(call);
  const zone = zoneOf(ledger);
  const withoutDisputed = call.has('without-disputed');
  if (on) {
    const one = { ...call, value: (name: string) => (name === 'on' ? undefined : call.value(name)) };
    return { axis: 'on', ...range(call, 'on', zone), known: daysOf(one, ledger).known, withoutDisputed };
  }
  const one = { ...call, value: (name: string) => (name === 'known' ? undefined : call.value(name)) };
  return { axis: 'known', ...range(call, 'known', zone), on: daysOf(one, ledger).on, withoutDisputed };
}

function isRange(text: string | undefined): boolean {
  return text !== undefined && /(?<!^|\/)\.\.(?!$)|^\.\.[^/]|[^/]\.\.$/.test(text);
}

function missing(call: Call): Problem {
  for (const option of ['on', 'known']) {
    const text = call.value(option);
    if (text !== undefined)
      return new Problem(`--${option} ${text} is one day; diff compares two, as A..B`, HOW);
  }
  return new Problem('which days to compare? --on A..B or --known A..B', HOW);
}

function range(call: Call, option: string, zone: string | null): { readonly from: Day; readonly to: Day } {
  const text = call.value(option)!;
  const parts = text.split('..');
  if (parts.length !== 2 || parts.includes(''))
    throw new Problem(`--${option} ${text} is not two days with two dots between`, HOW);
  const [from, to] = parts.map((part) => lastDayOf(option, part, zone)) as [Day, Day];
  if (from > to)
    throw new Problem(
      `--${option} ${text}: the first day comes after the second (${isoDay(from)}, ${isoDay(to)})`,
    );
  return { from, to };
}
