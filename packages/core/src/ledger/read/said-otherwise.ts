import type { FieldSet } from '../../syntax/grammar.ts';
import { meantDuration } from './meant-duration.ts';

/** What an act does not say: it is done on its day. */
export const ACT_HAS_ITS_DAY =
  'An act takes effect on the day that its entry starts with, and waits for nothing: write the entry once it is done, with that day.';

const OF_PROMISES: Readonly<Record<string, string>> = {
  penalty:
    'A penalty is a promise of its own: `if @promise is broken`, and what is then owed after `will`. What somebody loses is a `stake`.',
  survives:
    'Who ends a deal ends what there is a power to end: leave `may end` out of what is to go on, in the promise and in the deal.',
};

/** How a suspension ends. */
export const RESUMED =
  'A suspension lasts until it ends: write an entry for that, such as `2026-03-31 resumed @p by @x`.';
const NOTICE =
  'Notice and consultation are entries of their own, before the act: `notified @x of @promise by @y`, `consulted @x on @promise by @y`.';

const OF_ACTS: Readonly<Record<string, string>> = {
  if: ACT_HAS_ITS_DAY,
  unless: ACT_HAS_ITS_DAY,
  when: ACT_HAS_ITS_DAY,
  while: `${ACT_HAS_ITS_DAY} A \`while\` stands below the power, \`may suspend @x\`.`,
  starting: ACT_HAS_ITS_DAY,
  effective: ACT_HAS_ITS_DAY,
  from: ACT_HAS_ITS_DAY,
  on: ACT_HAS_ITS_DAY,
  until: ACT_HAS_ITS_DAY,
  for: ACT_HAS_ITS_DAY,
  notice: NOTICE,
  consult: NOTICE,
  notified: NOTICE,
};

const PROMISED =
  'A deal promises nothing of its own: write a `promise` for what each owes, with `part of` and the name of this deal.';

const OF_DEALS: Readonly<Record<string, string>> = {
  will: PROMISED,
  or: PROMISED,
  never: PROMISED,
  always: PROMISED,
};

const OF_EVENTS: Readonly<Record<string, string>> = {
  for: 'What is meant for one promise says so at the end of its line: `did @anna pays 5 EUR to @ben for @promise`.',
};

/** What to write for a line that begins with a word that others use for it, where another field is not all there is to say. */
export function saidOtherwise(text: string, { names }: FieldSet, owner: string): string | undefined {
  if (owner === '`suspended`' && (text === 'until' || text === 'for')) return RESUMED;
  // `monthly`: of the words for a duration, those alone say that something is done again and again.
  const period = names.includes('will') && text.endsWith('ly') ? meantDuration(text) : undefined;
  if (period !== undefined) return `Write \`every ${period}\`, and with \`until\` how long.`;
  const help = wordsFor(names, owner);
  return Object.hasOwn(help, text) ? help[text] : undefined;
}

function wordsFor(names: FieldSet['names'], owner: string): Readonly<Record<string, string>> {
  if (names.includes('will')) return OF_PROMISES;
  if (names.includes('clock')) return OF_ACTS;
  if (names.includes('did')) return OF_EVENTS;
  return owner === '`deal`' ? OF_DEALS : {};
}
