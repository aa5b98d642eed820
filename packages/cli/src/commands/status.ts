import {
  byAttention,
  deadlineWord,
  filterPromises,
  fullTerms,
  groupedDigits,
  humanRange,
  type Judgement,
  listText,
  type PromiseStanding,
  type RequestStanding,
  ratedWord,
  statusReport,
  type Terms,
  titleOf,
} from '@troth/core';
import type { Call } from '../command.ts';
import { isFiltered, promiseFilter } from '../input/filter-options.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import {
  type CaseGroup,
  groupCases,
  groupDeadlines,
  groupName,
  groupSides,
  isGroup,
} from '../output/case-groups.ts';
import { type Cell, cell, layOut } from '../output/columns.ts';
import { counted, dayHeading, nameOfPromise } from '../output/promise-words.ts';
import { colourOf, possibleText, stateCell } from '../output/state-cells.ts';
import { styleFor, wantsColour } from '../output/style.ts';
import { widthOf } from '../output/terminal-width.ts';
import { unlistedLines } from '../output/unlisted-text.ts';

/** Below this many columns, what belongs together shares one. */
const ROOMY = 80;

/** `troth status`: the table of promises. */
export async function status(call: Call): Promise<number> {
  const ledger = await readLedgerFor(call);
  const asked = promiseFilter(call, ledger);
  const judgement = judgeFor(call, ledger);
  const filter = { ...asked, ratedOf: (standing: PromiseStanding) => ratedWord(judgement, standing) };
  const kept: Judgement = {
    ...judgement,
    promises: filterPromises(ledger, judgement.promises, filter),
    requests: filterPromises(ledger, judgement.requests, filter),
  };
  const text = call.has('json')
    ? `${JSON.stringify(statusReport(judgement, kept), null, 2)}\n`
    : statusText(call, judgement, kept);
  call.io.out.write(text);
  return soundness(call, ledger, judgement);
}

function statusText(call: Call, all: Judgement, kept: Judgement): string {
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const width = widthOf(call.io.columns);
  const narrow = width < ROOMY;
  const rows = [
    ...groupCases(byAttention(kept.promises, kept.on)).map((row) =>
      isGroup(row) ? groupRow(row, narrow) : promiseRow(row, narrow),
    ),
    ...kept.requests.map((standing) => requestRow(standing, narrow)),
  ];
  const quiet = call.has('quiet');
  const heads = narrow
    ? ['State', 'Promise', 'Progress']
    : ['State', 'Promise', 'What', 'From → to', 'Progress', 'Deadline'];
  const headed = quiet || rows.length === 0 ? rows : [heads.map((head) => cell(head, 'bold')), ...rows];
  const table = layOut(headed, width, style);
  if (quiet) return table.map((line) => `${line}\n`).join('');
  const body = rows.length > 0 ? [...table, ''] : [];
  const unlisted = all.promises.length === 0 ? unlistedLines(all) : [];
  return `${[style('bold', dayHeading(all)), '', ...body, footer(call, all, kept), ...unlisted].join('\n')}\n`;
}

function footer(call: Call, all: Judgement, kept: Judgement): string {
  const filtered = isFiltered(call);
  const count = (shown: readonly unknown[], { length }: readonly unknown[], word: string) =>
    filtered ? `${shown.length} of ${counted(length, word)}` : counted(length, word);
  const requests = all.requests.length > 0 ? [count(kept.requests, all.requests, 'request')] : [];
  return [count(kept.promises, all.promises, 'promise'), ...requests].join(', ');
}

function promiseRow(standing: PromiseStanding, narrow: boolean): Cell[] {
  const { entry, terms, progress, deadline } = standing;
  const state = [...stateCell(standing), ...cell(possibleText(standing), 'dim')];
  const id = cell(`@${entry.name.text}`);
  const what = cell(nameOfPromise(standing));
  const done = cell(groupedDigits(progress ?? ''));
  const end = deadline ? humanRange(deadline.first, deadline.last) : '';
  if (narrow)
    return [
      state,
      [...id, ...what, ...cell(sides(terms), 'dim')],
      [...done, ...cell(end && `${deadlineWord(terms)} ${end}`)],
    ];
  return [state, id, what, cell(sides(terms)), done, cell(end)];
}

/** Cases of one promise that stand alike. */
function groupRow(group: CaseGroup, narrow: boolean): Cell[] {
  const state = stateCell(group.first);
  const id = cell(groupName(group));
  const what = cell(nameOfPromise(group.first));
  const who = groupSides(group);
  const end = groupDeadlines(group);
  if (narrow)
    return [
      state,
      [...id, ...what, ...cell(who, 'dim')],
      cell(end && `${deadlineWord(group.first.terms)} ${end}`),
    ];
  return [state, id, what, cell(who), [], cell(end)];
}

function requestRow({ entry, state }: RequestStanding, narrow: boolean): Cell[] {
  const states = [...cell('request'), ...cell(state, colourOf(state))];
  const id = cell(`@${entry.name.text}`);
  const what = cell(entry.title ?? '');
  const who = sides(fullTerms(entry));
  return narrow ? [states, [...id, ...what, ...cell(who, 'dim')], []] : [states, id, what, cell(who), [], []];
}

function sides({ from, to }: Terms): string {
  const [promisors, promisees] = [from, to].map((side) => listText(side.map(({ party }) => titleOf(party))));
  return `${promisors} → ${promisees}`;
}
