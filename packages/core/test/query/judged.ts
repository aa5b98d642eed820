import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { type Judgement, judge } from '../../src/lifecycle/judge.ts';
import type { PromiseStanding, RequestStanding } from '../../src/lifecycle/standing.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** A ledger of one file, judged on a day (`2026-07-01`). */
export function judged(text: string, on: string): { ledger: Ledger; judgement: Judgement } {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number];
  const ledger = Ledger.read([sourceText('ledger.troth', text)]);
  return { ledger, judgement: judge(ledger, { on: dayOf(year, month, day) }) };
}

/** The ids of promises or requests, in their order. */
export function ids(promises: readonly (PromiseStanding | RequestStanding)[]): string[] {
  return promises.map(({ entry }) => `@${entry.name.text}`);
}
