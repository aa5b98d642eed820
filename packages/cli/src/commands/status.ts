import {
  filterPromises,
  humanRange,
  type Judgement,
  type Ledger,
  listText,
  type PromiseStanding,
  type RequestStanding,
  statusReport,
  type Terms,
  titleOf,
} from '@troth/core';
import type { Call } from '../command.ts';
import { isFiltered, promiseFilter } from '../input/filter-options.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedger } from '../input/read-ledger.ts';
import { type Cell, cell, layOut } from '../output/columns.ts';
import { counted, dayHeading, nameOfPromise } from '../output/promise-words.ts';
import { colourOf, possibleText, stateCell } from '../output/state-cells.ts';
import { styleFor, wantsColour } from '../output/style.ts';
import { widthOf } from '../output/terminal-width.ts';

/** `troth status`: the table of promises. */
export async function status(call: Call): Promise<number> {
  const ledger = await readLedger(call.operands, call.io);
  const filter = await promiseFilter(call, ledger);
  const judgement = judgeFor(call, ledger);
  const kept: Judgement = {
    ...judgement,
    promises: filterPromises(ledger, judgement.promises, filter),
    requests: filterPromises(ledger, judgement.requests, filter),
  };
  const text = call.has('json')
    ? `${JSON.stringify(statusReport(judgement, kept), null, 2)}\n`
    : statusText(call, ledger, judgement, kept);
  call.io.out.write(text);
  return 0;
}

function statusText(call: Call, _ledger: Ledger, all: Judgement, kept: Judgement): string {
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const rows = [...kept.promises.map(promiseRow), ...kept.requests.map(requestRow)];
  const quiet = call.has('quiet');
  const heads = ['State', 'Promise', 'What', 'From → to', 'Progress', 'By'].map((head) => cell(head, 'bold'));
  const table = layOut(quiet || rows.length === 0 ? rows : [heads, ...rows], widthOf(call.io.columns), style);
  if (quiet) return table.map((line) => `${line}\n`).join('');
  const body = rows.length > 0 ? [...table, ''] : [];
  return `${[style('bold', dayHeading(all)), '', ...body, footer(call, all, kept)].join('\n')}\n`;
}

function footer(call: Call, all: Judgement, kept: Judgement): string {
  if (!isFiltered(call)) {
    const requests = all.requests.length > 0 ? [counted(all.requests.length, 'request')] : [];
    return [counted(all.promises.length, 'promise'), ...requests].join(', ');
  }
  return `${kept.promises.length} of ${counted(all.promises.length, 'promise')}`;
}

function promiseRow(standing: PromiseStanding): Cell[] {
  const { entry, terms, progress, deadline } = standing;
  return [
    [...stateCell(standing), ...cell(possibleText(standing), 'dim')],
    cell(`@${entry.name.text}`),
    cell(nameOfPromise(standing)),
    cell(sides(terms)),
    cell(progress ?? ''),
    cell(deadline ? humanRange(deadline.first, deadline.last) : ''),
  ];
}

function requestRow({ entry, state }: RequestStanding): Cell[] {
  return [
    [...cell('request'), ...cell(state, colourOf(state))],
    cell(`@${entry.name.text}`),
    cell(entry.title ?? ''),
    cell(sides(entry.terms)),
    [],
    [],
  ];
}

function sides({ from, to }: Terms): string {
  const [promisors, promisees] = [from, to].map((side) => listText(side.map(({ party }) => titleOf(party))));
  return `${promisors} → ${promisees}`;
}
