import {
  type EvidenceReport,
  type PromiseReport,
  printable,
  type RelatedReport,
  type ShowReport,
} from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { humanDate } from './human-date.ts';
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
  if (report.promise) sections.push(standing(report.promise, width, style));
  if (report.request) sections.push([`The request is ${style(colourOf(report.request), report.request)}.`]);
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

function standing(promise: PromiseReport, width: number, style: Style): string[] {
  const words = [promise.state, ...(promise.after ? [promise.after] : []), ...promise.standing];
  const facts: Cell[][] = [[cell('State'), cell(words.join(', '), colourOf(promise.state))]];
  const add = (label: string, text: string | null) => {
    if (text !== null) facts.push([cell(label), cell(text)]);
  };
  add('Possible', promise.possible ? orList(promise.possible) : null);
  add('Since', promise.since && humanDate(promise.since));
  add('Progress', promise.progress);
  add('Due since', promise.due && humanDate(promise.due));
  add('Deadline', promise.deadline && humanDate(promise.deadline));
  return layOut(facts, width, style);
}

function more(report: ShowReport, width: number, style: Style): string[][] {
  const sections: string[][] = [];
  const add = (heading: string, rows: Cell[][]) => {
    if (rows.length > 0) sections.push(section(heading, rows, width, style));
  };
  const steps = report.promise?.trace ?? [];
  add(
    'How it came to this',
    steps.map((step) => [cell(humanDate(step.day)), [...cell(step.text), ...cell(step.entry ?? '', 'dim')]]),
  );
  add('Evidence', report.evidence.map(evidenceRow));
  for (const [relation, heading] of HEADINGS)
    add(heading, report.related.filter((one) => one.relation === relation).map(relatedRow));
  return sections;
}

function section(heading: string, rows: readonly Cell[][], width: number, style: Style): string[] {
  return [style('bold', heading), ...layOut(rows, width, style, 2)];
}

function evidenceRow(evidence: EvidenceReport): Cell[] {
  return [
    cell(evidence.stance),
    [...cell(evidenceText(evidence)), ...evidence.quotes.flatMap((quote) => cell(`“${quote}”`))],
  ];
}

function evidenceText({ source, title, passage, via, grade }: EvidenceReport): string {
  const parts = [title === null ? source : `${title} (${source})`];
  if (passage !== null) parts.push(passage);
  if (via.length > 0) parts.push(`via ${via.join(', via ')}`);
  if (grade !== null) parts.push(`grade ${grade}`);
  return parts.join(', ');
}

function relatedRow(related: RelatedReport): Cell[] {
  return [cell(related.date === null ? '' : humanDate(related.date)), relatedCell(related, '')];
}

/** What an entry says and who says it; responses to it stand below. */
function relatedCell(related: RelatedReport, lead: string): Cell {
  const { id, by, text, state, place } = related;
  const said =
    by !== null && SAID.includes(related.kind) ? `${by}: ${text}` : by === null ? text : `${text} (${by})`;
  const named = [id ?? '', said].filter(Boolean).join('  ');
  const sources = related.evidence.map(
    (one) => `${one.stance === 'supports' ? '' : `${one.stance}: `}${evidenceText(one)}`,
  );
  return [
    ...cell(`${lead}${named}`),
    ...cell(state ?? '', state === null ? undefined : colourOf(state)),
    ...cell([place, ...sources].join(' · '), 'dim'),
    ...related.responses.flatMap((response) => relatedCell(response, '↳ ')),
  ];
}

const SAID: readonly RelatedReport['kind'][] = ['claim', 'response', 'rated', 'checked'];
