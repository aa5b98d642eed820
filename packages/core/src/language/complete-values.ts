import { CAUSES, STATUSES } from '../ledger/rating-words.ts';
import { civilOf, type Day, dayOf, daysInMonth, humanRange, isoDay } from '../ledger/values/civil-day.ts';
import type { CompleteOptions, Completion } from './complete.ts';
import type { Cursor } from './cursor.ts';
import { VALUE_MEANINGS } from './word-meanings.ts';

const DATES = new Set(['on', 'known', 'published', 'by', 'starting', 'until', 'in', 'holder', 'member']);

/** The dates that are likely at a place: today, the ledger's own day, the ends of month and year. */
export function completeDate(cursor: Cursor, written: string, { today }: CompleteOptions): Completion[] {
  const { field, isHeader, rule, before, ledger } = cursor;
  const inTenure = field && (field.name === 'holder' || field.name === 'member');
  if (inTenure && !/\b(?:from|until)\s+\S*$/.test(before)) return [];
  const isParty = (field?.name === 'by' || field?.name === 'on') && !takesDate(rule?.keyword, field.name);
  const inSentence = /\s(?:by|starting|until)\s+\S*$/.test(before);
  if (!isHeader && !inSentence && (!field || !DATES.has(field.name) || isParty)) return [];
  const days: [Day, string][] = [[today, 'today']];
  const { on } = ledger.settings;
  if (on) days.push([on.last, 'the day of the ledger']);
  if (!isHeader) {
    const { year, month } = civilOf(today);
    days.push(
      [dayOf(year, month, daysInMonth(year, month)), 'end of the month'],
      [dayOf(year, 12, 31), 'end of the year'],
    );
  }
  const seen = new Set<Day>();
  return days
    .filter(([day]) => !seen.has(day) && seen.add(day) && isoDay(day).startsWith(written))
    .map(([day, detail]) => ({
      label: isoDay(day),
      kind: 'date',
      detail,
      info: humanRange(day, day),
      text: isHeader ? `${isoDay(day)} ` : isoDay(day),
      slots: [],
    }));
}

function takesDate(keyword: string | undefined, field: string): boolean {
  if (field === 'on') return keyword === 'ledger';
  return (
    keyword === 'promise' ||
    keyword === 'threat' ||
    keyword === 'request' ||
    keyword === 'deal' ||
    keyword === 'amended'
  );
}

/** The words that a field or a header takes at a place. */
export function completeWords(cursor: Cursor, written: string): Completion[] {
  if (written.startsWith('#')) return tags(cursor, written);
  const before = cursor.before.slice(0, cursor.before.length - written.length);
  if (/\s(?:through|as|via|from|until|by|to|of|on)\s+$/.test(before) && !/^\s*\S+\s+$/.test(before))
    return [];
  return wordsFor(cursor, written)
    .filter((word) => word.startsWith(written))
    .map((word) => ({
      label: word,
      kind: 'word',
      detail: '',
      info: VALUE_MEANINGS[word] ?? '',
      text: `${word}${TAKES_MORE.has(word) ? ' ' : ''}`,
      slots: [],
    }));
}

const TAKES_MORE = new Set(['by', 'to', 'of', 'on', 'from', 'until', 'through', 'as', 'via', 'grade']);

function wordsFor(
  { field, rule, before, value, ledger, isHeader }: Cursor,
  written: string,
): readonly string[] {
  const isFirst = value.length === written.length;
  if (isHeader) return headerWords(rule?.keyword ?? '', before, written);
  switch (field?.name) {
    case 'silence':
      return isFirst ? ['unknown', 'broken'] : [];
    case 'clock':
      return isFirst ? ['stops', 'runs'] : [];
    case 'format':
      return ['1'];
    case 'cause':
      return isFirst ? CAUSES : [];
    case 'source':
      return isFirst
        ? []
        : ['supports', 'denies', 'mentions', 'via', 'grade'].filter((word) => !value.includes(` ${word}`));
    case 'from':
    case 'to':
      return isFirst ? [] : ['through', 'as'].filter((word) => !value.includes(` ${word} `));
    case 'holder':
    case 'member':
      return isFirst ? [] : ['from', 'until'].filter((word) => !value.includes(` ${word} `));
    case 'kind':
      return isFirst ? sorts(ledger) : [];
    default:
      return [];
  }
}

function headerWords(keyword: string, before: string, written: string): readonly string[] {
  const names = before.match(/@\S+/g)?.length ?? 0;
  if (names === 0 || written.startsWith('"')) return [];
  if (keyword === 'rated') return names === 1 && !/@\S+\s+[a-z-]+\s/.test(before) ? STATUSES : [];
  if (keyword === 'notified') return names === 1 ? ['of'] : ['by'];
  if (keyword === 'consulted') return names === 1 ? ['on'] : ['by'];
  if (keyword === 'assigned' || keyword === 'delegated') return names === 1 ? ['to', 'by'] : ['by', 'to'];
  return ACTED.has(keyword) && names === 1 ? ['by'] : [];
}

const ACTED = new Set([
  'released',
  'ended',
  'withdrawn',
  'suspended',
  'resumed',
  'amended',
  'excused',
  'voided',
  'checked',
  'claim',
  'retracted',
  'accepted',
  'refused',
]);

function sorts(ledger: Cursor['ledger']): string[] {
  const found = new Set<string>();
  for (const entry of ledger.entriesOf('party', 'person', 'thing'))
    if ('sort' in entry && entry.sort) found.add(entry.sort);
  return [...found].sort();
}

function tags({ ledger }: Cursor, written: string): Completion[] {
  const counts = new Map<string, number>();
  for (const { tags: own } of ledger.entries())
    for (const tag of own) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .filter(([tag]) => `#${tag}`.startsWith(written))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([tag, count]) => ({
      label: `#${tag}`,
      kind: 'word',
      detail: `${count}×`,
      info: '',
      text: `#${tag}`,
      slots: [],
    }));
}
