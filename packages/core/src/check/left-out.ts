import type { RelatedPlace } from '../diagnostic/diagnostic.ts';
import { dealOf } from '../ledger/deal-terms.ts';
import type { PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Block } from '../text/block.ts';
import { fieldPlaces, headerPlace } from './places.ts';

/** Whether a field stands there and could not be read, or may come from a deal that is not known: reported already. */
export function isLeftOpen(promise: PromiseEntry | RequestEntry, ledger: Ledger, field: string): boolean {
  const { partOf } = promise.terms;
  if (partOf && partOf.entry?.kind !== 'deal') return true;
  return isUnreadable(promise.block, ledger, field);
}

/** Whether a line of an entry starts with a field, or with a word that was reported as a misspelling of it. */
export function isUnreadable(block: Block, ledger: Ledger, field: string): boolean {
  if (fieldPlaces(ledger, block, field).length > 0) return true;
  const findings = ledger.documents.find(({ path }) => path === block.path)?.findings.get(block);
  if (!findings) return false;
  return findings.some(
    ({ code, replacement }) =>
      code === 'mixed-indentation' || (code === 'unknown-field' && replacement === field),
  );
}

/** The deal that a promise takes its sides from, where it has none to give. */
export function dealPlaces(
  promise: PromiseEntry | RequestEntry,
  ledger: Ledger,
  field: string,
): RelatedPlace[] {
  const deal = dealOf(promise.terms);
  if (!deal) return [];
  const message =
    deal.between.length > 0
      ? `its deal is between several parties, and gives \`${field}\` when the promise names the other side`
      : `its deal has no \`${field}\` to take it from`;
  return [{ place: headerPlace(ledger, deal.block), message }];
}
