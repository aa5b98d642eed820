import type { Ledger } from '../../ledger/ledger.ts';
import { type Day, isoDay } from '../../ledger/values/civil-day.ts';
import { Attribution } from '../../lifecycle/attribution.ts';
import { countable } from '../../lifecycle/counting.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { learnedOf } from '../../lifecycle/learning.ts';
import { areSame, type Standing, type Undertaken } from '../../lifecycle/result.ts';
import { Scopes } from '../../lifecycle/scope.ts';
import { idOf } from '../words/name-text.ts';
import { type CauseReport, learnedCauses } from './cause-report.ts';
import { type Change, causesInTime } from './causes-in-time.ts';
import { type Compared, type DiffOptions, judgeBoth } from './judge-both.ts';
import { type ResultReport, resultReport } from './result-report.ts';

/** What changed between two days, as JSON (docs/schema/diff.schema.json). */
export interface DiffReport {
  /** Whether days to judge on are compared, or days to know by. */
  readonly axis: 'on' | 'known';
  readonly from: string;
  readonly to: string;
  /** The day that both results are judged on; null where that is what is compared. */
  readonly on: string | null;
  /** The day that both are known by; null where everything is known, or where that is what is compared. */
  readonly known: string | null;
  /** Promises, threats and requests whose result changed, in the order of their ids. */
  readonly changes: readonly ChangeReport[];
}

/** What changed of one promise or request, and what brought that about. */
export interface ChangeReport {
  readonly id: string;
  readonly kind: Undertaken['kind'];
  readonly title: string | null;
  readonly change: 'appeared' | 'changed' | 'vanished';
  /** Null where it did not count yet, or was not made. */
  readonly before: ResultReport | null;
  readonly after: ResultReport | null;
  /** In time. None can be left out. */
  readonly causes: readonly CauseReport[];
}

/**
 * What changed between two days, and which entries changed it.
 *
 * Between two days to judge on, these are the steps that were added to the trace of a promise; a deadline that passes
 * has no entry. Between two days to know by, they are the smallest set of entries that became known, were retracted,
 * accepted or denied in between without which the result would not be what it is.
 *
 * @param compared the ledger judged at both ends, where that is at hand
 * @throws RangeError where `from` is after `to`
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
 *   '2026-03-02 event @lent',
 *   '  did  @anna lends the bike to @ben',
 *   '  known 2026-03-09',
 * ].join('\n'))]);
 * const days = { from: dayOf(2026, 3, 5), to: dayOf(2026, 3, 9), on: dayOf(2026, 3, 9) };
 * const [change] = diffReport(ledger, { axis: 'known', ...days }).changes;
 * [change.id, change.before.state, change.after.state, change.causes[0].entry] // => ['@bike', 'due', 'kept', '@lent']
 * ```
 */
export function diffReport(ledger: Ledger, options: DiffOptions, compared?: Compared): DiffReport {
  const { axis, from, to } = options;
  if (from > to) throw new RangeError(`${isoDay(from)} is after ${isoDay(to)}`);
  const ends = compared ?? judgeBoth(ledger, options);
  const changes = axis === 'on' ? changesInTime(ledger, ends) : changesInKnowledge(ledger, ends, options.on);
  const known = axis === 'on' ? options.known : undefined;
  return {
    axis,
    from: isoDay(from),
    to: isoDay(to),
    on: axis === 'known' ? isoDay(options.on) : null,
    known: known === undefined ? null : isoDay(known),
    changes: changes.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  };
}

function changesInTime(ledger: Ledger, { before, after }: Compared): ChangeReport[] {
  let scopes: Scopes | undefined;
  const scopeOf = (entry: Undertaken) => {
    scopes ??= new Scopes(ledger);
    return scopes.of(entry);
  };
  return changesBetween(before, after).map((change) =>
    changeReport(change, causesInTime(before, after, change, scopeOf)),
  );
}

function changesInKnowledge(ledger: Ledger, { before, after }: Compared, on: Day): ChangeReport[] {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return [];
  const from = before.judging.world.acceptance;
  const to = after.judging.world.acceptance;
  const scopes = new Scopes(ledger);
  const attribution = new Attribution(ledger, on, from, to, countable(ledger), (entry) => scopes.of(entry));
  return changes.map((change) => {
    const behind = attribution.causes(change.entry, change.before, change.after);
    const learned = behind.flatMap((entry) => learnedOf(ledger, entry, from, to));
    return changeReport(change, learnedCauses(learned, change.entry));
  });
}

function changesBetween(before: Judgement, after: Judgement): Change[] {
  const was = standingsOf(before);
  const is = standingsOf(after);
  const changes: Change[] = [];
  for (const entry of new Set([...was.keys(), ...is.keys()])) {
    const change = { entry, before: was.get(entry), after: is.get(entry) };
    if (!areSame(change.before, change.after)) changes.push(change);
  }
  return changes;
}

function standingsOf({ promises, requests }: Judgement): Map<Undertaken, Standing> {
  const standings = new Map<Undertaken, Standing>();
  for (const standing of [...promises, ...requests]) standings.set(standing.entry, standing);
  return standings;
}

function changeReport({ entry, before, after }: Change, causes: readonly CauseReport[]): ChangeReport {
  return {
    id: idOf(entry.name),
    kind: entry.kind,
    title: entry.title ?? null,
    change: before ? (after ? 'changed' : 'vanished') : 'appeared',
    before: before ? resultReport(before) : null,
    after: after ? resultReport(after) : null,
    causes,
  };
}
