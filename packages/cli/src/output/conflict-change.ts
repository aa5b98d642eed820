import { type ConflictReport, type FamilyReport, type StepReport, saidDays } from '@troth/core';
import { type Cell, cell, layOut } from './columns.ts';
import type { Page } from './conflict-block.ts';
import { wrap } from './wrap.ts';

type Sets = ConflictReport | FamilyReport;

/** What becomes another of a conflict over the same promises. */
export function conflictChangeRows(
  page: Page,
  { before, after }: { readonly before: Sets; readonly after: Sets },
): string[] {
  const { width, style } = page;
  const [was, is] = [factsOf(page, before), factsOf(page, after)];
  const rows = [...new Set([...was.keys(), ...is.keys()])].flatMap((label): Cell[][] => {
    const [old, next] = [was.get(label) ?? [], is.get(label) ?? []];
    const less = old.filter((text) => !next.includes(text));
    const more = next.filter((text) => !old.includes(text));
    if (less.length + more.length === 0) return [];
    return [
      [
        cell(label),
        [
          ...less.flatMap((text) => cell(`no longer ${text}`, 'dim')),
          ...more.flatMap((text) => cell(`now ${text}`)),
        ],
      ],
    ];
  });
  const name = wrap(after.promises.join(' × '), width - 2).map((line) => `  ${line}`);
  return [...name, ...layOut(rows, width, style, 4)];
}

/** What is told of a conflict, one text for each thing that can be gained or lost. */
function factsOf(page: Page, set: Sets): Map<string, readonly string[]> {
  if ('count' in set) {
    const { demand, bound, shortage, count } = set;
    return new Map([
      ['asked for', [demand]],
      ['there is', [bound]],
      ['missing', [shortage]],
      ['sets', [count ?? 'not counted']],
    ]);
  }
  const { kind, standing, conditions, reading, fits, boundBothWays, waysOut, disputed } = set;
  return new Map([
    ['kind', [kind]],
    ['standing', [standing]],
    ['only if', conditions.map(saidDays)],
    ['reading', [reading === 'certain' ? 'on every reading' : 'on some readings']],
    ['fits', Object.entries(fits).map(([id, text]) => `${text} of ${id}`)],
    ['bound both ways', boundBothWays.map((id) => titleOf(page, id))],
    ['way out', waysOut.map((steps) => steps.map((step) => stepText(page, step)).join(', and '))],
    ['rests on', disputed ? ['a disputed fact'] : []],
  ]);
}

function stepText(page: Page, { how, promise, by, through, atLeast, needs }: StepReport): string {
  const actors = by.map((id) => titleOf(page, id)).join(' and ') || 'nobody';
  const office =
    through === undefined ? '' : ` ${by.length < 2 ? 'as' : 'through'} ${titleOf(page, through)}`;
  const part = atLeast === undefined ? '' : `, at least ${atLeast}`;
  const extra = needs.map((need) => `, needs ${need}`).join('');
  return `${NOUNS[how]} of ${promise} by ${actors}${office}${part}${extra}`;
}

const NOUNS = { release: 'release', end: 'ending', break: 'breach' } as const;

function titleOf({ ledger }: Page, id: string): string {
  return ledger.find(id.slice(1))?.title ?? id;
}
