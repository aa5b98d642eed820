import {
  compareDecimals,
  type Decimal,
  decimalOf,
  isDecimalProblem,
  readDecimal,
} from '../values/decimal.ts';
import type { Reading } from './reading.ts';

const WHOLE = decimalOf(100);

/** Reads the share that is done, in percent: `40%`. More than all of it is reported. */
export function readShare(reading: Reading, token: number): Decimal | undefined {
  const text = reading.textOf(token, token + 1);
  const number = readDecimal(text.slice(0, -1));
  if (!isDecimalProblem(number) && compareDecimals(number, WHOLE) <= 0) return number;
  reading.report({
    code: 'bad-number',
    message: `\`${text}\` is no share of what was promised.`,
    help: 'Write how much of it is done, from `0%` to `100%`: `partly-kept 40%`.',
    place: reading.place(token, token + 1),
  });
  return undefined;
}
