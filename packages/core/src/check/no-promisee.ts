import { dealOf, fullTerms } from '../ledger/deal-terms.ts';
import type { PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import { dealPlaces, isLeftOpen } from './left-out.ts';
import { headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A promise, threat or request says to whom it is made, or takes it from its deal. */
export const noPromisee: CheckEntry<PromiseEntry | RequestEntry> = (promise, ledger, report) => {
  if (promise.terms.to.length > 0 || fullTerms(promise).to.length > 0) return;
  if (isLeftOpen(promise, ledger, 'to')) return;
  // Naming the promisor gives the other parties of the deal as promisees, so one message is enough.
  if (promise.terms.from.length === 0 && (dealOf(promise.terms)?.between.length ?? 0) > 0) return;
  report({
    code: 'no-promisee',
    message: `This ${promise.kind} does not say to whom it is made.`,
    help:
      promise.kind === 'promise'
        ? 'Write `to @party` below its first line. A promise to everyone is made to a group, such as `group @public "the public"`.'
        : 'Write `to @party` below its first line.',
    place: headerPlace(ledger, promise.block),
    related: dealPlaces(promise, ledger, 'to'),
  });
};
