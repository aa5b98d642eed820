/** Lengths of time that are whole numbers of another unit, and short forms. */
const UNITS = new Map<string, readonly [times: number, unit: string]>([
  ...['day', 'days', 'd'].map((word) => [word, [1, 'day']] as const),
  ...['week', 'weeks', 'wk', 'wks', 'w'].map((word) => [word, [1, 'week']] as const),
  ...['month', 'months', 'mo', 'mos'].map((word) => [word, [1, 'month']] as const),
  ...['year', 'years', 'yr', 'yrs', 'y'].map((word) => [word, [1, 'year']] as const),
  ...['fortnight', 'fortnights'].map((word) => [word, [2, 'week']] as const),
  ...['quarter', 'quarters'].map((word) => [word, [3, 'month']] as const),
  ...['decade', 'decades'].map((word) => [word, [10, 'year']] as const),
]);
const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['daily', '1 day'],
  ['weekly', '1 week'],
  ['monthly', '1 month'],
  ['quarterly', '3 months'],
  ['yearly', '1 year'],
  ['annually', '1 year'],
]);
const NUMBERS: readonly string[] = 'no one two three four five six seven eight nine ten eleven twelve'.split(
  ' ',
);
const ISO_UNITS: Readonly<Record<string, string>> = { D: 'day', W: 'week', M: 'month', Y: 'year' };

/**
 * The duration that was meant by words that are none in the language; undefined where nobody can tell.
 *
 * ```ts
 * meantDuration('a week') // => '1 week'
 * meantDuration('30Days') // => '30 days'
 * meantDuration('P6M') // => '6 months'
 * meantDuration('2 quarters') // => '6 months'
 * meantDuration('1 year and 6 months') // => '18 months'
 * meantDuration('1.5 years') // => '18 months'
 * meantDuration('soon') // => undefined
 * ```
 */
export function meantDuration(text: string): string | undefined {
  const iso = /^P(\d+)([DWMY])$/.exec(text);
  if (iso) return counted(Number(iso[1]), ISO_UNITS[iso[2]]);
  const words = text.toLowerCase().trim();
  const half = /^(\d+)\.5 years?$/.exec(words);
  if (half) return counted(Number(half[1]) * 12 + 6, 'month');
  const parts = words.split(/\s*,\s*|\s+and\s+|(?<=[a-z])\s+(?=\d)/);
  const read = parts.map(partOf);
  if (read.length === 1) return read[0] && counted(read[0].count, read[0].unit);
  return sumOf(read);
}

interface Part {
  readonly count: number;
  readonly unit: string;
}

function partOf(text: string): Part | undefined {
  const said = ADVERBS.get(text) ?? text;
  const [, digits, number, word = ''] = /^(?:(\d+)\s*|([a-z]+)\s+)?([a-z]+)$/.exec(said) ?? [];
  const unit = UNITS.get(word);
  const isOne = number === undefined || number === 'a' || number === 'an';
  const count = digits !== undefined ? Number(digits) : isOne ? 1 : NUMBERS.indexOf(number);
  return unit && count > 0 ? { count: count * unit[0], unit: unit[1] } : undefined;
}

/** Years and months as months, weeks and days as days; months have no fixed number of days. */
function sumOf(parts: readonly (Part | undefined)[]): string | undefined {
  let months = 0;
  let days = 0;
  for (const part of parts) {
    if (!part) return undefined;
    if (part.unit === 'year' || part.unit === 'month') months += part.count * (part.unit === 'year' ? 12 : 1);
    else days += part.count * (part.unit === 'week' ? 7 : 1);
  }
  if (months > 0 && days > 0) return undefined;
  return months > 0 ? counted(months, 'month') : counted(days, 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
