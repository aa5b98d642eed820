import type { Judgement, ReadingReport, RecordFactors, RecordReport } from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, cell, layOut } from './columns.ts';
import { counted } from './promise-words.ts';
import {
  headLines,
  joinSections,
  paragraphs,
  type RecordPage,
  recordPage,
  sentenceSection,
  tableSection,
} from './record-page.ts';
import {
  disagreementRows,
  groupRows,
  MOST_ROWS,
  promiseRows,
  raterRows,
  readingText,
} from './record-tables.ts';
import { chanceText, countSentences, percent, weightLines, weightText } from './record-words.ts';

/** The page, and the command that was called without options. */
interface Page extends RecordPage {
  readonly called: string;
}

/** What a party's word is worth by its record, for people. */
export function recordText(call: Call, judgement: Judgement, report: RecordReport): string {
  const called = ['troth record', report.party?.id ?? ''].join(' ').trim();
  const page: Page = { ...recordPage(call, report), called };
  const first = [head(page, judgement, report), chances(page, report), groups(page, report)];
  const rest = [
    known(page, report),
    unknown(page, report),
    changes(page, report),
    counting(page, report),
    causes(page, report),
    overPromises(page, report),
    ...raters(page, report),
    weighing(page, report),
    others(page, report),
  ];
  const sections = call.has('quiet') ? first : [first[0]!, rest[0]!, ...first.slice(1), ...rest.slice(1)];
  return joinSections(sections);
}

function head(page: Page, judgement: Judgement, report: RecordReport): string[] {
  const { party, like, of } = report;
  const asked = [
    like.to === null ? '' : `to ${like.to}`,
    like.tags.length === 0 ? '' : `on ${like.tags.map((tag) => `#${tag}`).join(', ')}`,
    like.holder === null ? '' : `made under ${like.holder}`,
  ].filter(Boolean);
  const about = `The record of ${party ? 'its ' : ''}${of}${asked.length > 0 ? `, for one ${asked.join(', ')}` : ''}`;
  return headLines(page, judgement, report, about);
}

function known(page: Page, { counts }: RecordReport): string[] {
  return sentenceSection(page, 'What is known', countSentences(counts, page.words));
}

/** Both readings, side by side. */
function chances(page: Page, report: RecordReport): string[] {
  const { words } = page;
  const { byRules, byReliance, of } = report;
  const readings: (readonly [string, ReadingReport])[] =
    of === 'threats'
      ? [['by this record', byRules]]
      : [
          ['by the rules', byRules],
          ['by the one who relied on it', byReliance],
        ];
  const rows = readings.map(([name, reading]) => [
    cell(name),
    cell(readingText(reading), reading.chance ? 'bold' : 'yellow'),
    cell(effectiveText(reading)),
  ]);
  const notes = [
    ...(readings.some(([, { chance, noRange }]) => chance && noRange === null)
      ? [`In brackets: where the chance lies with 90%, going by this record. More record makes it narrower.`]
      : []),
    ...readings.flatMap(([name, { noRange }]) => (noRange === null ? [] : [`No range ${name}: ${noRange}.`])),
    ...readingNote(report),
  ];
  return [
    page.style('bold', `How often such a ${words.promise} is ${words.kept}`),
    ...layOut(rows, page.width, page.style, 2),
    ...paragraphs(page, notes),
  ];
}

function effectiveText({ effective }: ReadingReport): string {
  if (effective === 0) return 'nothing counts yet';
  return `what counts weighs as much as ${weightText(effective)} recent ones like it`;
}

function readingNote({ counts, of, byRules, byReliance }: RecordReport): string[] {
  if (of === 'threats') return [];
  if (counts.letDown === 0)
    return ['Nothing was ended, amended or voided without consent, so both readings are the same.'];
  const what = `${counted(counts.letDown, 'promise')} ended, amended or voided without the consent of who relied on ${counts.letDown === 1 ? 'it' : 'them'}`;
  const same = byRules.effective === byReliance.effective;
  return [
    `The two differ by ${what}: what a power allows counts for nothing by the rules, and as not kept by the one who relied on it.${same ? ' Here that changes no weight.' : ''}`,
  ];
}

function unknown(page: Page, { byRules, doubtful }: RecordReport): string[] {
  const { bounds, shares } = byRules;
  const { promise, kept, broken } = page.words;
  const lines: string[] = [];
  if (doubtful.length > 0) lines.push(`How ${counted(doubtful.length, promise)} ended is in doubt.`);
  if (bounds)
    lines.push(
      `Were ${bounds.count === 1 ? 'it' : 'all of them'} ${broken}: ${chanceText(bounds.broken)} by the rules; ${kept}: ${chanceText(bounds.kept)}.`,
    );
  if (shares)
    lines.push(
      `Of ${counted(shares.count, promise)} it is not known how much was ${kept}, and half is taken: with none ${chanceText(shares.least)}, with all ${chanceText(shares.most)}.`,
    );
  if (lines.length === 0) return [];
  const rows = doubtful
    .slice(0, MOST_ROWS)
    .map(({ id, title, doubt }) => [
      cell(doubt.join(' or '), 'yellow'),
      [...cell(id), ...cell(title ?? '', 'dim')],
    ]);
  const hidden = doubtful.length - MOST_ROWS;
  return [
    ...sentenceSection(page, 'What is not known', lines),
    ...layOut(rows, page.width, page.style, 4),
    ...(hidden > 0 ? paragraphs(page, [`${hidden} more; --json lists all.`]) : []),
  ];
}

function changes(page: Page, report: RecordReport): string[] {
  const { byRules, byReliance, of, counts } = report;
  const { kept, broken, promise } = page.words;
  if (!byRules.oneMore) {
    const needed = Math.ceil(byRules.missing - 1e-9);
    return sentenceSection(page, 'What would change it', [
      `A number takes a record that weighs 3: ${needed} more finished ${needed === 1 ? promise : `${promise}s`} of this kind, ${kept} or ${broken}.`,
      ...lightSentences(report, promise),
    ]);
  }
  const lines = [
    `One more ${kept}: ${chanceText(byRules.oneMore.kept)}. One more ${broken}: ${chanceText(byRules.oneMore.broken)}.`,
  ];
  if (of === 'promises' && byReliance.oneMore && counts.letDown > 0)
    lines.push(
      `By the one who relied on it: ${chanceText(byReliance.oneMore.kept)}, and ${chanceText(byReliance.oneMore.broken)}.`,
    );
  return sentenceSection(page, 'What would change it', lines);
}

/** What takes weight away, and where a ledger sets how much of it. */
const LIGHT: Readonly<Record<keyof RecordFactors, string>> = {
  age: 'how long ago they ended (`half-life`)',
  evidence: 'how they are documented (`opinion`)',
  holder: 'that they were made under another office-holder (`transfer`)',
  domain: 'that they are on another subject (`transfer`)',
  promisee: 'that they were made to another recipient (`transfer`)',
  bundle: 'that one event, deal or document binds them (`icc`)',
};

/** Why many finished promises amount to little: what takes most of their weight. */
function lightSentences({ promises, byRules }: RecordReport, promise: string): string[] {
  const counts = promises.flatMap((one) => one.byRules ?? []);
  if (counts.length < 3) return [];
  const taken = (factor: keyof RecordFactors) =>
    counts.reduce((sum, { factors }) => sum - Math.log(Math.max(factors[factor], 1e-9)), 0);
  const most = (Object.keys(LIGHT) as (keyof RecordFactors)[]).reduce((one, other) =>
    taken(other) > taken(one) ? other : one,
  );
  return [
    `${counted(counts.length, `finished ${promise}`)} count, and amount to ${weightText(byRules.effective)}: what takes most of their weight is ${LIGHT[most]}.`,
  ];
}

function counting(page: Page, report: RecordReport): string[] {
  const { promises, more, standing } = report;
  const rows = promiseRows(report);
  const hidden = more + Math.max(0, promises.length - MOST_ROWS);
  const left = hidden > 0 ? [`${hidden} more count, lighter ones; --json lists all.`] : [];
  const stands =
    standing.length > 0
      ? [
          `Beside the rate, these stand so far: ${standing
            .slice(0, MOST_ROWS)
            .map(({ id }) => id)
            .join(', ')}${standing.length > MOST_ROWS ? ' …' : ''}`,
        ]
      : [];
  if (rows.length === 0 && stands.length === 0) return [];
  return [
    page.style('bold', `Which ${page.words.promise}s count`),
    ...layOut(rows, page.width, page.style, 2),
    ...paragraphs(page, [
      ...(rows.length > 0 ? [`How much was ${page.words.kept} (0 to 1) × how much it counts (0 to 1).`] : []),
      ...left,
      ...stands,
    ]),
  ];
}

function causes(page: Page, report: RecordReport): string[] {
  const rows = report.causes.map(({ text, promises }): Cell[] => [
    cell(String(promises.length)),
    cell(text),
    cell(promises.slice(0, 8).join(', ') + (promises.length > 8 ? ' …' : ''), 'dim'),
  ]);
  return tableSection(
    page,
    page.words.promise === 'threat' ? 'Why they were not carried out' : 'Why promises were broken',
    rows,
  );
}

function overPromises(page: Page, { overPromised, overPromisedUnknown: unknown }: RecordReport): string[] {
  const rows = overPromised
    .slice(0, MOST_ROWS)
    .map(({ id, beside }) => [cell(id), cell(`beside ${beside.join(', ')}`)]);
  const hidden = overPromised.length - MOST_ROWS;
  const notes = [
    ...(hidden > 0 ? [`${hidden} more; --json lists all.`] : []),
    ...(unknown > 0
      ? [
          `Of ${counted(unknown, 'broken promise')} it was not looked into whether earlier promises already ruled ${unknown === 1 ? 'it' : 'them'} out: in a ledger of this size that would take long. Only the latest were.`,
        ]
      : []),
  ];
  if (rows.length + notes.length === 0) return [];
  return [
    page.style('bold', 'Broken, and made when earlier promises of its own already ruled them out'),
    ...layOut(rows, page.width, page.style, 2),
    ...paragraphs(page, notes),
  ];
}

function raters(page: Page, { raters: report }: RecordReport): string[][] {
  if (!report) return [];
  const heading = report.list.length > 1 ? 'By rater, each alone; never averaged' : 'By rater';
  const hidden = report.disagreements.length - MOST_ROWS;
  const differ = tableSection(
    page,
    `Where raters differ: ${counted(report.disagreements.length, page.words.promise)}`,
    disagreementRows(report),
  );
  return [
    tableSection(page, heading, raterRows(report, page.words)),
    hidden > 0 ? [...differ, ...paragraphs(page, [`${hidden} more; --json lists all.`])] : differ,
  ];
}

function groups(page: Page, { groups: asked }: RecordReport): string[] {
  if (!asked) return [];
  const heads = {
    promisor: 'Party',
    promisee: 'To',
    tag: 'Tag',
    holder: 'Office-holder',
    house: 'House',
    rater: 'Rater',
    decade: 'Decade',
  };
  const rows = groupRows(asked.list.slice(0, 100), page.words, heads[asked.by]);
  const hidden = asked.list.length - 100;
  return [
    ...tableSection(page, `By ${asked.by}, each alone`, rows),
    ...(hidden > 0 ? paragraphs(page, [`${hidden} more; --json lists all.`]) : []),
  ];
}

function weighing(page: Page, { prior, weights }: RecordReport): string[] {
  const source = prior.evidence.map(({ source: id, title }) => title ?? id).join(', ');
  const named =
    prior.scope === null
      ? `a coin’s toss, as the ledger has no \`prior\` for such ${page.words.promise}s`
      : `\`prior ${prior.scope}\` of the ledger, ${prior.place}${source === '' ? ', without a source' : `, from ${source}`}`;
  const start = `${percent(prior.mean)}, as if ${counted(prior.weight, 'promise')} had shown it: ${named}`;
  const rows = [['Start', start] as const, ...weightLines(weights)].map(([what, value]) => [
    cell(what),
    cell(value),
  ]);
  return [
    page.style('bold', 'How it is weighed'),
    ...paragraphs(page, [
      `It starts from how often ${page.words.promise}s of this kind are ${page.words.kept}, and adds this record; what is old, thinly documented, on another subject, to another recipient or under another office-holder counts less. docs/record.md has the formula.`,
    ]),
    ...layOut(rows, page.width, page.style, 2),
  ];
}

function others(page: Page, { others: count, of }: RecordReport): string[] {
  if (count === 0 || of === 'threats') return [];
  return paragraphs(page, [`${counted(count, 'threat')} beside: ${page.called} --threats`]).map((line) =>
    line.trimStart(),
  );
}
