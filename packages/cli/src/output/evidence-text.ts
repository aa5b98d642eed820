import {
  type AnsweredSummary,
  type CarriedReport,
  type CarriesReport,
  type EntrySummary,
  printable,
  type RootRange,
  type SideReport,
  type StatementReport,
  upperFirst,
  type VoucherReport,
} from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { evidenceTrees } from './evidence-tree.ts';
import { humanDate } from './human-date.ts';
import { counted } from './promise-words.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { drawTree } from './tree.ts';
import { wrap } from './wrap.ts';

/**
 * Who says so, for people.
 *
 * @param because why the entry counts for nothing, where no statement of it says so
 */
export function evidenceText(call: Call, report: VoucherReport, because: string | undefined): string {
  const width = widthOf(call.io.columns);
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const quiet = call.has('quiet');
  const sections = [head(report, width, style)];
  if (because !== undefined) sections.push(wrap(`It does not count: ${because}.`, width));
  for (const statement of report.statements)
    sections.push(...statementSections(report, statement, width, style, quiet));
  if (report.carries) sections.push(...carriesSections(report.carries, width, style, quiet));
  if (!quiet) {
    const add = (heading: string, entries: readonly (EntrySummary & Partial<AnsweredSummary>)[]) => {
      const rows = entries.flatMap((one) => [saidRow(one), ...(one.responses ?? []).map(replyRow)]);
      if (rows.length > 0) sections.push([style('bold', heading), ...layOut(rows, width, style, 2)]);
    };
    add('Accepted, retracted', report.verdicts);
    add('Responses', report.responses);
    add('Claims about it, never counted', report.claims);
  }
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head(report: VoucherReport, width: number, style: Style): string[] {
  const title = report.title === null ? '' : `  ${printable(report.title)}`;
  const facts = [report.kind, `${report.place.file}:${report.place.line}`];
  if (report.known !== null) facts.push(`as known by ${humanDate(report.known)}`);
  const lines = [...wrap(`${report.id}${title}`, width), ...wrap(facts.join(' · '), width)];
  const heading = lines.map((line, index) => style(index === 0 ? 'bold' : 'dim', line));
  if (report.text === '' || report.text === report.title || report.statements.length === 0) return heading;
  const by = report.by === null ? '' : `${report.by}: `;
  return [...heading, '', ...wrap(printable(`${by}${report.text}`), width)];
}

function statementSections(
  { carries }: VoucherReport,
  statement: StatementReport,
  width: number,
  style: Style,
  quiet: boolean,
): string[][] {
  const { line, summary, because, disputed, supports, denies, mentions } = statement;
  const hasReports = [supports, denies, mentions].some(({ reports }) => reports.length > 0);
  // Of a source or party, what rests on it is asked for; that nothing vouches for its name goes without saying.
  if (carries && !hasReports && line === null) return [];
  const words = [
    ...(line === null ? [] : wrap(printable(line), width)),
    ...wrap(`${upperFirst(printable(summary))}.`, width),
    ...(because === null || summary === 'not known by then'
      ? []
      : wrap(`Counts for nothing: ${because}.`, width).map((text) => style('yellow', text))),
    ...(disputed ? [style('yellow', `Disputed: ${disputeText(denies)}.`)] : []),
  ];
  if (quiet) return [words];
  const sides: readonly (readonly [string, SideReport])[] = [
    ['Supported by', supports],
    ['Denied by', denies],
    ['Mentioned by', mentions],
  ];
  const trees = sides
    .filter(([, { reports }]) => reports.length > 0)
    .map(([heading, side]) => {
      const drawn = evidenceTrees(statement, side).flatMap((tree) => drawTree(tree, width, style));
      const count = `${counted(side.sources, 'source')}, ${rootsText(side.roots)}`;
      return [style('bold', `${heading} ${count}`), ...drawn];
    });
  return [words, ...trees];
}

/** What is in dispute: where nobody denies what is alleged, that it was accepted is denied. */
function disputeText({ roots }: SideReport): string {
  return roots.high > 0 ? 'some support it and some deny it' : 'its acceptance is denied';
}

/** What is answered to the row above. */
function replyRow({ text, ...reply }: EntrySummary): Cell[] {
  const by = reply.by === null ? '' : `${reply.by}: `;
  return saidRow({
    ...reply,
    by: null,
    id: null,
    text: `↳ ${reply.id === null ? '' : `${reply.id}  `}${by}${text}`,
  });
}

function saidRow({ date, id, by, text, place }: EntrySummary): Cell[] {
  const said =
    by === null || text.startsWith('retracted') || text.startsWith('accepted') ? text : `${by}: ${text}`;
  const named = [id ?? '', said].filter((part) => part !== '').join('  ');
  return [cell(date === null ? '' : humanDate(date)), [...cell(named), ...cell(place, 'dim')]];
}

function carriesSections(carries: CarriesReport, width: number, style: Style, quiet: boolean): string[][] {
  const { retracted, statements } = carries;
  if (statements.length === 0) return [['Nothing rests on it.']];
  const count = counted(statements.length, 'statement');
  const words = [`${count} ${statements.length === 1 ? 'rests' : 'rest'} on it.`];
  if (statements.some(({ otherwise }) => otherwise)) words.push(retractionText(carries));
  const summary = wrap(words.join(' '), width);
  if (quiet) return [summary];
  const rows = statements.map((one) => carriedRow(one, retracted));
  return [summary, [style('bold', 'What rests on it'), ...layOut(rows, width, style, 2)]];
}

/** What the source's retraction takes away, or would. */
function retractionText({ retracted, statements }: CarriesReport): string {
  let [uncounted, rootless, fewer] = [0, 0, 0];
  for (const { counts, roots, otherwise } of statements) {
    if (!otherwise) continue;
    const after = retracted ? roots : otherwise.roots;
    const before = retracted ? otherwise.roots : roots;
    if (counts !== otherwise.counts) uncounted++;
    else if (after.high === 0 && before.high > 0) rootless++;
    else if (after.low < before.low || after.high < before.high) fewer++;
  }
  const losses: string[] = [];
  const add = (count: number, what: string) => {
    if (count > 0) losses.push(`${count} ${what}`);
  };
  add(uncounted, retracted ? 'no longer counted' : 'would no longer count');
  add(rootless, retracted ? 'left without a root' : 'would be left without a root');
  add(fewer, retracted ? 'with fewer roots' : 'would have fewer roots');
  if (losses.length === 0)
    return retracted
      ? 'It is retracted, which takes nothing away.'
      : 'Were it retracted, nothing would change.';
  return `${retracted ? 'It is retracted' : 'Were it retracted'}: ${losses.join(', ')}.`;
}

function carriedRow(carried: CarriedReport, retracted: boolean): Cell[] {
  const { id, about, line, text, stance, path, place } = carried;
  const said = about !== null && !text.includes(about) ? `${about}: ${text}` : text;
  const named = [id ?? '', line ?? said].filter((part) => part !== '').join('  ');
  const through = path.slice(0, -1).map((speaker) => speaker.id ?? `“${speaker.text}”`);
  const how = [
    place,
    ...(stance === 'supports' ? [] : [stance === 'denies' ? 'denied' : 'mentioned']),
    ...(through.length > 0 ? [`through ${through.join(', ')}`] : []),
  ];
  return [[...cell(named), ...cell(how.join(' · '), 'dim')], cell(consequence(carried, retracted))];
}

function consequence({ counts, roots, otherwise }: CarriedReport, retracted: boolean): string {
  const now = counts ? rootsText(roots) : `${rootsText(roots)}, counts for nothing`;
  if (!otherwise) return now;
  const other = rootsText(otherwise.roots);
  if (counts && !otherwise.counts) return `${rootsText(roots)}; would no longer count`;
  if (!counts && otherwise.counts) return `no longer counted; had ${other}`;
  if (rootsText(roots) === other) return `${now}, either way`;
  return `${now}; ${retracted ? 'had' : 'would have'} ${other}`;
}

function rootsText({ low, high }: RootRange): string {
  if (high === 0) return 'no root';
  return low === high ? counted(low, 'root') : `${low}..${high} roots`;
}
