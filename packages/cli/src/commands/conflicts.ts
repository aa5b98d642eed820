import {
  type Conflicts,
  conflictsOf,
  conflictsReport,
  countAsMade,
  type Day,
  type Fitting,
  fittingOf,
  fittingReport,
  hasCertain,
  idOf,
  isPromise,
  type Judgement,
  type Ledger,
  listText,
  type PromiseEntry,
} from '@troth/core';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { type Format, formatOf } from '../input/format-option.ts';
import { judgeFor } from '../input/judge-for.ts';
import { checkDraft, readDraft, sayNotTheirs } from '../input/read-draft.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { HIDING, sayErrors, soundness } from '../input/say-errors.ts';
import type { Page } from '../output/conflict-block.ts';
import { conflictPicture } from '../output/conflict-picture.ts';
import { conflictBlocks, conflictCount, conflictLines } from '../output/conflict-text.ts';
import { fittingLines } from '../output/fitting-text.ts';
import { counted, dayHeading } from '../output/promise-words.ts';
import { styleFor, wantsColour } from '../output/style.ts';
import { widthOf } from '../output/terminal-width.ts';

/** What was found in a ledger, with a draft or without. */
interface Found {
  readonly ledger: Ledger;
  readonly judgement: Judgement;
  readonly conflicts: Conflicts;
  readonly draft?: {
    readonly path: string;
    readonly fitting: Fitting;
    /** Those of its promises that forbid something from a later day on only. */
    readonly later: readonly PromiseEntry[];
  };
}

/** `troth conflicts`: what cannot all be kept, why, and the ways out. */
export async function conflicts(call: Call): Promise<number> {
  const format = formatOf(call);
  const draft = call.value('with');
  const found = draft === undefined ? await findConflicts(call) : await testDraft(call, draft);
  call.io.out.write(printed(call, format, found));
  const sound = found.draft ? 0 : soundness(call, found.ledger, found.judgement, HIDING);
  return statusOf(found) || sound;
}

function printed(call: Call, format: Format, found: Found): string {
  switch (format) {
    case 'text':
      return textOf(call, found);
    case 'json':
      return `${JSON.stringify(reportOf(found), null, 2)}\n`;
    case 'svg':
    case 'mermaid':
      return conflictPicture(format, found, found.conflicts);
  }
}

async function findConflicts(call: Call): Promise<Found> {
  const ledger = await readLedgerFor(call);
  const judgement = judgeFor(call, ledger);
  return { ledger, judgement, conflicts: conflictsOf(judgement) };
}

/** Tests promises that are not made yet: they count as made on the day itself, whatever their own date. */
async function testDraft(call: Call, operand: string): Promise<Found> {
  const draft = await readDraft(call, operand);
  const { path } = draft;
  const ledger = draft.supposed();
  const before = judgeFor(call, ledger);
  checkDraft(call, draft, ledger, before);
  sayErrors(call, ledger);
  const later = bansAfter(ledger, path, before.on);
  countAsMade(ledger, path, before.on);
  const judgement = judgeFor(call, ledger);
  sayNotTheirs(call, draft, judgement);
  const fitting = fittingOf(judgement, path);
  if (fitting.promises.length === 0)
    throw new Problem(`${path} holds no promise to test`, [
      `What other entries would change is told by: troth what-if ${operand}`,
    ]);
  const uncounted = fitting.uncounted.map(({ name }) => idOf(name));
  if (uncounted.length > 0)
    throw new Problem(
      `${listText(uncounted)} ${uncounted.length === 1 ? 'does' : 'do'} not count, so nothing could be tested: ` +
        'a source denies it, or it is retracted',
    );
  return { ledger, judgement, conflicts: fitting.conflicts, draft: { path, fitting, later } };
}

/** The promises of a file that are dated after a day, and want something not to be done, or to be kept up. */
function bansAfter(ledger: Ledger, path: string, day: Day): PromiseEntry[] {
  const entries = ledger.documents.find((one) => one.path === path)?.entries ?? [];
  return entries
    .filter(isPromise)
    .filter(({ date, terms }) => date.first > day && terms.undertakings.some(({ kind }) => kind !== 'will'));
}

/** 0 all can be kept, 1 not, 2 it cannot be told. Of a draft even what is only possible counts. */
function statusOf({ conflicts: found, draft }: Found): number {
  if (draft ? draft.fitting.fits === false : hasCertain(found)) return 1;
  return found.incomplete === undefined ? 0 : 2;
}

function reportOf({ judgement, conflicts: found, draft }: Found) {
  const report = conflictsReport(judgement, found);
  return draft ? { ...report, with: fittingReport(draft.fitting) } : report;
}

function textOf(call: Call, { ledger, judgement, conflicts: found, draft }: Found): string {
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const page: Page = { ledger, judgement, width: widthOf(call.io.columns), style };
  if (call.has('quiet'))
    return conflictLines(found, page)
      .map((line) => `${line}\n`)
      .join('');
  const count = `${counted(judgement.promises.length, 'promise')} · ${conflictCount(found, style)}`;
  const lines = [
    style('bold', dayHeading(judgement)),
    '',
    ...(draft ? [...fittingLines(draft, page.width, style), ''] : []),
    ...conflictBlocks(page, found),
    ...(draft ? [] : [count]),
  ];
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}
