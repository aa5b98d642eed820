import type { Entry } from '../ledger/entry.ts';
import { byPlace } from '../ledger/order.ts';
import { kindName } from './kinds.ts';
import { mentionPlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** A name is declared once. */
export const duplicateName: CheckLedger = (ledger, report) => {
  for (const name of ledger.reading.names) {
    if (!name.rivals) continue;
    const claims: Entry[] = [...(name.entry ? [name.entry] : []), ...name.rivals].sort(byPlace);
    const [first, ...others] = claims;
    for (const entry of others) {
      report({
        code: 'duplicate-name',
        message: `\`@${name.text}\` is declared a second time.`,
        help:
          first.kind === entry.kind
            ? 'Keep one of the two entries, or give this one a name of its own.'
            : `Give this ${entry.kind} another name: \`@${name.text}\` is ${kindName(first.kind)} already.`,
        place: mentionPlace(ledger, entry.block, name),
        related: [{ place: mentionPlace(ledger, first.block, name), message: 'declares it first' }],
      });
    }
  }
};
