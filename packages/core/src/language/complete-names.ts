import { bitOf } from '../check/kinds.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { fold } from '../query/promise-filter.ts';
import type { Completion } from './complete.ts';
import type { Cursor } from './cursor.ts';

/** More than are ever listed, so that a large ledger costs no more than it must. */
const MOST = 200;

/**
 * The names that fit at a place, by their letters or by the words of their titles; those that are mentioned most come
 * first.
 *
 * @param written what is written of it, with its `@`; empty where nothing is
 * @param kinds the kinds of entry that fit, as bits of `BITS`; -1 for any
 */
export function completeNames(
  { ledger, value, entry }: Cursor,
  written: string,
  kinds: number,
): Completion[] {
  const wanted = fold(written.replace(/^@\{?/, ''));
  const found: { name: Name; entry: Entry; rank: number }[] = [];
  for (const name of ledger.reading.names) {
    const declared = name.entry;
    if (!declared || declared === entry || (kinds !== -1 && (bitOf(declared.kind) & kinds) === 0)) continue;
    const rank = rankOf(name, declared, wanted);
    if (rank > 0) found.push({ name, entry: declared, rank });
  }
  const { mentions } = ledger;
  // What the line names already is less likely to be meant again.
  const score = ({ name, rank }: (typeof found)[number]) =>
    rank * 1e6 + Math.min(mentions[name.index] ?? 0, 1e5) - (value.includes(`@${name.text}`) ? 2e5 : 0);
  return found
    .sort((a, b) => score(b) - score(a) || (a.name.text < b.name.text ? -1 : 1))
    .slice(0, MOST)
    .map(({ name, entry: declared }) => ({
      label: `@${name.text}`,
      kind: 'name',
      detail: declared.title ?? declared.kind,
      info: declared.title ? declared.kind : '',
      text: `@${name.text}`,
      slots: [],
    }));
}

/** 3 where the name begins with what is wanted, 2 where a part of it does, 1 where a word of its title does. */
function rankOf({ text }: Name, { title }: Entry, wanted: string): number {
  if (wanted === '') return 1;
  const name = fold(text);
  if (name.startsWith(wanted)) return 3;
  if (name.split(/[-_./]/).some((part) => part.startsWith(wanted))) return 2;
  return title !== undefined &&
    fold(title)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted))
    ? 1
    : 0;
}
