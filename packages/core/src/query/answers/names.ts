import type { Entry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { NAME_PATTERN } from '../../text/name-pattern.ts';
import { idOf } from '../words/name-text.ts';

/** What an id that an answer mentions stands for. */
export interface NameAnswer {
  readonly kind: Entry['kind'];
  readonly title: string | null;
}

/** Every declared name that stands in the texts of an answer, by its id: a page then needs no second question. */
export function namesIn(ledger: Ledger, answer: unknown): Record<string, NameAnswer> {
  const found = new Map<string, NameAnswer>();
  const mention = new RegExp(`@${NAME_PATTERN}`, 'gu');
  const open: unknown[] = [answer];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      // Most texts with a name are nothing else.
      if (value.includes('@') && !take(ledger, value, found))
        for (const [id] of value.matchAll(mention)) take(ledger, id, found);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key.startsWith('@')) open.push(key);
        open.push(part);
      }
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Takes up a text that is an id as a whole; false for any other. */
function take(ledger: Ledger, text: string, found: Map<string, NameAnswer>): boolean {
  if (found.has(text)) return true;
  const entry = ledger.find(text.slice(1));
  if (!entry?.name || idOf(entry.name) !== text) return false;
  found.set(text, { kind: entry.kind, title: entry.title ?? null });
  return true;
}
