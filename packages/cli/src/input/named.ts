import {
  isPromise,
  type Judgement,
  type Ledger,
  type NamedEntry,
  namedEntry,
  withArticle,
} from '@troth/core';
import { Problem } from '@troth/server';
import { findName } from './filter-options.ts';

/** What is meant by an id, with or without its `@`: what is declared under it, or cases of a promise with many. */
export function findNamed(ledger: Ledger, judgement: Judgement, written: string): NamedEntry {
  const text = written.replace(/^@/, '').normalize('NFC');
  const [base] = text.split('[', 1);
  const name = findName(ledger, base!);
  const named = namedEntry(judgement, text === base ? name.text : text);
  if (named) return named;
  const { entry } = name;
  if (!entry || !isPromise(entry) || !entry.terms.many)
    throw new Problem(`@${name.text} is ${withArticle(entry?.kind ?? 'name')} without cases`, [
      `All of it: troth show @${name.text}`,
    ]);
  throw new Problem(`no case is known as @${text}`, [`The cases of @${name.text}: troth show @${name.text}`]);
}

/** An id as reports look it up. */
export function namedText({ entry, cases }: NamedEntry, written: string): string {
  return cases && written.includes('[') ? written.replace(/^@/, '') : entry.name.text;
}
