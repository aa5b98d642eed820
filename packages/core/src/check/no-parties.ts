import type { DealEntry } from '../ledger/entry.ts';
import { fieldPlaces, headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A deal is `between` two parties or more, or has both `from` and `to`. */
export const noParties: CheckEntry<DealEntry> = (deal, ledger, report) => {
  const { from, to } = deal.terms;
  if (deal.between.length > 1 || (from.length > 0 && to.length > 0)) return;
  const between = fieldPlaces(ledger, deal.block, 'between');
  if (between.length > 0 && deal.between.length === 0) return;
  if (between.length > 0) {
    report({
      code: 'no-parties',
      message: 'This deal is between one party alone.',
      help: 'Name the others too: `between @anna, @ben`.',
      place: between[0],
    });
    return;
  }
  if (fieldPlaces(ledger, deal.block, 'from').length > from.length) return;
  if (fieldPlaces(ledger, deal.block, 'to').length > to.length) return;
  const missing = from.length > 0 ? 'to' : 'from';
  const half = from.length > 0 || to.length > 0;
  report({
    code: 'no-parties',
    message: half ? `This deal has no \`${missing}\`.` : 'This deal does not say between whom it is.',
    help: half
      ? `Write \`${missing} @party\` too, or \`between @anna, @ben\` instead of both.`
      : 'Write `between @anna, @ben` below its first line.',
    place: headerPlace(ledger, deal.block),
  });
};
