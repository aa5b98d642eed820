import type { Power, PromiseEntry } from '../../ledger/entry.ts';
import { acceptanceFor, areAccepted } from '../acceptance.ts';
import type { World } from '../world.ts';

/** Whether a power counts: a `may` line with evidence of its own is there once that makes it known. */
export function isKnownPower({ acceptance }: World, promise: PromiseEntry, power: Power): boolean {
  return areAccepted(acceptanceFor(acceptance, promise), power, undefined, promise);
}
