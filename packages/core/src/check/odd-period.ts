import { meantDuration } from '../ledger/read/meant-duration.ts';
import type { Shape } from '../ledger/sentence.ts';

const UNITS = 'day|week|month|quarter|year';
const OFTEN = 'daily|weekly|monthly|quarterly|yearly|annually';

/** `every month`, `each 2 weeks`, `every other day`, `per month`, `monthly` at the end of a sentence; `/month` anywhere. */
const PERIOD = new RegExp(
  `(?<!\\S)(?:(?:every|each)\\s+(?:([0-9]+|other|second|third)\\s+)?(${UNITS})s?|per\\s+(?:calendar\\s+)?(${UNITS})|(${OFTEN}))[.,]?$|/(${UNITS})(?!\\p{L})`,
  'iu',
);

/** `5 EUR per month to @ben`: right behind how much or of whom; but not `the wages per month of work`. */
const BEHIND_ARGUMENT = new RegExp(`_ (?:every|each|per) (?:calendar )?(${UNITS})(?= )`, 'u');

const HINT = new RegExp(`(?:(?:^| )(?:${OFTEN}|(?:every|each|per) [^_]*(?:${UNITS})s?)|/(?:${UNITS}))`, 'u');

/** How often something is to be done, where it stands among the words of the deed. */
export interface WrittenPeriod {
  readonly index: number;
  readonly words: string;
  readonly help: string;
}

/** Whether the words of a wording alone give reason to look closer. */
export function mayHoldPeriod({ text }: Shape): boolean {
  return HINT.test(text);
}

/** Finds what looks like a period in the text of a duty. */
export function periodIn(text: string, shape: Shape): WrittenPeriod | undefined {
  const found = PERIOD.exec(text);
  if (!found) return periodWithin(text, shape);
  const [words, times, each, per, often, slash] = found;
  const unit = each ?? per ?? slash ?? often;
  const period = times === undefined ? unit : `${ORDINALS[times.toLowerCase()] ?? times} ${unit}`;
  const help = helpFor(meantDuration(period) ? period : unit);
  return { index: found.index, words: words.replace(/[.,]$/, ''), help };
}

function periodWithin(text: string, shape: Shape): WrittenPeriod | undefined {
  const [, unit] = BEHIND_ARGUMENT.exec(shape.text) ?? [];
  if (unit === undefined) return undefined;
  const found = new RegExp(`(?<=\\s)(?:every|each|per)\\s+(?:calendar\\s+)?${unit}(?=\\s)`, 'iu').exec(text);
  return found ? { index: found.index, words: found[0], help: helpFor(unit) } : undefined;
}

function helpFor(duration: string): string {
  return `Write \`every ${meantDuration(duration)}\` on a line of its own: each period is then owed and judged apart.`;
}

const ORDINALS: Readonly<Record<string, number>> = { other: 2, second: 2, third: 3 };
