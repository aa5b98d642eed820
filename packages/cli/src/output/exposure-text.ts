import {
  type ClaimedReport,
  type EntrySummary,
  type ExposedPromise,
  type ExposureReport,
  type FallReport,
  groupedDigits,
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
import { type Alike, together } from './alike.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { alikeFalls, alikePromises, alikeStakes, genericOf, nameOfAlike } from './exposed-cases.ts';
import { counted, dayHeading } from './promise-words.ts';
import { joinSections } from './record-page.ts';
import { sourceText } from './source-text.ts';
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
  /** Whether each case of a promise has a row of its own. */
  readonly everyCase: boolean;
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
    everyCase: call.has('cases'),
    title: (id) => ledger.find(id.slice(1))?.title ?? id,
  };
  switch (report.of) {
    case 'promise':
      return joinSections(promisePage(page, report));
    case 'party':
      return joinSections(partyPage(page, report));
    case 'ledger':
      return joinSections(ledgerPage(page, report));
  }
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
      alike(page, owed, alikePromises).map((group) => owedRow(page, group)),
    ),
    trees(page, 'What falls with what', chains),
    claims(page, claimed),
  ];
}

/** A promise that a party was made, or cases of one that stand alike. */
function owedRow(page: Page, group: Alike<PartyExposureReport['owed'][number]>): Cell[] {
  const { first, all } = group;
  const from = [...new Set(all.flatMap((promise) => promise.from))];
  const members = all.length === 1 ? first.members : [];
  return [
    cell(stateWords(first), colourOf(first.state)),
    cell(nameOfAlike(group)),
    [
      ...cell([first.title ?? '', `from ${fewNames(page, from)}`].filter(Boolean).join(' · ')),
      ...members.flatMap((one) => cell(`${page.title(one.group)}: ${membersText(one)}`, 'dim')),
    ],
  ];
}

/** Cases of one promise that are alike together, unless each is asked for. */
function alike<T>(
  { everyCase }: Page,
  all: readonly T[],
  group: (all: readonly T[]) => Alike<T>[],
): Alike<T>[] {
  return everyCase ? all.map((one) => ({ first: one, all: [one] })) : group(all);
}

function ledgerPage(page: Page, { parties }: LedgerExposureReport): string[][] {
  const rows = parties.map(({ id, title, stakes, total, owed, falls, claimed }) => [
    [...cell(id), ...cell(title ?? '', 'dim')],
    [
      ...cell(stakes > 0 ? counted(stakes, 'stake') : ''),
      ...total.flatMap((amount) => cell(groupedDigits(amount))),
    ],
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
  return alike(page, stakes, alikeStakes).map(({ first, all }) => {
    const { party, what, promises, evidence } = first;
    const amount = groupedDigits(first.amount ?? '');
    const each = amount !== '' && all.length > 1 ? `${amount} each` : amount;
    const from = [...new Set(all.flatMap((stake) => stake.from))];
    const on = all.length > 1 ? `${all.length} cases of ${genericOf(promises[0])}` : promises.join(', ');
    return [
      cell(page.title(party)),
      [
        ...cell([what, each].filter(Boolean).join(' · ')),
        ...(page.quiet || evidence.length === 0 ? [] : cell(evidence.map(sourceText).join(' · '), 'dim')),
      ],
      named ? cell(`${on}, ${all.length > 1 ? fewNames(page, from) : names(page, from)}`) : [],
    ];
  });
}

/** The sums, where there is more than one amount to add up. */
function totalLine({ width }: Page, total: readonly string[], stakes: readonly StakeReport[]): string[] {
  if (stakes.filter(({ amount }) => amount !== null).length < 2) return [];
  return wrap(`In all: ${groupedDigits(total.join(', '))}`, width);
}

/** What people say is lost; shown, not counted. */
function claims(page: Page, claimed: readonly ClaimedReport[]): string[] {
  if (page.quiet) return [];
  return section(
    page,
    'Claimed, not counted',
    claimed.flatMap(({ party, what, amount, by, claim, about, place, evidence, responses }) => [
      [
        cell(page.title(party)),
        [
          ...cell([what, groupedDigits(amount ?? '')].filter(Boolean).join(' · ')),
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
      ],
      ...responses.map((reply) => [cell(''), replyCell(reply)]),
    ]),
  );
}

/** What is answered to the claim above. */
function replyCell({ id, by, text, place }: EntrySummary): Cell {
  const said = by === null ? text : `${by}: ${text}`;
  return [...cell(`↳ ${said}`), ...cell(id ?? place, 'dim')];
}

function trees(page: Page, heading: string, chains: readonly Chain[]): string[] {
  const alikeChains = (all: readonly Chain[]) =>
    together(all, ({ root, falls }) => {
      const generic = genericOf(root.id);
      return generic && [generic, ...falls.map(({ id, condition }) => `${id} ${condition}`)].join('|');
    });
  const drawn = alike(
    page,
    chains.filter(({ falls }) => falls.length > 0),
    alikeChains,
  ).map(({ first, all }) => {
    const roots = { first: first.root, all: all.map(({ root }) => root) };
    return drawTree(treeOf(page, roots, first.falls), page.width, page.style);
  });
  return drawn.length === 0 ? [] : [page.style('bold', heading), ...drawn.flat()];
}

/** What falls with a promise. */
type Chain = PartyExposureReport['chains'][number];

/** Each promise below the one that makes it fall, with the condition that is lost. */
function treeOf(page: Page, roots: Alike<ExposedPromise>, falls: readonly FallReport[]): TreeNode {
  const below = new Map<string, FallReport[]>();
  for (const fall of falls) {
    const others = below.get(fall.with);
    if (others) others.push(fall);
    else below.set(fall.with, [fall]);
  }
  const top = { lines: [nodeText(page, roots)], below: [] as TreeNode[] };
  const waiting = [{ id: roots.first.id, into: top.below }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const groups = alike(page, below.get(next.id) ?? [], (all) => alikeFalls(all, (id) => below.has(id)));
    for (const group of groups) {
      const lines = [nodeText(page, group), `if ${printable(group.first.condition)}`];
      const node = { lines, below: [] as TreeNode[] };
      next.into.push(node);
      waiting.push({ id: group.first.id, into: node.below });
    }
  }
  return top;
}

function nodeText(page: Page, group: Alike<ExposedPromise>): string {
  const { first, all } = group;
  const named = printable(`${nameOfAlike(group)}  ${first.title ?? ''}`.trimEnd());
  const [from, to] = (['from', 'to'] as const).map((side) =>
    fewNames(page, [...new Set(all.flatMap((promise) => promise[side]))]),
  );
  return `${named} · ${printable(all.length > 1 ? `${from} → ${to}` : sides(page, first))}`;
}

function sides(page: Page, { from, to }: ExposedPromise): string {
  return `${names(page, from)} → ${names(page, to)}`;
}

function names({ title }: Page, ids: readonly string[]): string {
  return ids.map(title).join(' and ');
}

/** Names where they are few, else how many. */
function fewNames(page: Page, ids: readonly string[]): string {
  return ids.length > 3 ? counted(ids.length, 'party', 'parties') : names(page, ids);
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
