import { humanRange, type Judgement, type PromiseStanding } from '@troth/core';

/** What a promise is called: its title, else its maker's words, else what its first sentence says. */
export function nameOfPromise({ entry, terms }: PromiseStanding): string {
  return entry.title ?? terms.text ?? '';
}

/** `On 20 Oct 2025`, `On 20 Oct 2025, as known by 1 May 2025` */
export function dayHeading({ on, known, withoutDisputed }: Judgement): string {
  const parts = [`On ${humanRange(on, on)}`];
  if (known !== undefined) parts.push(`as known by ${humanRange(known, known)}`);
  if (withoutDisputed) parts.push('without what is disputed');
  return parts.join(', ');
}

/** `1 promise`, `3 promises` */
export function counted(count: number, word: string, words = `${word}s`): string {
  return count === 1 ? `1 ${word}` : `${count} ${words}`;
}
