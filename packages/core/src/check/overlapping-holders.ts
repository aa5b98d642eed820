import type { OfficeEntry, Tenure } from '../ledger/entry.ts';
import { mentionPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** An office has one holder on each day. */
export const overlappingHolders: CheckEntry<OfficeEntry> = (office, ledger, report) => {
  const { holders } = office;
  if (holders.length < 2) return;
  const inOrder = [...holders].sort((a, b) => startOf(a) - startOf(b));
  let longest = inOrder[0];
  for (const holder of inOrder.slice(1)) {
    // A month or year in which one leaves and the other comes is no overlap, nor is the day of the change.
    if (startOf(holder) < endOf(longest)) {
      const same = holder.who === longest.who;
      const place = mentionPlace(ledger, office.block, holder.who, 'holder');
      report({
        code: 'overlapping-holders',
        message: same
          ? `\`@${holder.who.text}\` holds this office twice at the same time.`
          : `\`@${holder.who.text}\` and \`@${longest.who.text}\` hold this office at the same time.`,
        help: 'Write until when the first of them held it: `holder @anna from 2020 until 2024-06-30`.',
        place,
        related: same
          ? []
          : [
              {
                place: mentionPlace(ledger, office.block, longest.who, 'holder'),
                message: longest.until ? 'holds it into that time' : 'holds it without an end',
              },
            ],
      });
    }
    if (endOf(holder) > endOf(longest)) longest = holder;
  }
};

/** The last day on which it may have begun. */
function startOf(tenure: Tenure): number {
  return tenure.from ? tenure.from.last : -Infinity;
}

/** The first day on which it may have ended. */
function endOf(tenure: Tenure): number {
  return tenure.until ? tenure.until.first : Infinity;
}
