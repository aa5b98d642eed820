import { type Day, dayOf, humanRange } from '../../ledger/values/civil-day.ts';

const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
/** Days, and the names of cases, which keep theirs as they are written. */
const DAYS = new RegExp(String.raw`\[[^\]]*\]|\b(${DAY})(?:/(${DAY}))?(?![\d-])`, 'g');

/** A line of a ledger with its days as they are said: `by 2026-03-31` as `by 31 Mar 2026`. */
export function saidDays(text: string): string {
  return text.replace(DAYS, (written: string, first?: string, last?: string) =>
    first === undefined ? written : humanRange(dayIn(first), dayIn(last ?? first)),
  );
}

function dayIn(written: string): Day {
  const [year, month, day] = written.split('-').map(Number);
  return dayOf(year, month, day);
}
