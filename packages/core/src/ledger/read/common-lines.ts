import type { Deadline, Limits } from '../condition.ts';
import type { Bound, Evidence } from '../entry.ts';
import type { Name } from '../name.ts';
import type { Duration } from '../values/duration.ts';
import { NONE } from '../values/list.ts';

/**
 * What the lines say that a ledger repeats: `from @anna`, `source @report`, `by 2025-03-10`. Each is made once, and the
 * entries share it; most of what a large ledger keeps in memory would be copies of these.
 */
export class CommonLines {
  readonly #bounds: (readonly Bound[] | undefined)[] = [];
  readonly #evidence: (readonly Evidence[] | undefined)[] = [];
  readonly #by = new Map<Deadline, Limits>();
  readonly #within = new Map<Duration, Limits>();

  /** A party that is bound by itself, as the only one. */
  bound(party: Name): readonly Bound[] {
    const { index } = party;
    return (
      (index < this.#bounds.length ? this.#bounds[index] : undefined) ??
      put(this.#bounds, index, [{ party, through: undefined, as: undefined }])
    );
  }

  /** A source that supports what is said, as the only one. */
  evidence(source: Name): readonly Evidence[] {
    const { index } = source;
    return (
      (index < this.#evidence.length ? this.#evidence[index] : undefined) ??
      put(this.#evidence, index, [
        { source, stance: 'supports', passage: undefined, via: NONE, grade: undefined, quotes: NONE },
      ])
    );
  }

  /** A deadline as the only limit. */
  by(deadline: Deadline): Limits {
    let limits = this.#by.get(deadline);
    if (!limits) {
      limits = { by: deadline, within: undefined, starting: undefined, until: undefined };
      this.#by.set(deadline, limits);
    }
    return limits;
  }

  /** A time to do something in, as the only limit. */
  within(duration: Duration): Limits {
    let limits = this.#within.get(duration);
    if (!limits) {
      limits = { by: undefined, within: duration, starting: undefined, until: undefined };
      this.#within.set(duration, limits);
    }
    return limits;
  }
}

function put<T>(list: (T | undefined)[], index: number, item: T): T {
  while (list.length <= index) list.push(undefined);
  list[index] = item;
  return item;
}
