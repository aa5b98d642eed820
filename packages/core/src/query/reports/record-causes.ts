import type { Ending } from '../../credibility/ending.ts';
import { CAUSES } from '../../credibility/why.ts';
import { idOf } from '../words/name-text.ts';

/** Why promises were broken, as the ledger or Troth puts it. */
export interface BreachCause {
  /** `silence`, `failed`, `over-promised`, …; null: no cause is given. */
  readonly cause: string | null;
  /** The same in words. */
  readonly text: string;
  readonly promises: readonly string[];
}

/** What the breaches of a record are put down to, most frequent first. */
export function breachCauses(endings: readonly Ending[]): BreachCause[] {
  const byCause = new Map<string | null, string[]>();
  for (const { standing, outcome } of endings) {
    if (standing.state !== 'broken' && outcome !== 'broken' && outcome !== 'not carried out') continue;
    const cause = standing.cause ?? null;
    const list = byCause.get(cause) ?? [];
    byCause.set(cause, list);
    list.push(idOf(standing.entry.name));
  }
  return [...byCause]
    .map(([cause, promises]) => ({
      cause,
      text: cause === null ? 'no cause is given' : (CAUSES[cause] ?? cause),
      promises: promises.sort(),
    }))
    .sort((a, b) => b.promises.length - a.promises.length || (a.text < b.text ? -1 : 1));
}
