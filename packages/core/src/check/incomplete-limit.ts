import type { LimitEntry } from '../ledger/entry.ts';
import { fieldPlaces, headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A limit says which deeds it adds up, and how far the sum may go. */
export const incompleteLimit: CheckEntry<LimitEntry> = (limit, ledger, report) => {
  if (limit.on.length === 0 && fieldPlaces(ledger, limit.block, 'on').length === 0) {
    report({
      code: 'incomplete-limit',
      message: 'This limit does not say which deeds it adds up.',
      help: 'Write `on` and a sentence with variables below it: `on ?bank lends ?amount to ?borrower`.',
      place: headerPlace(ledger, limit.block),
    });
  }
  if (limit.atMost === undefined && fieldPlaces(ledger, limit.block, 'at most').length === 0) {
    report({
      code: 'incomplete-limit',
      message: 'This limit does not say how far the sum may go.',
      help: 'Write `at most` and an amount or a whole number below it: `at most 100M EUR`.',
      place: headerPlace(ledger, limit.block),
    });
  }
};
