import { dealOf, fullTerms } from '../ledger/deal-terms.ts';
import type { PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import { dealPlaces, isLeftOpen } from './left-out.ts';
import { headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A promise, threat or request says who makes it, or takes it from its deal. */
export const noPromisor: CheckEntry<PromiseEntry | RequestEntry> = (promise, ledger, report) => {
  if (promise.terms.from.length > 0 || fullTerms(promise).from.length > 0) return;
  if (isLeftOpen(promise, ledger, 'from')) return;
  report({
    code: 'no-promisor',
    message: `This ${promise.kind} does not say who makes it.`,
    help: dealOf(promise.terms)?.between.length
      ? 'Write `from @party` below its first line; the other parties of the deal are the promisees then.'
      : 'Write `from @party` below its first line.',
    place: headerPlace(ledger, promise.block),
    related: dealPlaces(promise, ledger, 'from'),
  });
};
