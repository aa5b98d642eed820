import { humanRange, type Judgement, type PromiseStanding, placeOf, traceOf } from '@troth/core';
import { possibleText } from './state-cells.ts';

/** What a promise is called: its title, else its maker's words, else what its first sentence says. */
export function nameOfPromise({ entry, terms }: PromiseStanding): string {
  return entry.title ?? terms.text ?? '';
}

/** Why a promise stands where it does, from the last step that led there: `since 13 Mar 2025: …; ledger.troth:41` */
export function reasonOf(judgement: Judgement, standing: PromiseStanding): string {
  const last = traceOf(judgement, standing.entry.name).at(-1);
  const { since } = standing;
  const possible = possibleText(standing);
  const when = since ? `since ${humanRange(since.first, since.last)}` : '';
  const what = last ? `${last.text}; ${placeOf(last.entry ?? standing.entry)}` : placeOf(standing.entry);
  return [[possible, when].filter(Boolean).join(' '), what].filter(Boolean).join(': ');
}

/** `On 20 Oct 2025`, `On 20 Oct 2025, as known by 1 May 2025` */
export function dayHeading({ on, known }: Judgement): string {
  const heading = `On ${humanRange(on, on)}`;
  return known === undefined ? heading : `${heading}, as known by ${humanRange(known, known)}`;
}

/** `1 promise`, `3 promises` */
export function counted(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
