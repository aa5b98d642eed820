import { type Entry, isPromise, type PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { selectionNamed } from '../ledger/read/read-selection.ts';
import type { Judgement } from '../lifecycle/judge.ts';

/** What a name stands for that someone asks for. */
export interface NamedEntry {
  /** What is declared under it; or the one case that it selects. */
  readonly entry: Entry & { readonly name: Name };
  /** The cases of a promise with many that are meant; undefined for all else. */
  readonly cases: readonly PromiseEntry[] | undefined;
}

/**
 * What is meant by a name, without its `@`: `pact`, or cases of a promise with many, `pact[on @event]`. Undefined where
 * nothing is declared, or no case is selected.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('bike.troth', [
 *   'party @anna',
 *   'party @ben',
 *   '2026-03-01 promise @bike',
 *   '  from @anna',
 *   '  to   @ben',
 *   '  whenever @ben asks for the bike',
 *   '  will @anna lends the bike to @ben',
 *   '2026-03-04 event',
 *   '  did  @ben asks for the bike',
 * ].join('\n'))]);
 * const judgement = judge(ledger, { on: dayOf(2026, 3, 5) });
 * namedEntry(judgement, 'bike')?.cases?.length // => 1
 * namedEntry(judgement, 'bike[on 2026-03]')?.entry.name.text // => 'bike[on 2026-03-04]'
 * namedEntry(judgement, 'bike[on 2027]') // => undefined
 * ```
 */
export function namedEntry({ judging }: Pick<Judgement, 'judging'>, text: string): NamedEntry | undefined {
  const { ledger, cases } = judging.world;
  const selection = selectionNamed(ledger.reading, text);
  const name = selection ?? ledger.reading.nameByText(text);
  const { entry } = name;
  if (!isDeclared(entry)) return undefined;
  if (!isPromise(entry) || !entry.terms.many) return selection ? undefined : { entry, cases: undefined };
  const selected = cases.select(name);
  if (!selection) return { entry, cases: selected };
  if (selected.length === 1) return { entry: selected[0], cases: undefined };
  return selected.length > 0 ? { entry, cases: selected } : undefined;
}

function isDeclared(entry: Entry | undefined): entry is NamedEntry['entry'] {
  return entry?.name !== undefined;
}
