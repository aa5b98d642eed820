import {
  type AdviceReport,
  amountText,
  givenText,
  type Judgement,
  type Ledger,
  OPTION_WORDS,
  type Option,
  outOf100,
  partOf100,
  placesFor,
  printable,
  type RulesReport,
  type TermReport,
  valueText,
} from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { dayHeading } from './promise-words.ts';
import { joinSections } from './record-page.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/** What the parts of the text have in common. */
interface Page {
  readonly width: number;
  readonly style: Style;
  readonly quiet: boolean;
  readonly title: (id: string) => string;
}

const OPTIONS: readonly Option[] = ['continue', 'condition', 'renegotiate', 'leave'];

function pageFor(call: Call, title: Page['title']): Page {
  return {
    width: widthOf(call.io.columns),
    style: styleFor(wantsColour(call.io, call.io.out, call.has('no-color'))),
    quiet: call.has('quiet'),
    title,
  };
}

/** What to do about a choice, for people. */
export function adviceText(call: Call, ledger: Ledger, judgement: Judgement, report: AdviceReport): string {
  const page = pageFor(call, (id) => ledger.find(id.slice(1))?.title ?? id);
  const short = section(page, 'In short', [...report.text, ...(report.draws ? [report.draws.text] : [])]);
  if (page.quiet) return joinSections([short]);
  return joinSections([
    head(page, judgement, report),
    short,
    basisLines(page, report),
    section(page, 'What may block it', [...report.blocked.text, ...blockingLines(report)]),
    valueLines(page, report),
    section(page, 'Where it turns', report.breakEven.text),
    section(
      page,
      'What the order of the outcomes says',
      report.dominance.map(({ text }) => text),
    ),
    enforcementLines(page, report),
    togetherLines(page, report),
    flipLines(page, report),
    section(page, 'What it is worth to know more', report.knowing.text),
    planLines(page, report),
    report.rules ? ruleLines(page, report.rules) : [],
    inputLines(page, report),
  ]);
}

/** Rules of reciprocity against each other, for people. */
export function rulesText(call: Call, rules: RulesReport): string {
  return joinSections([
    ruleLines(
      pageFor(call, (id) => id),
      rules,
    ),
  ]);
}

/** Where names and numbers do not fit beside each other, the names stand above. */
const RULES_WIDTH = 70;

function ruleLines(page: Page, { rules, text }: RulesReport): string[] {
  const number = (index: number) => cell(String(index + 1), 'dim');
  const names = rules.map(({ rule, what }) => [...cell(rule), ...cell(what, 'dim')]);
  const numbers = rules.map(({ against }) => against.map((value) => cell(valueText(value))));
  const isWide = page.width >= RULES_WIDTH;
  const top = [cell(isWide ? '' : 'against', 'dim'), ...(isWide ? [cell('against', 'dim')] : [])];
  const rows = numbers.map((row, index) => [number(index), ...(isWide ? [names[index]!] : []), ...row]);
  return [
    page.style('bold', 'Rules of reciprocity, each against each'),
    ...text.flatMap((one) => paragraph(page, one)),
    ...(isWide
      ? []
      : table(
          page,
          names.map((name, index) => [number(index), name]),
        )),
    ...table(page, [[...top, ...rules.map((_, index) => number(index))], ...rows]),
  ];
}

function head(page: Page, judgement: Judgement, report: AdviceReport): string[] {
  const { width, style } = page;
  const names = (ids: readonly string[]) => ids.map(page.title).join(' and ');
  const facts = [
    report.for.length > 0 ? `for ${names(report.for)}` : '',
    report.with.length > 0 ? `with ${names(report.with)}` : '',
    report.about.length > 0 ? `about ${aboutText(report.about)}` : '',
    report.place,
  ].filter(Boolean);
  return [
    ...wrap(printable(`${report.choice}  ${report.title ?? ''}`.trimEnd()), width).map((line) =>
      style('bold', line),
    ),
    ...wrap(printable(facts.join(' · ')), width).map((line) => style('dim', line)),
    style('dim', dayHeading(judgement)),
  ];
}

/** How many promises a choice is about are named. */
const MOST_ABOUT = 6;

function aboutText(about: readonly string[]): string {
  if (about.length <= MOST_ABOUT) return about.join(', ');
  return `${about.slice(0, MOST_ABOUT - 1).join(', ')} and ${about.length - MOST_ABOUT + 1} more`;
}

/** A heading, and paragraphs under it. */
function section(page: Page, heading: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  return [page.style('bold', heading), ...texts.flatMap((text) => paragraph(page, text))];
}

function paragraph({ width }: Page, text: string): string[] {
  return wrap(printable(text), width - 2).map((line) => `  ${line}`);
}

function table({ width, style }: Page, rows: readonly (readonly Cell[])[]): string[] {
  return layOut(rows, width, style, 2);
}

const MOST_PROMISES = 8;

function basisLines(page: Page, { basis }: AdviceReport): string[] {
  const rows = basis.records.flatMap(({ promises, counted }) => {
    const shown = promises
      .slice(0, MOST_PROMISES)
      .map(({ promise, weight, byReliance, byRules, why, place }) => [
        cell(promise),
        cell(`counts ${amountText(round(weight))}`),
        cell(keptWords(byReliance, byRules, why)),
        cell(place, 'dim'),
      ]);
    return counted > shown.length ? [...shown, [cell(`and ${counted - shown.length} more`, 'dim')]] : shown;
  });
  const rests = rows.length > 0 ? [...paragraph(page, 'It rests on:'), ...table(page, rows)] : [];
  return [...section(page, 'What is known of their word', basis.text), ...rests];
}

function round(weight: number): number {
  return Math.round(weight * 100) / 100;
}

function keptWords(relied: number | null, rules: number | null, why: string): string {
  const share = relied ?? rules ?? 0;
  const part = share > 0 && share < 1 ? `, ${outOf100(share)} of 100 of it` : '';
  return rules === null ? `${why}${part} (by the rules it does not count)` : `${why}${part}`;
}

function blockingLines({ blocked }: AdviceReport): string[] {
  return blocked.conflicts.map(
    ({ promises, standing, reading, why, places }) =>
      `${promises.map((id, index) => `${id} (${places[index]})`).join(' × ')}: ${standing}, ${reading === 'certain' ? 'on every reading' : 'on some readings'}. ${why}`,
  );
}

function valueLines(page: Page, report: AdviceReport): string[] {
  if (report.missing.length > 0) return [];
  const { chances, draws } = report;
  const isOpen = chances.length > 0;
  const heads = [
    '',
    ...(isOpen ? chances.map(({ chance }) => `if ${outOf100(chance)} of 100`) : ['in all']),
    ...(draws ? ['90% of draws', 'best in'] : []),
  ];
  const columns = isOpen ? chances.map(({ values }) => values) : [report.values];
  const places = Math.max(
    ...columns.map((values) => placesFor(OPTIONS.flatMap((option) => values[option] ?? []))),
  );
  const rows = OPTIONS.map((option) => {
    const range = report.ranges[option];
    const numbers = columns.map((values) => values[option]);
    const share = draws?.shares[option];
    const first = [
      ...cell(option, option === report.best ? 'bold' : undefined),
      ...cell(OPTION_WORDS[option], 'dim'),
    ];
    if (numbers.every((number) => number === null))
      return [first, cell(`no number: ${report.why[option]}`, 'dim')];
    return [
      first,
      ...numbers.map((number) => cell(number === null ? '' : valueText(number, places))),
      ...(draws
        ? [
            cell(range ? `${valueText(range.low, places)}..${valueText(range.high, places)}` : ''),
            cell(share == null ? '' : `${partOf100(share, draws.outOf100[option] ?? 0)} of 100`),
          ]
        : []),
    ];
  });
  const heading = 'What each option is worth, over all periods to come';
  const discount = report.inputs.find(({ input }) => input === 'discount')?.used ?? 0;
  const unit =
    `In the unit of the inputs; each period counts ${givenText(discount)} of the one before. ` +
    'Each option is taken in the first period, and after it whatever is then worth most.';
  const reason =
    !draws && Object.values(report.values).some((value) => value !== null)
      ? paragraph(
          page,
          'There is no range: every input that they rest on is one number, and they are worked out exactly.',
        )
      : [];
  return [
    page.style('bold', heading),
    ...paragraph(page, unit),
    ...table(page, [heads.map((text) => cell(text, 'dim')), ...rows]),
    ...reason,
  ];
}

function enforcementLines(page: Page, { selfEnforcing }: AdviceReport): string[] {
  const { holds, terms, text } = selfEnforcing;
  const lines = section(page, 'Does the agreement enforce itself?', text);
  if (terms.length === 0) return lines;
  if (holds) return [...lines, ...paragraph(page, 'It holds as long as:'), ...bullets(page, textsOf(terms))];
  return [
    ...lines,
    ...paragraph(page, 'Each of these alone would make it pay to keep:'),
    ...bullets(page, textsOf(terms.filter(({ needed }) => needed !== null))),
    ...paragraph(page, 'These would not:'),
    ...bullets(page, textsOf(terms.filter(({ needed }) => needed === null))),
  ];
}

function textsOf(terms: readonly TermReport[]): string[] {
  return terms.map(({ text }) => text);
}

/** The square of record and incentives: where it stands, or may stand where that is not known. */
function togetherLines(page: Page, { together: { record, incentives, text } }: AdviceReport): string[] {
  const rows = record === 'good' || record === 'poor' ? [record] : ['good', 'poor'];
  const columns =
    incentives === 'hold' || incentives === 'do not hold' ? [incentives] : ['hold', 'do not hold'];
  const mark = rows.length * columns.length > 1 ? 'perhaps here' : 'here';
  const isUnknown = rows.length * columns.length === 4;
  const row = (name: string) => [
    cell(`record ${name}`),
    ...['hold', 'do not hold'].map((column) =>
      cell(rows.includes(name) && columns.includes(column) ? mark : '·'),
    ),
  ];
  return [
    page.style('bold', 'Record and incentives, each for itself'),
    ...(isUnknown
      ? []
      : table(page, [[[], cell('keeping pays'), cell('keeping does not pay')], row('good'), row('poor')])),
    ...paragraph(page, text),
  ];
}

function bullets({ width }: Page, texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    wrap(printable(text), width - 6).map((line, index) => `  ${index === 0 ? '· ' : '  '}${line}`),
  );
}

function flipLines(page: Page, { flips, chances }: AdviceReport): string[] {
  const of = (changes: 'advice' | 'selfEnforcing') =>
    flips
      .filter((flip) => flip.changes === changes && flip.at !== null)
      .map(({ input, what, text }) => [[...cell(input), ...cell(what, 'dim')], cell(text)]);
  const never = flips.filter((flip) => flip.at === null).map(({ input }) => input);
  const [advice, enforcing] = [of('advice'), of('selfEnforcing')];
  if (advice.length + enforcing.length + never.length === 0) return [];
  return [
    page.style('bold', 'What would change the answer, one input at a time'),
    ...(chances.length > 0
      ? paragraph(page, 'Worked out at the middle of the stated range of chances, for want of a number.')
      : []),
    ...table(page, [...advice, ...enforcing]),
    ...(never.length > 0
      ? paragraph(page, `Whatever these are, within reach, the same is worth most: ${never.join(', ')}.`)
      : []),
  ];
}

function planLines(page: Page, { plan }: AdviceReport): string[] {
  if (plan.length === 0) return [];
  return [
    page.style('bold', 'A plan, step by step'),
    ...plan.flatMap(({ text, request }, index) =>
      wrap(printable(request ? `${text} ${request.place}` : text), page.width - 6).map(
        (line, at) => `  ${at === 0 ? `${index + 1}.`.padEnd(4) : '    '}${line}`,
      ),
    ),
  ];
}

function inputLines(page: Page, { inputs }: AdviceReport): string[] {
  const given = inputs.filter(({ from }) => from !== 'left out');
  const left = inputs.filter(({ from, used }) => from === 'left out' && used !== null);
  const rows = given.map(({ input, what, low, mode, high, from, place }) => [
    cell(input),
    cell(rangeText(low!, mode, high!)),
    cell(what),
    cell(place ? `line ${place.slice(place.lastIndexOf(':') + 1)}` : from, 'dim'),
  ]);
  const rest =
    left.length > 0
      ? paragraph(
          page,
          `Left out: ${left.map(({ input, used }) => `${input} ${givenText(used!)}`).join(', ')}.`,
        )
      : [];
  return [page.style('bold', 'The inputs, as the ledger assumes them'), ...table(page, rows), ...rest];
}

function rangeText(low: number, mode: number | null, high: number): string {
  if (low === high) return givenText(low);
  return [low, ...(mode === null ? [] : [mode]), high].map(givenText).join('..');
}
