import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { realMistakes } from '../ledger/real-mistakes.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { acceptanceOf } from './acceptance.ts';
import { Judging } from './judging.ts';
import type { PromiseStanding, RequestStanding } from './standing.ts';
import { World } from './world.ts';

/** Which day to judge on, at its end, and which day to know by. */
export interface JudgeOptions {
  readonly on: Day;
  /** Undefined: everything is known. */
  readonly known?: Day | undefined;
  /** Whether what is both supported and denied counts for nothing; by default it counts, and what rests on it is marked. */
  readonly withoutDisputed?: boolean | undefined;
}

/** Where every promise and request of a ledger stands on a day, as known on a day. */
export interface Judgement {
  readonly on: Day;
  readonly known: Day | undefined;
  readonly withoutDisputed: boolean;
  readonly promises: readonly PromiseStanding[];
  readonly requests: readonly RequestStanding[];
  /** Acts without standing or effect, and ratings that differ from what is computed. */
  readonly diagnostics: readonly Diagnostic[];
  /** What judged, for explanations. */
  readonly judging: Judging;
}

/**
 * Works out where every promise stands: a pure function of the ledger, the day to judge on and the day to know by
 * (semantics.md: From events to states). Throws a RangeError where the day to judge on is no whole number of days.
 *
 * ```ts
 * import { dayOf, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('bike.troth', [
 *   'party @anna',
 *   'party @ben',
 *   '2026-03-01 promise @bike',
 *   '  from @anna',
 *   '  to   @ben',
 *   '  will @anna lends the bike to @ben',
 *   '  by   2026-03-10',
 * ].join('\n'))]);
 * judge(ledger, { on: dayOf(2026, 3, 11) }).promises[0].standing // => ['overdue']
 * ```
 */
export function judge(ledger: Ledger, options: JudgeOptions): Judgement {
  const { on, known, withoutDisputed } = options;
  const judging = new Judging(new World(ledger, acceptanceOf(ledger, known, withoutDisputed)), on);
  judging.all();
  const judged = judging.judgement();
  const { promises, requests } = judged;
  const diagnostics = realMistakes(
    ledger,
    [...judged.diagnostics],
    (whole) => judge(whole, options).diagnostics,
  );
  return {
    on,
    known,
    withoutDisputed: judged.withoutDisputed,
    promises,
    requests,
    diagnostics,
    judging,
  };
}
