import { ImportProblem } from '../import-problem.ts';
import type { Row, Table } from '../input/read-table.ts';
import type { Remarks } from '../report.ts';

/** What a tracker said of one promise over time. */
export interface Chronicle {
  /** Its title as {@link titleKey} folds it. */
  readonly key: string;
  /** The title as it was last written. */
  readonly title: string;
  /** At least one; two that follow each other differ. */
  readonly steps: readonly StatusStep[];
}

export interface StatusStep {
  readonly day: string;
  /** The day, or the time where the status changed more than once on that day. */
  readonly when: string;
  /** Undefined: the promise was no longer listed. */
  readonly status: string | undefined;
  readonly line: number;
}

/** One version of the tracker's file that touched a promise. */
interface Version {
  readonly commit: string;
  readonly time: string;
  /** The status in it; undefined where the promise is gone. */
  status: string | undefined;
  line: number;
}

const COLUMNS = ['committed_at', 'commit', 'promise', 'new_status', 'event'];
const GONE = 'removed-or-retitled';

/**
 * A title without what a tracker's keepers mend in it: capitals, punctuation and spaces.
 *
 * ```ts
 * titleKey('Build the Wall;') // => 'build the wall'
 * ```
 */
export function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Reads the history of a tracker's statuses. Titles are its only keys, so a title that goes in one version while a
 * near one comes in the same version, with the same status, is the same promise under a new title.
 *
 * @param listed the keys of the promises that the tracker lists now
 */
export function chroniclesOf(table: Table, listed: ReadonlySet<string>, remarks: Remarks): Chronicle[] {
  const missing = COLUMNS.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) throw new ImportProblem(`${table.file} has no column ${missing.join(', ')}`);
  const histories = new Map<string, Version[]>();
  const titles = new Map<string, string>();
  for (const row of table.rows) addRow(table, row, histories, titles, remarks);
  joinRetitled(table.file, histories, listed, remarks);
  return [...histories]
    .map(([key, versions]) => ({ key, title: titles.get(key)!, steps: stepsOf(versions) }))
    .filter(({ steps }) => steps.length > 0);
}

function addRow(
  { cell, file }: Table,
  row: Row,
  histories: Map<string, Version[]>,
  titles: Map<string, string>,
  remarks: Remarks,
): void {
  const title = cell(row, 'promise');
  const time = cell(row, 'committed_at');
  const event = cell(row, 'event');
  if (title === '') {
    remarks.skipped(file, row.line, 'no promise is named');
    return;
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(time)) {
    remarks.skipped(file, row.line, 'committed_at is no time with an offset');
    return;
  }
  const status = event === GONE ? undefined : cell(row, 'new_status');
  if (status === '') {
    remarks.skipped(file, row.line, 'no new status');
    return;
  }
  const key = titleKey(title);
  titles.set(key, title);
  const versions = histories.get(key) ?? [];
  histories.set(key, versions);
  const commit = cell(row, 'commit');
  const same = versions.find((version) => version.commit === commit);
  if (!same) versions.push({ commit, time, status, line: row.line });
  // One title that goes and comes in one version was only written otherwise.
  else if (status !== undefined) Object.assign(same, { status, line: row.line });
}

/** Moves the history of a title that was replaced to the title that replaced it. */
function joinRetitled(
  file: string,
  histories: Map<string, Version[]>,
  listed: ReadonlySet<string>,
  remarks: Remarks,
): void {
  for (const key of [...histories.keys()]) {
    const versions = histories.get(key)!;
    const last = versions.at(-1)!;
    if (listed.has(key) || last.status !== undefined) continue;
    const held = versions.at(-2)?.status;
    const heirs = [...histories].filter(([other, [first]]) => {
      const comes = first!.commit === last.commit && first!.status !== undefined && first!.status === held;
      return other !== key && comes && likeness(key, other) >= 0.6;
    });
    if (heirs.length !== 1) continue;
    const [heir, later] = heirs[0]!;
    histories.set(heir, [...versions.slice(0, -1), ...later]);
    histories.delete(key);
    remarks.noted(file, last.line, `read as the title that came in its place: ${heir.slice(0, 60)}`);
  }
}

/** The share of words that two titles have in common, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))];
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
}

function stepsOf(versions: readonly Version[]): StatusStep[] {
  const inOrder = [...versions].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  while (inOrder[0]?.status === undefined && inOrder.length > 0) inOrder.shift();
  const changes = inOrder.filter(({ status }, at) => at === 0 || status !== inOrder[at - 1]!.status);
  // A rebuilt file drops everything and brings it back within the day: nothing was said by that.
  const lasting = changes.filter(({ status, time }, at) => {
    const next = changes[at + 1];
    return status !== undefined || !next || dayOf(next.time) !== dayOf(time);
  });
  const steps = lasting.filter(({ status }, at) => at === 0 || status !== lasting[at - 1]!.status);
  const perDay = new Map<string, number>();
  for (const { time } of steps) perDay.set(dayOf(time), (perDay.get(dayOf(time)) ?? 0) + 1);
  return steps.map(({ status, time, line }) => {
    const day = dayOf(time);
    return { day, when: perDay.get(day)! > 1 ? time : day, status, line };
  });
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
