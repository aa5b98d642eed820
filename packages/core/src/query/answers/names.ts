import type { Entry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { idOf } from '../name-text.ts';

/** What an id that an answer mentions stands for. */
export interface NameAnswer {
  readonly kind: Entry['kind'];
  readonly title: string | null;
}

const MENTION = /@[\p{L}\p{M}\p{Nd}](?:[-_./\p{L}\p{M}\p{Nd}]*[\p{L}\p{M}\p{Nd}])?/gu;

/** Every declared name that stands in the texts of an answer, by its id: a page then needs no second question. */
export function namesIn(ledger: Ledger, answer: unknown): Record<string, NameAnswer> {
  const found = new Map<string, NameAnswer>();
  const open: unknown[] = [answer];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      if (value.includes('@')) for (const [id] of value.matchAll(MENTION)) take(ledger, id, found);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key.startsWith('@')) open.push(key);
        open.push(part);
      }
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function take(ledger: Ledger, id: string, found: Map<string, NameAnswer>): void {
  if (found.has(id)) return;
  const entry = ledger.find(id.slice(1));
  if (entry?.name && idOf(entry.name) === id) found.set(id, { kind: entry.kind, title: entry.title ?? null });
}
