import {
  type ClaimedReport,
  type EvidenceReport,
  type ExposedPromise,
  type ExposureReport,
  type FallReport,
  type Judgement,
  type Ledger,
  type LedgerExposureReport,
  type MembersReport,
  type PartyExposureReport,
  type PromiseExposureReport,
  printable,
  type RecordPriceReport,
  type StakeReport,
} from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { counted, dayHeading } from './promise-words.ts';
import { colourOf } from './state-cells.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { drawTree, type TreeNode } from './tree.ts';
import { wrap } from './wrap.ts';

/** What the parts of the text have in common. */
interface Page {
  readonly width: number;
  readonly style: Style;
  readonly quiet: boolean;
  readonly heading: string;
  /** A name for people. */
  readonly title: (id: string) => string;
}

/** Who loses what, for people. */
export function exposureText(
  call: Call,
  ledger: Ledger,
  judgement: Judgement,
  report: ExposureReport,
): string {
  const page: Page = {
    width: widthOf(call.io.columns),
    style: styleFor(wantsColour(call.io, call.io.out, call.has('no-color'))),
    quiet: call.has('quiet'),
    heading: dayHeading(judgement),
    title: (id) => ledger.find(id.slice(1))?.title ?? id,
  };
  switch (report.of) {
    case 'promise':
      return joined(promisePage(page, report));
    case 'party':
      return joined(partyPage(page, report));
    case 'ledger':
      return joined(ledgerPage(page, report));
  }
}

function joined(sections: readonly (readonly string[])[]): string {
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function promisePage(page: Page, report: PromiseExposureReport): string[][] {
  const { promise, stakes, fallenStakes, falls, deal } = report;
  const isLost = stakes.length + falls.length + report.members.length > 0;
  const nothing = report.open
    ? 'Nothing is said to be lost with it.'
    : `It is ${promise.state}: nothing hangs on it any more.`;
  const dealt = deal
    ? [[cell(deal.id), cell([deal.title ?? '', others(deal.others)].filter(Boolean).join(' · '))]]
    : [];
  return [
    head(page, promise.id, promise.title, `${sides(page, promise)} · ${stateWords(promise)}`),
    isLost && report.open ? [] : wrap(nothing, page.width),
    section(
      page,
      report.open ? 'What is lost if it is not kept' : 'What was at stake',
      stakeRows(page, stakes, false),
    ),
    totalLine(page, report.total, stakes),
    section(
      page,
      'Members concerned',
      report.members.map((one) => [cell(page.title(one.group)), cell(membersText(one))]),
    ),
    trees(page, 'What falls with it', [{ root: promise, falls }]),
    section(page, 'What is lost with that', stakeRows(page, fallenStakes, true)),
    section(page, 'Its deal', dealt),
    recordSection(page, report.record),
    claims(page, report.claimed),
  ];
}

function partyPage(page: Page, report: PartyExposureReport): string[][] {
  const { id, stakes, owed, chains, claimed } = report;
  const included = report.includes.filter((name) => name !== id);
  const isEmpty = stakes.length + owed.length + claimed.length === 0;
  return [
    head(page, id, report.title, included.length > 0 ? `with ${included.join(', ')}` : ''),
    isEmpty ? ['It stands to lose nothing that the ledger tells of.'] : [],
    section(page, 'At stake', stakeRows(page, stakes, true)),
    totalLine(page, report.total, stakes),
    section(
      page,
      'Promised to it',
      owed.map((promise) => [
        cell(stateWords(promise), colourOf(promise.state)),
        cell(promise.id),
        [
          ...cell([promise.title ?? '', `from ${names(page, promise.from)}`].filter(Boolean).join(' · ')),
          ...promise.members.flatMap((one) => cell(`${page.title(one.group)}: ${membersText(one)}`, 'dim')),
        ],
      ]),
    ),
    trees(page, 'What falls with what', chains),
    claims(page, claimed),
  ];
}

function ledgerPage(page: Page, { parties }: LedgerExposureReport): string[][] {
  const rows = parties.map(({ id, title, stakes, total, owed, falls, claimed }) => [
    [...cell(id), ...cell(title ?? '', 'dim')],
    [...cell(stakes > 0 ? counted(stakes, 'stake') : ''), ...total.flatMap((amount) => cell(amount))],
    cell(owed > 0 ? counted(owed, 'promise') : ''),
    cell(falls > 0 ? `${falls} with others` : ''),
    cell(claimed > 0 ? `${claimed} claimed` : '', 'dim'),
  ]);
  const heads = ['Party', 'At stake', 'Promised to it', 'May fall', 'Not counted'].map((text) =>
    cell(text, 'bold'),
  );
  if (page.quiet) return [layOut(rows, page.width, page.style)];
  if (rows.length === 0)
    return [[page.style('bold', page.heading)], ['Nobody stands to lose anything that the ledger tells of.']];
  return [[page.style('bold', page.heading)], layOut([heads, ...rows], page.width, page.style)];
}

/** What a breach, or a lawful ending, would do to the record of whoever promised. */
function recordSection(page: Page, prices: readonly RecordPriceReport[]): string[] {
  if (page.quiet) return [];
  return section(
    page,
    'What it would do to the record',
    prices
      .filter(({ byReliance }) => byReliance.before !== null || byReliance.after !== null)
      .map(({ how, text }) => [cell(how === 'break' ? 'if broken' : 'if ended'), cell(text ?? '')]),
  );
}

function head(page: Page, id: string, title: string | null, facts: string): string[] {
  const { width, style } = page;
  const first = wrap(`${id}${title === null ? '' : `  ${printable(title)}`}`, width);
  const rest = facts === '' ? [] : wrap(printable(facts), width);
  return [
    ...first.map((line) => style('bold', line)),
    ...rest.map((line) => style('dim', line)),
    style('dim', page.heading),
  ];
}

function section({ width, style }: Page, heading: string, rows: readonly (readonly Cell[])[]): string[] {
  return rows.length === 0 ? [] : [style('bold', heading), ...layOut(rows, width, style, 2)];
}

/** Who loses what, and on which promise where that is not said above. */
function stakeRows(page: Page, stakes: readonly StakeReport[], named: boolean): Cell[][] {
  return stakes.map(({ party, what, amount, promises, from, evidence }) => [
    cell(page.title(party)),
    [
      ...cell([what, amount ?? ''].filter(Boolean).join(' · ')),
      ...(page.quiet || evidence.length === 0 ? [] : cell(evidence.map(sourceText).join(' · '), 'dim')),
    ],
    named ? cell(`${promises.join(', ')}, ${names(page, from)}`) : [],
  ]);
}

/** The sums, where there is more than one amount to add up. */
function totalLine({ width }: Page, total: readonly string[], stakes: readonly StakeReport[]): string[] {
  if (stakes.filter(({ amount }) => amount !== null).length < 2) return [];
  return wrap(`In all: ${total.join(', ')}`, width);
}

/** What people say is lost; shown, not counted. */
function claims(page: Page, claimed: readonly ClaimedReport[]): string[] {
  if (page.quiet) return [];
  return section(
    page,
    'Claimed, not counted',
    claimed.map(({ party, what, amount, by, claim, about, place, evidence }) => [
      cell(page.title(party)),
      [
        ...cell([what, amount ?? ''].filter(Boolean).join(' · ')),
        ...cell(
          [
            `by ${by ?? 'someone'}`,
            claim ?? place,
            about.length > 0 ? `about ${about.join(', ')}` : '',
            ...evidence.map(sourceText),
          ]
            .filter(Boolean)
            .join(' · '),
          'dim',
        ),
      ],
    ]),
  );
}

function trees(
  page: Page,
  heading: string,
  chains: readonly { readonly root: ExposedPromise; readonly falls: readonly FallReport[] }[],
): string[] {
  const drawn = chains
    .filter(({ falls }) => falls.length > 0)
    .map(({ root, falls }) => drawTree(treeOf(page, root, falls), page.width, page.style));
  return drawn.length === 0 ? [] : [page.style('bold', heading), ...drawn.flat()];
}

/** Each promise below the one that makes it fall, with the condition that is lost. */
function treeOf(page: Page, root: ExposedPromise, falls: readonly FallReport[]): TreeNode {
  const nodes = new Map<string, { lines: string[]; below: TreeNode[] }>();
  const top = { lines: [nodeText(page, root)], below: [] as TreeNode[] };
  nodes.set(root.id, top);
  for (const fall of falls) {
    const node = {
      lines: [nodeText(page, fall), `if ${printable(fall.condition)}`],
      below: [] as TreeNode[],
    };
    nodes.set(fall.id, node);
    nodes.get(fall.with)?.below.push(node);
  }
  return top;
}

function nodeText(page: Page, promise: ExposedPromise): string {
  const named = printable(`${promise.id}  ${promise.title ?? ''}`.trimEnd());
  return `${named} · ${printable(sides(page, promise))}`;
}

function sides(page: Page, { from, to }: ExposedPromise): string {
  return `${names(page, from)} → ${names(page, to)}`;
}

function names({ title }: Page, ids: readonly string[]): string {
  return ids.map(title).join(' and ');
}

function stateWords({ state, after }: ExposedPromise): string {
  return after === null ? state : `${state}, ${after}`;
}

function membersText({ failed, safe }: MembersReport): string {
  return `${safe} still safe${failed === '0' ? '' : `, ${failed} not`}`;
}

function others(ids: readonly string[]): string {
  return ids.length > 0 ? `also open in it: ${ids.join(', ')}` : '';
}

function sourceText({ source, stance, via }: EvidenceReport): string {
  return `${stance === 'supports' ? '' : `${stance}: `}${source}${via.length > 0 ? ` via ${via.join(', via ')}` : ''}`;
}
