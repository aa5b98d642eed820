import { meantDuration } from '../ledger/read/meant-duration.ts';
import type { Shape } from '../ledger/sentence.ts';

const UNITS = 'day|week|month|quarter|year';
const OFTEN = 'daily|weekly|monthly|quarterly|yearly|annually';

/** `every month`, `each 2 weeks`, `every other day`, `per month`, `monthly` at the end of a sentence; `/month` anywhere. */
const PERIOD = new RegExp(
  `(?<!\\S)(?:(?:every|each)\\s+(?:([0-9]+|other|second|third)\\s+)?(${UNITS})s?|per\\s+(?:calendar\\s+)?(${UNITS})|(${OFTEN}))[.,]?$|/(${UNITS})(?!\\p{L})`,
  'iu',
);

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
export function periodIn(text: string): WrittenPeriod | undefined {
  const found = PERIOD.exec(text);
  if (!found) return undefined;
  const [words, times, each, per, often, slash] = found;
  const unit = each ?? per ?? slash ?? often;
  const period = times === undefined ? unit : `${ORDINALS[times.toLowerCase()] ?? times} ${unit}`;
  const help = `Write \`every ${meantDuration(period) ?? meantDuration(unit)}\` on a line of its own: each period is then owed and judged apart.`;
  return { index: found.index, words: words.replace(/[.,]$/, ''), help };
}

const ORDINALS: Readonly<Record<string, number>> = { other: 2, second: 2, third: 3 };
