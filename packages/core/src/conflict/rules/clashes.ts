import type { Day } from '../../ledger/values/civil-day.ts';
import { isPeriod } from '../../lifecycle/components.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import type { Relations } from '../../lifecycle/relations.ts';
import { LimitIndex } from './limit-index.ts';
import { asOf, type PastDeed } from './past.ts';
import type { RuleBook } from './rule-book.ts';
import { areNestedIn, type Ban, canBeOne, isForbidden, reachOf, type Statement, type Task } from './task.ts';

/** Whether two things get in each other's way: not, where they are about the same member, or always. */
export type Reach = 'none' | 'same' | 'every';

/** How sentences bear on each other by the rules; each pair is worked out once. */
export class Clashes {
  readonly relations: Relations;
  readonly book: RuleBook;
  readonly on: Day;
  readonly limits: LimitIndex;
  readonly #once = new PairCache<Reach>();
  readonly #before = new PairCache<Reach>();
  readonly #hits = new PairCache<Reach>();
  readonly #one = new PairCache<boolean>();

  constructor(relations: Relations, book: RuleBook, on: Day) {
    this.relations = relations;
    this.book = book;
    this.on = on;
    this.limits = new LimitIndex(relations, book);
  }

  /** Whether one deed can serve both. */
  canBeOne(a: Statement, b: Statement): boolean {
    if (a.shape !== b.shape) return false;
    return this.#one.get(a, b, () => canBeOne(this.relations, a, b, this.on));
  }

  /** Whether a deed of the past has served a task, or would. */
  serves(deed: Statement, task: Statement): boolean {
    return isForbidden(this.relations, deed, task, this.on);
  }

  /** Whether what one has used is not there for the other: both use it up, between the same parties. */
  sharesCount(a: Task, b: Task): boolean {
    return a.pair === b.pair && a.isDuty && b.isDuty && isUsedOnce(a) && isUsedOnce(b) && this.canBeOne(a, b);
  }

  /** Whether two deeds of one shape can be done once only between them, by whom or what both are about. */
  once(a: Statement, b: Statement): Reach {
    if (a.shape !== b.shape || this.book.onceRules(a.shape).length === 0) return 'none';
    return this.#once.get(a, b, () => {
      let reach: Reach = 'none';
      for (const { slot } of this.book.onceRules(a.shape)) {
        if (slot === a.slot && slot === b.slot) {
          if (reach === 'none') reach = 'same';
          continue;
        }
        if (areNestedIn(this.relations, a, b, slot, this.on)) reach = 'every';
      }
      return reach;
    });
  }

  /** Whether `later` excludes `earlier`, so that this has to come first. */
  before(earlier: Statement, later: Statement): Reach {
    if (!this.book.excludes(later.shape, earlier.shape)) return 'none';
    return this.#before.get(earlier, later, () => this.#exclusion(earlier, later, earlier.heldOn ?? this.on));
  }

  /** The same, by which lies within which on a day. */
  #exclusion(earlier: Statement, later: Statement, day: Day): Reach {
    let reach: Reach = 'none';
    for (const rule of this.book.exclusionsBy(later.shape)) {
      if (rule.thenShape !== earlier.shape) continue;
      const one = reachOf(this.relations, rule, later, earlier, day);
      if (one === 'every') return 'every';
      if (one === 'same') reach = 'same';
    }
    return reach;
  }

  /** Whether a deed goes against a ban, whoever of those does it whose deeds count. */
  hits(deed: Statement, ban: Ban): Reach {
    let reach = this.#hitsAs(deed, ban);
    if (!ban.forms) return reach;
    for (const form of ban.forms) {
      const other = this.#hitsAs(deed, form);
      if (other === 'every' || reach === 'none') reach = other;
    }
    return reach;
  }

  #hitsAs(deed: Statement, ban: Ban): Reach {
    return this.#hits.get(deed, ban, () => {
      const { heldOn = this.on } = ban;
      if (ban.kind === 'never') {
        if (!isForbidden(this.relations, deed, ban, heldOn)) return 'none';
        return deed.slot >= 0 && deed.slot === ban.slot ? 'same' : 'every';
      }
      return this.#exclusion(ban, deed, heldOn);
    });
  }

  /**
   * Whether keeping something true goes against another ban while both are in force: it is what a `never` forbids, or
   * excludes what another `always` wants. Of numbers it is so for each member who is one of those.
   */
  opposes(kept: Ban, other: Ban): Reach {
    if (kept.kind !== 'always' || !kept.isDuty || !other.isDuty || other.amount) return 'none';
    const mayBe =
      other.kind === 'never' ? kept.shape === other.shape : this.book.excludes(kept.shape, other.shape);
    if (!mayBe || kept === other || !areInForceTogether(kept, other)) return 'none';
    if (!kept.forms) return this.hits(kept, other);
    // Where one of those who may keep it true is free to, the others need not.
    const reaches = kept.forms.map((form) => this.hits(form, other));
    return reaches.includes('none') ? 'none' : reaches.includes('same') ? 'same' : 'every';
  }

  /** Whether either of two goes against the other while both are in force. */
  opposeEachOther(a: Ban, b: Ban): boolean {
    return this.opposes(a, b) !== 'none' || this.opposes(b, a) !== 'none';
  }

  /** Whether a past deed fails a ban for those it touched: it goes against it, or says that the state stopped. */
  fails(deed: PastDeed, ban: Ban): boolean {
    if (this.#failsAs(deed, asOf(deed, ban))) return true;
    // What others do counts since it was delegated to them.
    const isOf = (form: Ban): boolean => deed.occurrence.last >= form.since;
    return (
      ban.forms?.some((form, at) => at > 0 && isOf(form) && this.#failsAs(deed, asOf(deed, form))) ?? false
    );
  }

  #failsAs(deed: PastDeed, ban: Ban): boolean {
    if (!deed.stopped) return this.#hitsAs(deed, ban) !== 'none';
    return (
      ban.kind === 'always' && isForbidden(this.relations, { ...deed, shape: deed.stopped }, ban, this.on)
    );
  }
}

/** Whether two bans are in force on a common day, beside one on which the one ends and the other begins. */
export function areInForceTogether(a: Pick<Ban, 'first' | 'last'>, b: Pick<Ban, 'first' | 'last'>): boolean {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first < last || last === NEVER;
}

/** Whether a task counts members or an amount, or is one of several periods: a deed serves one such. */
function isUsedOnce({ need, owner }: Task): boolean {
  return need.kind === 'some' || need.kind === 'amount' || isPeriod(owner);
}

/** Values by ordered pairs of objects. */
class PairCache<T> {
  readonly #values = new Map<object, Map<object, T>>();

  get(a: object, b: object, make: () => T): T {
    let row = this.#values.get(a);
    if (!row) {
      row = new Map();
      this.#values.set(a, row);
    }
    const known = row.get(b);
    if (known !== undefined) return known;
    const value = make();
    row.set(b, value);
    return value;
  }
}
