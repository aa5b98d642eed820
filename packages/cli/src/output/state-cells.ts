import { isNotJudged, type PromiseStanding } from '@troth/core';
import { type Cell, cell } from './columns.ts';
import type { Colour } from './style.ts';

const COLOURS: Readonly<Record<string, Colour>> = {
  broken: 'red',
  outstanding: 'red',
  unclear: 'magenta',
  overdue: 'yellow',
  disputed: 'yellow',
  irregular: 'yellow',
  suspended: 'yellow',
  due: 'blue',
  kept: 'green',
  'kept late': 'green',
  repaired: 'green',
  open: 'blue',
  answered: 'green',
};

/** The colour of a word for a state; none for those that ask nothing of anyone. */
export function colourOf(word: string): Colour | undefined {
  return COLOURS[word];
}

/** The state of a promise, and below it what became of a breach and its standing. */
export function stateCell({ state, after, standing }: PromiseStanding): Cell {
  const words = after ? [state, after, ...standing] : [state, ...standing];
  return words.flatMap((word) => cell(word, colourOf(word)));
}

/** The states that are possible where it is not clear which: `due or broken`. */
export function possibleText(standing: PromiseStanding): string {
  if (isNotJudged(standing)) return lackText(standing);
  return standing.state === 'unclear' ? orList(standing.possible) : '';
}

/** Why a promise is not judged, in short. */
function lackText({ unread }: PromiseStanding): string {
  const what = unread !== undefined && 'isUnread' in unread ? unread.isUnread : undefined;
  if (what === undefined) return 'a line is missing';
  return what === true ? 'a line cannot be read' : 'a name is not declared';
}

/** `a`, `a or b`, `a, b or c`. */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
