import path from 'node:path';
import { type Day, type Entry, isoDay } from '@troth/core';
import type { Io } from '../io.ts';

/** When an entry was written into the ledger, as version control has it. */
export interface Entered {
  /** The day of the commit that its oldest line is from, where its author was. */
  readonly day: string;
  readonly commit: string;
  /** The last commit that changed a line of it; null where that is the same. */
  readonly changed: { readonly day: string; readonly commit: string } | null;
}

/**
 * When an entry was entered (evidence.md: five times are kept apart); null where its file is not under version control,
 * nothing of it is committed, or it was entered after the day that one knows by.
 */
export function enteredOf(io: Io, { block }: Entry, known: Day | undefined): Entered | null {
  const first = block.line + 1;
  const last = block.line + linesOf(block.source.text.slice(block.start, block.end));
  const said = io.blame(path.resolve(io.folder, block.path), first, last);
  if (said === undefined) return null;
  const commits = commitsIn(said).filter(({ day }) => known === undefined || day <= isoDay(known));
  const [oldest] = commits;
  const newest = commits.at(-1);
  if (!oldest || !newest) return null;
  const { day, commit } = newest;
  return { day: oldest.day, commit: oldest.commit, changed: newest === oldest ? null : { day, commit } };
}

/** How many lines an entry has, without comments and empty lines before the next one. */
function linesOf(written: string): number {
  const lines = written.split('\n');
  while (lines.length > 1 && /^(?:;|\s*$)/.test(lines.at(-1)!)) lines.pop();
  return lines.length;
}

/** The commits that lines are from, the oldest first; lines that are not committed have none. */
function commitsIn(porcelain: string): { readonly day: string; readonly commit: string }[] {
  const found: { commit: string; time: number; zone: string }[] = [];
  for (const line of porcelain.split('\n')) {
    const header = /^([0-9a-f]{40,64}) \d+ \d+ \d+$/.exec(line);
    if (header) found.push({ commit: header[1]!, time: Number.NaN, zone: '+0000' });
    const last = found.at(-1);
    const [, field, value] = /^author-(time|tz) (\S+)$/.exec(line) ?? [];
    if (!last || value === undefined) continue;
    if (field === 'time') last.time = Number(value);
    else last.zone = value;
  }
  return found
    .filter(({ commit, time }) => !/^0+$/.test(commit) && !Number.isNaN(time))
    .sort((a, b) => a.time - b.time)
    .map(({ commit, time, zone }) => ({ commit: commit.slice(0, 10), day: dayIn(time, zone) }));
}

/** The day of a moment where clocks are off by a zone such as `+0130`. */
function dayIn(seconds: number, zone: string): string {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  const offset = zone.startsWith('-') ? -minutes : minutes;
  return new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 10);
}
