import type { OfficeEntry } from '../ledger/entry.ts';
import { fieldPlaces, headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** An office belongs to a party. */
export const officeWithoutParty: CheckEntry<OfficeEntry> = (office, ledger, report) => {
  if (office.of || fieldPlaces(ledger, office.block, 'of').length > 0) return;
  report({
    code: 'office-without-party',
    message: 'This office belongs to no party.',
    help: 'Write `of @party` below its first line.',
    place: headerPlace(ledger, office.block),
  });
};
