import type { Terms } from '../../ledger/entry.ts';

/** What the deadline of a promise is: the day to do something by, or the day until which something must not fail. */
export type DeadlineWord = 'by' | 'until';

/**
 * How the deadline of a promise is told: of what is only not to be done, or to be kept up, it is the end of a window.
 *
 * ```ts
 * import { Ledger, sourceText } from '@troth/core';
 * const text = '2026-03-01 promise @quiet\n  from @anna\n  to @ben\n  never @anna sings\n  until 2026-12-31\n';
 * const [promise] = Ledger.read([sourceText('a.troth', text)]).entriesOf('promise');
 * deadlineWord(promise.terms) // => 'until'
 * ```
 */
export function deadlineWord({ undertakings }: Terms): DeadlineWord {
  return undertakings.length > 0 && undertakings.every(({ kind }) => kind !== 'will') ? 'until' : 'by';
}
