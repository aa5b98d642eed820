import type { Advice } from '../../advice/advise.ts';
import type { Option } from '../../advice/decision.ts';
import type { FlipSearch } from '../../advice/flips.ts';
import type { NumberInput } from '../../ledger/choice-input.ts';
import { exact, givenText, INPUT_WORDS, OPTION_NOUNS, outOf100 } from '../words/advice-words.ts';

/** The value of one input at which the advice would change, the others as they are. */
export interface FlipReport {
  /** `record`: how often they keep such promises, with as much record as there is. */
  readonly input: NumberInput | 'record';
  /** Which answer changes: which option is best, or whether the agreement enforces itself. */
  readonly changes: 'advice' | 'selfEnforcing';
  readonly now: number;
  /** Null: within `low..high` nothing changes. */
  readonly at: number | null;
  /** On which side of that value it changes; `at`: at it alone, as nothing less is possible. */
  readonly side: 'below' | 'above' | 'at' | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What is best beyond it, or whether it enforces itself there. */
  readonly to: Option | 'holds' | 'does not hold' | null;
  /** What the input is. */
  readonly what: string;
  /** What happens beyond the value, in a few words: `above 1.8 (now 1.5): leaving is worth most`. */
  readonly text: string;
}

const RECORD_WORDS = 'how often they keep such promises, by as much record as there is';

/** Those inputs whose values are chances. */
const CHANCES: ReadonlySet<string> = new Set(['record', 'chance', 'blocked', 'accepted', 'false-alarm']);

/** Where the advice flips, input by input, and where it flips whether the agreement enforces itself. */
export function flipReports({
  flips,
  enforcingFlips,
}: Pick<Advice, 'flips' | 'enforcingFlips'>): FlipReport[] {
  return [
    ...(flips ?? []).flatMap(adviceFlips),
    ...(enforcingFlips ?? []).map(({ field, now, side, at, holds }): FlipReport => {
      const then = holds ? 'the agreement enforces itself' : 'the agreement no longer enforces itself';
      return {
        input: field,
        changes: 'selfEnforcing',
        now: exact(now),
        at: exact(at),
        side,
        low: null,
        high: null,
        to: holds ? 'holds' : 'does not hold',
        what: INPUT_WORDS[field],
        text: `${turn(field, now, side, at)}: ${then}`,
      };
    }),
  ];
}

function adviceFlips({ field, now, low, high, flips }: FlipSearch): FlipReport[] {
  const what = field === 'record' ? RECORD_WORDS : INPUT_WORDS[field];
  const base = {
    input: field,
    what,
    changes: 'advice',
    now: exact(now),
    low: exact(low),
    high: exact(high),
  } as const;
  if (flips.length === 0)
    return [
      {
        ...base,
        at: null,
        side: null,
        to: null,
        text: `nothing between ${written(field, low)} and ${written(field, high)} changes it (now ${written(field, now)})`,
      },
    ];
  return flips.map(({ side, at, to }) => ({
    ...base,
    at: exact(at),
    side,
    to,
    text: `${turn(field, now, side, at)}: ${OPTION_NOUNS[to]} is worth most`,
  }));
}

function turn(
  field: NumberInput | 'record',
  now: number,
  side: 'below' | 'above' | 'at',
  at: number,
): string {
  // As many digits as it takes to tell it from what counts now.
  const digits = [4, 6, 9].find((count) => written(field, at, count) !== written(field, now, count)) ?? 4;
  return `${side} ${written(field, at, digits)} (now ${written(field, now, digits)})`;
}

function written(field: NumberInput | 'record', value: number, digits = 4): string {
  if (CHANCES.has(field) && digits === 4) return `${outOf100(value)} of 100`;
  const shown = CHANCES.has(field) ? value * 100 : value;
  return `${givenText(Number(shown.toPrecision(digits)))}${CHANCES.has(field) ? ' of 100' : ''}`;
}
