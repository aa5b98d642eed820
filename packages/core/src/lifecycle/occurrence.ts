import type { ActEntry, EventEntry, NoticeEntry, PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { DateValue } from '../ledger/values/date-value.ts';

/**
 * What an accepted line says happened. `did` and `not` are written; the others follow from deed rules: a deed that
 * `excludes` another state, one that undoes a deed, and the state it gives free again.
 */
export type OccurrenceKind = 'did' | 'not' | 'excluded' | 'undone' | 'lifted';

export interface Occurrence {
  readonly kind: OccurrenceKind;
  /** The canonical shape and arguments; `undefined` stands for anyone. */
  readonly shape: Shape;
  readonly arguments: readonly (Argument | undefined)[];
  /** What says so; of a deed that is only promised, the promise. */
  readonly entry: EventEntry | ActEntry | NoticeEntry | PromiseEntry;
  readonly date: DateValue;
  /** The days it may have happened on, cut at the day it was reported. */
  readonly first: Day;
  readonly last: Day;
  /** The promise it is meant for. */
  readonly for: Name | undefined;
  readonly disputed: boolean;
  /** For what a rule says follows: the arguments of the deed that excludes, or that is undone. */
  readonly origin: readonly (Argument | undefined)[] | undefined;
  /** Whether the deed can be done once only to each member, so that separate events touch different members. */
  readonly distinct: boolean;
}

/** Who did the deed: the first argument that is a mention. */
export function doerOf(occurrence: Occurrence): Name | undefined {
  for (const argument of occurrence.arguments) {
    if (argument?.kind === 'name') return argument;
    if (argument?.kind === 'quantity') return argument.group;
  }
  return undefined;
}
