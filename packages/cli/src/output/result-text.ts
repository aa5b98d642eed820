import { groupedDigits, type ResultReport } from '@troth/core';
import { type Cell, cell } from './columns.ts';
import { humanDate } from './human-date.ts';
import { colourOf, orList } from './state-cells.ts';

/** A result in one cell: `unclear: due or broken, disputed · 1 of 9`. */
export function resultCell(result: ResultReport | null, absent: string): Cell {
  return result ? cell(resultText(result), colourOf(result.state)) : cell(absent, 'dim');
}

export function resultText({ state, possible, after, standing, progress }: ResultReport): string {
  const words = [possible ? `${state}: ${orList(possible)}` : state, ...(after ? [after] : []), ...standing];
  return [words.join(', '), ...(progress === null ? [] : [groupedDigits(progress)])].join(' · ');
}

/** When it fell due and its deadline, where two results differ in them: `due 1 Mar 2026`. */
export function dayTexts(result: ResultReport | null, other: ResultReport | null): string[] {
  const texts: string[] = [];
  for (const [word, one, two] of [
    ['due since', result?.due, other?.due],
    ['deadline', result?.deadline, other?.deadline],
  ] as const) {
    if (result && other && one && one !== two) texts.push(`${word} ${humanDate(one)}`);
  }
  return texts;
}
