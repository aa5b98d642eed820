import { isPromise, type PromiseEntry } from '../../ledger/entry.ts';
import { isAccepted } from '../../lifecycle/acceptance.ts';
import type { Judgement } from '../../lifecycle/judge.ts';

/** Promises of a ledger that stand nowhere on a day, by the reason. */
export interface UnlistedPromises {
  /** Promises with many cases of which none has opened. */
  readonly waiting: readonly PromiseEntry[];
  /** Made after the day of asking. */
  readonly later: readonly PromiseEntry[];
  /** Not known by the day to know by, retracted, or supported by no source. */
  readonly uncounted: readonly PromiseEntry[];
}

/**
 * The promises that no list of where promises stand names.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const text = 'party @anna\nparty @ben\n2203-03-01 promise @bike\n  from @anna\n  to @ben\n  will @anna sings';
 * const { later } = unlistedPromises(judge(Ledger.read([sourceText('a.troth', text)]), { on: dayOf(2026, 3, 2) }));
 * later.map(({ name }) => name.text) // => ['bike']
 * ```
 */
export function unlistedPromises({ judging, promises, on }: Judgement): UnlistedPromises {
  const { world } = judging;
  const listed = new Set(promises.flatMap(({ entry }) => [entry, entry.instance?.generic]));
  const waiting: PromiseEntry[] = [];
  const later: PromiseEntry[] = [];
  const uncounted: PromiseEntry[] = [];
  for (const entry of world.ledger.entries()) {
    if (!isPromise(entry) || listed.has(entry)) continue;
    if (entry.date.first > on) later.push(entry);
    else if (entry.terms.many && isAccepted(world.acceptance, entry)) waiting.push(entry);
    else uncounted.push(entry);
  }
  return { waiting, later, uncounted };
}
