import type { SourceEntry } from '../ledger/entry.ts';
import { fieldPlaces, headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/**
 * A source that was published once says when: one with an address, an author, a file or a copy. A record that is
 * written day by day, such as a bank's statements, has no such day.
 */
export const sourceWithoutDate: CheckEntry<SourceEntry> = (source, ledger, report) => {
  if (source.published || source.known || !isPublication(source)) return;
  if (fieldPlaces(ledger, source.block, 'published').length > 0) return;
  report({
    code: 'source-without-date',
    message: 'This source does not say when it was published.',
    help: 'Write `published 2025-03-13` below it: a day, a month or a year; for a page that keeps changing, the day it was read.',
    place: headerPlace(ledger, source.block),
  });
};

function isPublication({ url, author, archived, file, sha256, relays }: SourceEntry): boolean {
  return [url, author, archived, file, sha256].some((text) => text !== undefined) || relays.length > 0;
}
