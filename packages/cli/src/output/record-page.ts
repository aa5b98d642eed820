import { type Judgement, printable, type RecordHead } from '@troth/core';
import type { Call } from '../command.ts';
import { type Cell, layOut } from './columns.ts';
import { dayHeading } from './promise-words.ts';
import { type RecordWords, recordWords } from './record-words.ts';
import { type Style, styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/** What the parts of a text about records have in common. */
export interface RecordPage {
  readonly width: number;
  readonly style: Style;
  readonly words: RecordWords;
}

/** The page that a call is answered on. */
export function recordPage(call: Call, head: RecordHead): RecordPage {
  return {
    width: widthOf(call.io.columns),
    style: styleFor(wantsColour(call.io, call.io.out, call.has('no-color'))),
    words: recordWords(head),
  };
}

/** Whose record it is, and what of it is told. */
export function headLines(
  { width, style }: RecordPage,
  judgement: Judgement,
  { party }: RecordHead,
  about: string,
): string[] {
  const name = party ? [party.id, party.title ?? ''].join('  ').trimEnd() : 'Every promisor of the ledger';
  return [
    ...wrap(printable(name), width).map((line) => style('bold', line)),
    ...wrap(printable(`${about} · ${dayHeading(judgement)}`), width).map((line) => style('dim', line)),
  ];
}

/** Sections with an empty line between them. */
export function joinSections(sections: readonly (readonly string[])[]): string {
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A heading with sentences below it. */
export function sentenceSection(page: RecordPage, heading: string, sentences: readonly string[]): string[] {
  return [page.style('bold', heading), ...paragraphs(page, sentences)];
}

/** Sentences, each on lines of its own. */
export function paragraphs({ width }: RecordPage, sentences: readonly string[]): string[] {
  return sentences.flatMap((text) => wrap(printable(text), width - 2).map((line) => `  ${line}`));
}

/** A heading with a table below it; nothing where it has no rows. */
export function tableSection(
  { width, style }: RecordPage,
  heading: string,
  rows: readonly (readonly Cell[])[],
): string[] {
  return rows.length === 0 ? [] : [style('bold', heading), ...layOut(rows, width, style, 2)];
}
