import {
  countAsKnown,
  type Day,
  humanRange,
  isoDay,
  LATEST,
  type Ledger,
  sideOf,
  whatIfReport,
} from '@troth/core';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { daysOf } from '../input/days.ts';
import { judgeFor } from '../input/judge-for.ts';
import { checkDraft, type Draft, readDraft } from '../input/read-draft.ts';
import { sayErrors } from '../input/say-errors.ts';
import { counted } from '../output/promise-words.ts';
import { whatIfText } from '../output/what-if-text.ts';

/** `troth what-if FILE`: what entries would change that are only supposed. */
export async function whatIf(call: Call): Promise<number> {
  const [file, ...ledgers] = call.operands;
  if (file === undefined)
    throw new Problem('what if what? troth what-if FILE', [
      'FILE holds the entries that are supposed; - reads them from standard input.',
    ]);
  const draft = await readDraft(call, file, ledgers);
  const supposed = draft.supposed();
  const on = dayOf(call, draft, supposed);
  const dated: Call = { ...call, value: (name) => (name === 'on' ? isoDay(on) : call.value(name)) };
  checkDraft(dated, draft, supposed, judgeFor(dated, supposed));
  sayErrors(call, supposed);
  countAsKnown(supposed, draft.path);
  const current = draft.current();
  const [before, after] = [sideOf(judgeFor(dated, current)), sideOf(judgeFor(dated, supposed))];
  const report = whatIfReport(before, after);
  if (call.has('json')) call.io.out.write(`${JSON.stringify(report, null, 2)}\n`);
  else call.io.out.write(whatIfText(call, { path: draft.path, ledger: supposed, before, after, report }));
  return 0;
}

/** The day asked for, or the last day that the supposed entries speak of where that is later and none is asked for. */
function dayOf(call: Call, { path }: Draft, ledger: Ledger): Day {
  const { on } = daysOf(call, ledger);
  const later = datesOf(ledger, path).filter((day) => day > on);
  if (later.length === 0) return on;
  if (call.value('on') === undefined) return Math.max(...later);
  const count = `${counted(later.length, 'entry', 'entries')} of ${path}`;
  const [are, they] = later.length === 1 ? ['is', 'counts'] : ['are', 'count'];
  call.io.err.write(
    `troth: ${count} ${are} dated after ${humanRange(on, on)}, and ${they} for nothing yet\n`,
  );
  return on;
}

/** The day by which each entry of a file has happened; of one with an open end, its first. */
function datesOf(ledger: Ledger, path: string): Day[] {
  const entries = ledger.documents.find((file) => file.path === path)?.entries ?? [];
  return entries.flatMap((entry) => {
    if (!entry || !('date' in entry)) return [];
    const { first, last } = entry.date;
    return [last < LATEST ? last : first];
  });
}
