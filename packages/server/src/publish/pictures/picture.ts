import type { StateCount } from '@troth/core';

/** Which colour of the design something has. */
export type Tone = 'kept' | 'partly' | 'due' | 'waiting' | 'broken' | 'unclear' | 'over';

/** What a picture shows that stands for a page where somebody shares its address. */
export interface Picture {
  /** What the page is of: `Promise`, `Conflict`. */
  readonly kind: string;
  readonly title: string;
  /** What is told below it, each in a line. */
  readonly lines: readonly string[];
  /** Where it stands. */
  readonly state?: { readonly text: string; readonly tone: Tone };
  /** Of many promises, how many stand where. */
  readonly counts?: readonly StateCount[];
}

const TONES: Readonly<Record<string, Tone>> = {
  kept: 'kept',
  'partly kept': 'partly',
  due: 'due',
  broken: 'broken',
  unclear: 'unclear',
  conditional: 'waiting',
  proposed: 'waiting',
};

/** The colour of a state; the word is there besides. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'over';
}

/** Where the picture lies that stands for a page; the one of the first page stands for the site. */
export function picturePath(page: string): string {
  return page === '' ? 'preview.png' : `${page}/preview.png`;
}

/** What a picture shows, for those who do not see it. */
export function pictureAlt({ kind, title, lines, state, counts = [] }: Picture, about: string): string {
  const parts = [
    `${kind}: ${title}`,
    ...lines,
    ...(state ? [`Where it stands: ${state.text}`] : []),
    ...(counts.length > 0 ? [countsText(counts)] : []),
    about,
  ];
  return `${parts.map((part) => part.replace(/[.\s]+$/, '')).join('. ')}.`;
}

/** `2 broken, 5 due` */
export function countsText(counts: readonly StateCount[]): string {
  return counts.map(({ state, count }) => `${count.toLocaleString('en')} ${state}`).join(', ');
}
