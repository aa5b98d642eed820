import {
  type CasesReport,
  type EvidenceReport,
  groupedDigits,
  printable,
  type RelatedReport,
  type ShowReport,
  type TraceReport,
} from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { quoteStatus } from './evidence-tree.ts';
import { humanDate } from './human-date.ts';
import { counted } from './promise-words.ts';
import { resultCell } from './result-text.ts';
import { sourceText } from './source-text.ts';
import { colourOf, orList } from './state-cells.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/** How the entries that mention another are headed, in this order. */
const HEADINGS: readonly (readonly [relation: string, heading: string])[] = [
  ['part', 'Its parts'],
  ['promise made', 'Promises made'],
  ['promise received', 'Promises received'],
  ['threat made', 'Threats made'],
  ['threat received', 'Threats received'],
  ['request made', 'Requests made'],
  ['request received', 'Requests received'],
  ['act', 'Acts'],
  ['notice', 'Notices'],
  ['event', 'Events'],
  ['alleged', 'Alleged'],
  ['check', 'Checks'],
  ['rating', 'Ratings'],
  ['response', 'Responses'],
  ['claim', 'Claims'],
  ['verdict', 'Accepted, retracted, refused'],
  ['deal', 'Deals'],
  ['note', 'Notes'],
  ['cites it', 'Entries that rest on it'],
  ['mention', 'Mentioned by'],
];

/** Everything about one entry, for people. */
export function showText(call: Call, report: ShowReport): string {
  const width = widthOf(call.io.columns);
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const sections = [head(report, width, style)];
  if (report.promise) sections.push(standing(report, width, style));
  if (report.request) sections.push([`The request is ${style(colourOf(report.request), report.request)}.`]);
  const uncounted = whyUncounted(report);
  if (uncounted !== undefined) sections.push(wrap(uncounted, width));
  if (report.cases) sections.push(cases(report.cases, width, style));
  if (report.details.length > 0)
    sections.push(
      section(
        'Details',
        report.details.map((text) => [cell(text)]),
        width,
        style,
      ),
    );
  if (!call.has('quiet')) sections.push(...more(report, width, style));
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head(report: ShowReport, width: number, style: Style): string[] {
  const title = report.title === null ? '' : `  ${printable(report.title)}`;
  const tags = report.tags.map((tag) => `#${tag}`);
  const facts = [report.kind, ...tags, `${report.place.file}:${report.place.line}`].join(' · ');
  const lines = [...wrap(`${report.id}${title}`, width), ...wrap(facts, width)];
  const heading = lines.map((line, index) => style(index === 0 ? 'bold' : 'dim', line));
  return report.text === null ? heading : [...heading, '', ...wrap(printable(report.text), width)];
}

function standing({ promise, overdueSince }: ShowReport, width: number, style: Style): string[] {
  if (!promise) return [];
  // What is overdue has been due for longer.
  const overdue = overdueSince ? `, overdue since ${humanDate(overdueSince)}` : '';
  const words = [promise.state, ...(promise.after ? [promise.after] : []), ...promise.standing];
  const facts: Cell[][] = [[cell('State'), cell(words.join(', '), colourOf(promise.state))]];
  const add = (label: string, text: string | null) => {
    if (text !== null) facts.push([cell(label), cell(text)]);
  };
  if (promise.withoutDisputed !== undefined)
    facts.push([cell('Without what is disputed'), resultCell(promise.withoutDisputed, 'not counted')]);
  add('Possible', promise.possible ? orList(promise.possible) : null);
  add('Since', promise.since && `${humanDate(promise.since)}${overdue}`);
  add('Progress', promise.progress && groupedDigits(promise.progress));
  add('Due since', promise.due !== promise.since ? promise.due && humanDate(promise.due) : null);
  add('Deadline', promise.deadline && humanDate(promise.deadline));
  return layOut(facts, width, style);
}

/** Why an entry does not count, or a promise stands nowhere yet. */
function whyUncounted({ on, kind, date, promise, cases, because }: ShowReport): string | undefined {
  if (because !== null) return `It does not count: ${because}.`;
  if (promise || cases || (kind !== 'promise' && kind !== 'threat')) return undefined;
  return (date?.split('/')[0] ?? '') > on
    ? `It stands nowhere yet: it is made on ${humanDate(date!)}, after the day of asking, ${humanDate(on)}.`
    : `It stands nowhere on ${humanDate(on)}.`;
}

/** More cases than this are counted, not listed. */
const MOST_CASES = 12;

function cases({ total, counts, list }: CasesReport, width: number, style: Style): string[] {
  const states = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  const rows = list
    .slice(0, MOST_CASES)
    .map(({ id, state, after, progress, standing: marks, deadline, deadlineWord }): Cell[] => [
      cell([state, ...(after ? [after] : []), ...marks].join(', '), colourOf(state)),
      cell(id),
      cell(progress ?? ''),
      cell(deadline ? `${deadlineWord} ${humanDate(deadline)}` : ''),
    ]);
  const left = list.length - rows.length;
  const rest =
    left > 0 ? [`  and ${left} more: troth status --text '@${list[0]!.id.replace(/^@|\[.*/g, '')}['`] : [];
  const heading = total === 0 ? 'It has no case yet.' : `${counted(total, 'case')}: ${states.join(', ')}`;
  return [style('bold', heading), ...layOut(rows, width, style, 2), ...rest];
}

function more(report: ShowReport, width: number, style: Style): string[][] {
  const sections: string[][] = [];
  const add = (heading: string, rows: Cell[][]) => {
    if (rows.length > 0) sections.push(section(heading, rows, width, style));
  };
  const steps = report.promise?.trace ?? [];
  add(
    'How it came to this',
    steps.map((step) => stepRow(step)),
  );
  add(
    'Evidence',
    report.evidence.map((one) => evidenceRow(one, report.quotes)),
  );
  for (const [relation, heading] of HEADINGS)
    add(heading, report.related.filter((one) => one.relation === relation).map(relatedRow));
  return sections;
}

function section(heading: string, rows: readonly Cell[][], width: number, style: Style): string[] {
  return [style('bold', heading), ...layOut(rows, width, style, 2)];
}

/** A place is long, and stands on a line of its own; an id stands beside. */
function stepRow({ day, text, entry }: TraceReport): Cell[] {
  const isId = entry?.startsWith('@');
  const place = cell(entry ?? '', 'dim');
  return [cell(humanDate(day)), [...cell(text), ...(isId ? [] : place)], isId ? place : []];
}

/** What a source says; of quotes from a file that it keeps, how they compare with that. */
function evidenceRow(evidence: EvidenceReport, checked: ShowReport['quotes']): Cell[] {
  const quotes = evidence.quotes.map((text) => {
    const check = checked.find((one) => one.source === evidence.source && one.text === text);
    return `“${text}”${check ? ` ${quoteStatus(check)}` : ''}`;
  });
  return [
    cell(evidence.stance),
    [...cell(evidenceText(evidence)), ...quotes.flatMap((quote) => cell(quote))],
  ];
}

function evidenceText({ source, title, passage, via, grade, retracted }: EvidenceReport): string {
  const parts = [title === null ? source : `${title} (${source})`];
  if (passage !== null) parts.push(passage);
  if (via.length > 0) parts.push(`via ${via.join(', via ')}`);
  if (grade !== null) parts.push(`grade ${grade}`);
  if (retracted) parts.push('retracted');
  return parts.join(', ');
}

function relatedRow(related: RelatedReport): Cell[] {
  const { state } = related;
  return [
    cell(related.date === null ? '' : humanDate(related.date)),
    cell(state ?? '', state === null ? undefined : colourOf(state)),
    relatedCell(related, ''),
  ];
}

/** What an entry says and who says it; responses to it stand below. */
function relatedCell(related: RelatedReport, lead: string): Cell {
  const { id, relation, place } = related;
  const named = [id ?? '', saying(related)].filter(Boolean).join('  ');
  const sources = relation === 'cites it' ? [] : related.evidence.map(sourceText);
  return [
    ...cell(`${lead}${named}`),
    ...cell(related.withoutEffect ? `without effect: ${related.withoutEffect}` : '', 'yellow'),
    ...cell(related.because ? `does not count: ${related.because}` : '', 'yellow'),
    ...cell([place, ...sources].join(' · '), 'dim'),
    ...related.responses.flatMap((response) => relatedCell(response, '↳ ')),
  ];
}

function saying({ by, text, kind, relation }: RelatedReport): string {
  if (by === null || relation.endsWith(' made')) return text;
  if (SAID.includes(kind)) return `${by}: ${text}`;
  return relation.endsWith(' received') ? `${text}, from ${by}` : `${text} (${by})`;
}

const SAID: readonly RelatedReport['kind'][] = ['claim', 'response', 'rated', 'checked'];
