/** A day as a number: days since 1 January 1970, negative before. */
export type DayNumber = number;

const MILLISECONDS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Reads `2025-03-13`; undefined for anything else. */
export function dayNumber(iso: string): DayNumber | undefined {
  const found = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(iso);
  if (!found) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  const number = date.getTime() / MILLISECONDS;
  return isoDay(number) === iso ? number : undefined;
}

/** The day as ISO 8601 writes it. */
export function isoDay(day: DayNumber): string {
  const date = new Date(day * MILLISECONDS);
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** A day, or an interval as EDTF writes it, for people: `13–31 Mar 2025`, `by 12 Mar 2025`. */
export function humanDate(date: string): string {
  const [first = '', last] = date.split('/');
  if (last === undefined) return humanDay(first);
  if (first === '..' || first === '') return `by ${humanDay(last)}`;
  if (last === '..' || last === '') return `from ${humanDay(first)}`;
  return humanRange(first, last);
}

/** `due by 12 Jul 2026`: until when something is to be done, or must not fail. */
export function dueWords({ deadlineWord }: { readonly deadlineWord: string }, deadline: string): string {
  return `${deadlineWord === 'by' ? 'due by' : 'until'} ${humanDate(deadline)}`;
}

function humanRange(first: string, last: string): string {
  if (first === last) return humanDay(first);
  const [a, b] = [first, last].map(partsOf);
  if (!a || !b) return `${humanDay(first)} – ${humanDay(last)}`;
  if (a.month === 1 && a.day === 1 && b.month === 12 && b.day === 31)
    return a.year === b.year ? String(a.year) : `${a.year}–${b.year}`;
  if (a.year !== b.year) return `${humanDay(first)} – ${humanDay(last)}`;
  const isWholeMonth =
    a.day === 1 && a.month === b.month && isoDay((dayNumber(last) ?? 0) + 1).endsWith('-01');
  if (isWholeMonth) return `${MONTHS[a.month - 1]} ${a.year}`;
  if (a.month === b.month) return `${a.day}–${b.day} ${MONTHS[a.month - 1]} ${a.year}`;
  return `${a.day} ${MONTHS[a.month - 1]} – ${humanDay(last)}`;
}

function humanDay(iso: string): string {
  const parts = partsOf(iso);
  return parts ? `${parts.day} ${MONTHS[parts.month - 1]} ${parts.year}` : iso;
}

function partsOf(
  iso: string,
): { readonly year: number; readonly month: number; readonly day: number } | undefined {
  const found = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(iso);
  if (!found) return undefined;
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
