import { fullTerms } from '../ledger/deal-terms.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import { fieldPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** Periods of a promise that is part of a deal end by a date that one of the two gives. */
export const endlessPeriods: CheckEntry<PromiseEntry> = (promise, ledger, report) => {
  const { many, partOf, limits } = promise.terms;
  if (!many?.every || !partOf?.entry || limits.until || fullTerms(promise).limits.until?.kind === 'date')
    return;
  report({
    code: 'bad-periods',
    message: `Nothing says when the last of these periods ends: neither the promise nor \`@${partOf.text}\` gives a date.`,
    help: 'Write the last day in one of them: `until 2027-12-31`. An act of the parties can still end it before.',
    place: fieldPlace(ledger, promise.block, 'every'),
  });
};
