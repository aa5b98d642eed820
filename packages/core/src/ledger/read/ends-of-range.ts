import { formatDecimal, latinDigits } from '../values/decimal.ts';
import type { NumberWord } from './number-word.ts';
import type { Reading } from './reading.ts';

/** `2..3M USD`: from two on, though two million may be meant; `500..2k EUR` can mean one thing only. */
export function warnOfEnds(reading: Reading, { high: end }: NumberWord, start: number, next: number): void {
  const text = reading.textOf(start, start + 1);
  // Most ranges have no suffix: none of them waits for an expression with properties of Unicode.
  if (!end || !/[kMB]/.test(text)) return;
  const [, low, high, suffix] = /^([\p{Nd}.,]+)\.\.([\p{Nd}.,]+)([kMB])/u.exec(text) ?? [];
  if (low === undefined || high === undefined || suffix === undefined) return;
  const [from, to] = [low, high].map((one) => Number(latinDigits(one).replaceAll(',', ''))) as [
    number,
    number,
  ];
  if (!(from > 0 && from <= to)) return;
  const place = reading.place(start, next);
  const last = reading.findings.at(-1);
  if (last?.code === 'odd-number' && last.place.start === place.start) return;
  const whole = `${low}..${formatDecimal(end).replace(/\B(?=(?:\d{3})+$)/g, ',')}`;
  reading.report({
    code: 'odd-number',
    message: `\`${text}\` begins at ${low}, as \`${suffix}\` belongs to the number that it touches.`,
    help: `If \`${suffix}\` is meant for both, write \`${low}${suffix}..${high}${suffix}\`; if not, \`${whole}\`.`,
    place,
  });
}
