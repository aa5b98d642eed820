import { byPlace } from '../ledger/order.ts';
import { headerPlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** A ledger has one `ledger` entry at most, however many files it has. */
export const twoLedgers: CheckLedger = (ledger, report) => {
  const entries = ledger.entriesOf('ledger');
  if (entries.length < 2) return;
  const [first, ...others] = [...entries].sort(byPlace);
  for (const entry of others) {
    report({
      code: 'two-ledgers',
      message: 'This is a second `ledger` entry, and the settings of a ledger stand in one place.',
      help: 'Move what is right into the other entry, and remove this one.',
      place: headerPlace(ledger, entry.block),
      related: [{ place: headerPlace(ledger, first.block), message: 'the first `ledger` entry' }],
    });
  }
};
