import type { PriorEntry } from '../ledger/entry.ts';
import { byPlace } from '../ledger/order.ts';
import { headerPlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** Promises with a tag, and those with none, have one prior. */
export const twoPriors: CheckLedger = (ledger, report) => {
  const entries = ledger.entriesOf('prior') as readonly PriorEntry[];
  if (entries.length < 2) return;
  const claims = new Map<string, PriorEntry>();
  for (const prior of [...entries].sort(byPlace)) {
    const first = claims.get(prior.scope);
    if (!first) {
      claims.set(prior.scope, prior);
      continue;
    }
    report({
      code: 'two-priors',
      message: `This is a second \`prior ${prior.scope}\`.`,
      help: 'Keep the one that holds; priors for other promises have tags of their own, as `prior #tag`.',
      place: headerPlace(ledger, prior.block),
      related: [{ place: headerPlace(ledger, first.block), message: 'the first one' }],
    });
  }
};
