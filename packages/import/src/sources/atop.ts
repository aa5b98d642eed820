import type { Row, Table } from '../input/read-table.ts';
import { type DayRange, writtenDays } from './partial-day.ts';

/** How ATOP is cited. */
export const CITE_ATOP =
  'Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long. 2002. “Alliance Treaty ' +
  'Obligations and Provisions, 1815–1944.” International Interactions 28: 237–260 (version 4.01)';

/** A state in an alliance. */
export interface AllianceMember {
  readonly code: string;
  /** Undefined where only the list of members is there. */
  readonly from: DayRange | undefined;
  /** Undefined where it did not leave before the alliance ended. */
  readonly until: DayRange | undefined;
}

/** An alliance as ATOP has it. */
export interface Alliance {
  readonly line: number;
  readonly begins: DayRange;
  readonly members: readonly AllianceMember[];
}

/** Tells whether a table is ATOP's file of alliances, with one row for each. */
export function isAtopAlliances({ columns }: Table): boolean {
  return ['atopid', 'begyr', 'begmo', 'begday', 'mem1'].every((column) => columns.includes(column));
}

/** Tells whether a table is ATOP's file of members, with one row for each member and phase. */
export function isAtopMembers({ columns }: Table): boolean {
  return ['atopid', 'member', 'yrent', 'yrexit'].every((column) => columns.includes(column));
}

/** The alliances of ATOP by their number; members have their days where the file of members is there. */
export function readAlliances(table: Table, members: Table | undefined): Map<string, Alliance> {
  const dated = members ? membersOf(members) : new Map<string, AllianceMember[]>();
  const alliances = new Map<string, Alliance>();
  for (const row of table.rows) {
    const id = table.cell(row, 'atopid');
    const begins = daysOf(table, row, ['begyr', 'begmo', 'begday']);
    if (id === '' || !begins) continue;
    const listed = table.columns
      .filter((column) => /^mem\d+$/.test(column))
      .map((column) => table.cell(row, column))
      .filter((code) => code !== '')
      .map((code): AllianceMember => ({ code, from: undefined, until: undefined }));
    alliances.set(id, { line: row.line, begins, members: dated.get(id) ?? listed });
  }
  return alliances;
}

/** A member has a row for each phase of its alliance: it was one from the first on, until the last ended. */
function membersOf(table: Table): Map<string, AllianceMember[]> {
  const found = new Map<string, AllianceMember[]>();
  for (const row of table.rows) {
    const id = table.cell(row, 'atopid');
    const code = table.cell(row, 'member');
    const from = daysOf(table, row, ['yrent', 'moent', 'dayent']);
    const until = daysOf(table, row, ['yrexit', 'moexit', 'dayexit']);
    const members = found.get(id) ?? [];
    found.set(id, members);
    const before = members.findIndex((member) => member.code === code);
    if (before < 0) members.push({ code, from, until });
    else members[before] = { ...members[before]!, until };
  }
  return found;
}

function daysOf(table: Table, row: Row, columns: readonly [string, string, string]): DayRange | undefined {
  const [year, month, day] = columns.map((column) => table.cell(row, column));
  return year === '0' ? undefined : writtenDays(year!, month!, day!);
}
