import { invariant } from '../diagnostic/invariant.ts';
import { whichOf } from '../ledger/condition.ts';
import type { ConditionLine, PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import { isFinal } from '../lifecycle/state.ts';
import { conditionsLeft } from './conditions-left.ts';
import { type Line, type Need, Needs, type Waiting, type Watched } from './needs.ts';
import { isOutOfReach, mayBePerformed } from './openness.ts';

/** A promise that falls, the promise whose loss made it fall, and the conditions that can no longer be met. */
export interface Fall {
  readonly promise: PromiseEntry;
  readonly with: PromiseEntry;
  /** More than one where each is an alternative to the others. */
  readonly conditions: readonly ConditionLine[];
}

/** What has gone so far: promises that are lifted or have fallen, those that have fallen, and how many of each need. */
interface Gone {
  readonly promises: Set<PromiseEntry>;
  /** Those of them that go now; others were out of reach before. */
  readonly going: Set<PromiseEntry>;
  readonly fallen: Set<PromiseEntry>;
  readonly needs: Map<Need, number>;
  /** How many of each need were out of reach before. */
  readonly before: Map<Need, number>;
  /** What is still promised, though less of it: so much, in its own unit. */
  readonly lessened: { readonly promise: PromiseEntry; readonly left: number } | undefined;
}

const NONE: readonly never[] = [];
const always = (_: PromiseEntry): boolean => true;

/** Which promises hang on which through their conditions, on one day. Built once, asked often. */
export class Falls {
  readonly #judgement: Judgement;
  readonly #standings = new Map<PromiseEntry, PromiseStanding>();
  readonly #needs: Needs;
  /** Those that are gone already, whatever else is lifted. */
  readonly #outOfReach: readonly PromiseEntry[];

  constructor(judgement: Judgement) {
    this.#judgement = judgement;
    for (const standing of judgement.promises) this.#standings.set(standing.entry, standing);
    this.#outOfReach = judgement.promises.filter(isOutOfReach).map(({ entry }) => entry);
    this.#needs = new Needs(judgement);
  }

  /** Where a promise of the judgement stands. */
  standingOf(promise: PromiseEntry): PromiseStanding {
    const standing = this.#standings.get(promise);
    invariant(standing, 'a promise that is asked about was judged');
    return standing;
  }

  /**
   * The promises that fall with others, in the order of their ids.
   *
   * @param left of one that counts, how much of it is still promised, in its own unit; zero: nothing is
   * @param mayFall whether a promise waits for anything wherever the lifted ones are open
   */
  with(
    lifted: readonly PromiseEntry[],
    left = 0,
    mayFall: (promise: PromiseEntry) => boolean = always,
  ): readonly PromiseEntry[] {
    const falls = this.chain(lifted, left, mayFall);
    return falls.length === 0 ? NONE : falls.map(({ promise }) => promise).sort(byId);
  }

  /** The promises that fall with others, each after the one that makes it fall. */
  chain(lifted: readonly PromiseEntry[], left = 0, mayFall = always): readonly Fall[] {
    const queue = [...new Set(lifted)].filter((promise) => this.#mayGo(promise)).sort(byId);
    const lessened = left > 0 ? queue.map((promise) => ({ promise, left }))[0] : undefined;
    const gone: Gone = {
      promises: new Set(),
      going: new Set(queue),
      fallen: new Set(),
      needs: new Map(),
      before: new Map(),
      lessened,
    };
    for (const promise of this.#outOfReach) {
      if (queue.includes(promise)) continue;
      this.#leave(promise, gone);
      for (const need of this.#needs.promisedBy(promise)) gone.before.set(need, gone.needs.get(need)!);
    }
    if (!lessened) for (const promise of queue) this.#leave(promise, gone);
    const given = new Set(queue);
    const falls: Fall[] = [];
    // The loop goes on with what is added to the queue.
    for (const promise of queue) {
      const fell = this.#fallAfter(promise, gone).filter((fall) => mayFall(fall.promise));
      for (const fall of fell) {
        gone.fallen.add(fall.promise);
        gone.going.add(fall.promise);
        if (!given.has(fall.promise)) falls.push(fall);
        this.#leave(fall.promise, gone);
        queue.push(fall.promise);
      }
    }
    return falls;
  }

  #mayGo(promise: PromiseEntry): boolean {
    const standing = this.#standings.get(promise);
    return standing !== undefined && mayBePerformed(standing);
  }

  #leave(promise: PromiseEntry, gone: Gone): void {
    if (gone.promises.has(promise)) return;
    gone.promises.add(promise);
    for (const need of this.#needs.promisedBy(promise)) gone.needs.set(need, (gone.needs.get(need) ?? 0) + 1);
  }

  /** What falls now that a promise has gone, beyond what has fallen already. */
  #fallAfter(promise: PromiseEntry, gone: Gone): Fall[] {
    const found = new Map<PromiseEntry, Fall>();
    const look = (waiting: Waiting) => {
      if (gone.fallen.has(waiting.promise) || found.has(waiting.promise)) return;
      const conditions = this.#lostConditions(waiting, gone);
      if (conditions) found.set(waiting.promise, { promise: waiting.promise, with: promise, conditions });
    };
    for (const need of this.#needs.promisedBy(promise)) {
      if (gone.lessened?.promise === promise) {
        need.waiting.forEach(look);
        continue;
      }
      const left = need.promises.size - (gone.needs.get(need) ?? 0);
      if (left <= 1) (left === 0 ? need.waiting : need.circular).forEach(look);
    }
    for (const watcher of this.#needs.watchersOf(promise)) look(watcher);
    return [...found.values()].sort((a, b) => byId(a.promise, b.promise));
  }

  /**
   * Conditions that have fallen, if that leaves an `if` without any alternative: those of it that are lost with what
   * goes, not what was lost before.
   */
  #lostConditions(waiting: Waiting, gone: Gone): readonly ConditionLine[] | undefined {
    const { antecedents, promise } = waiting;
    for (let index = 0; index < antecedents.length; index++) {
      const lines = antecedents[index];
      const lost = lines.filter((line) => this.#isLost(line, promise, gone));
      if (lost.length === 0) continue;
      if (antecedents.length === 1 && lines.length === 1) return [lost[0].condition];
      waiting.left ??= conditionsLeft(this.#judgement, promise);
      const left = waiting.left[index] ?? NONE;
      if (left.includes('met')) continue;
      const isOver = (line: Line, way: number) => left[way] === 'over' || this.#isNever(line);
      if (!lines.every((line, way) => lost.includes(line) || isOver(line, way))) continue;
      const now = lost.filter((line) => !isOver(line, lines.indexOf(line)) && hangsOn(line, gone.going));
      return (now.length > 0 ? now : lost).map(({ condition }) => condition);
    }
    return undefined;
  }

  #isLost({ condition, need, state }: Line, promise: PromiseEntry, gone: Gone): boolean {
    if (need) {
      const own = need.promises.has(promise);
      const isLess = this.#isTooLittle(condition, need, gone);
      const lost = (gone.needs.get(need) ?? 0) + Number(isLess) - (own && gone.promises.has(promise) ? 1 : 0);
      return lost > (gone.before.get(need) ?? 0) && lost === need.promises.size - (own ? 1 : 0);
    }
    return state !== undefined && this.#isStateLost(state, gone);
  }

  /** Whether a condition needs more of a deed than is still promised. */
  #isTooLittle({ condition }: ConditionLine, { promises }: Need, { lessened }: Gone): boolean {
    if (!lessened || condition.kind !== 'deed' || !promises.has(lessened.promise)) return false;
    return this.#needs.leastOf(condition.sentence, lessened.promise) > lessened.left;
  }

  /** A promise that is not performed is never done; one that cannot fall due is never due either. */
  #isStateLost({ condition, promises }: Watched, gone: Gone): boolean {
    const left = condition.state === 'due' ? gone.fallen : gone.promises;
    const lost = promises.filter((promise) => left.has(promise)).length;
    if (lost === 0) return false;
    if (whichOf(condition) === 'all') return true;
    return promises.every((promise) => left.has(promise) || this.#isSettled(promise, condition.state));
  }

  /** Whether a condition asks for a state that a promise can no longer come to, whatever is lost. */
  #isNever({ state }: Line): boolean {
    if (!state || state.promises.length === 0) return false;
    const { condition, promises } = state;
    const isSettled = (promise: PromiseEntry) => this.#isSettled(promise, condition.state);
    return whichOf(condition) === 'all' ? promises.some(isSettled) : promises.every(isSettled);
  }

  /** Whether a promise is final in another state than the one asked for. */
  #isSettled(promise: PromiseEntry, wanted: string): boolean {
    const standing = this.#standings.get(promise);
    if (!standing || mayBePerformed(standing)) return false;
    const { possible, afters } = standing;
    const isMet =
      (wanted === 'done' && (possible.includes('kept') || afters.includes('kept late'))) ||
      afters.some((after) => after === wanted);
    return !isMet && possible.every((state) => state !== wanted && (isFinal(state) || state === 'broken'));
  }
}

/** Whether a condition needs something of one of some promises. */
function hangsOn({ need, state }: Line, promises: ReadonlySet<PromiseEntry>): boolean {
  if (need) return [...promises].some((promise) => need.promises.has(promise));
  return state?.promises.some((promise) => promises.has(promise)) ?? false;
}

const INDEXES = new WeakMap<Judgement, Falls>();

/** The index of a judgement, built when it is first asked for. */
export function fallIndexOf(judgement: Judgement): Falls {
  let falls = INDEXES.get(judgement);
  if (!falls) {
    falls = new Falls(judgement);
    INDEXES.set(judgement, falls);
  }
  return falls;
}

/**
 * The open promises that can no longer fall due once others are not performed: released, ended or broken. Those are
 * promises with a condition that needs a deed which only the others promise, or that asks that one of them is kept or
 * done; and what falls with these in turn. A condition that is met, has an alternative left, or asks that something is
 * not done, broken, released or over does not fall.
 *
 * @param lifted the promises that are not performed; those that are over already change nothing
 * @returns in the order of their ids, without the lifted ones
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('painting.troth', [
 *   'party @anna',
 *   'party @gallery',
 *   'party @framer',
 *   'thing @painting',
 *   '2026-03-01 promise @sale',
 *   '  from @gallery',
 *   '  to   @anna',
 *   '  will @gallery sells @painting to @anna',
 *   '2026-03-02 promise @framing',
 *   '  from @framer',
 *   '  to   @anna',
 *   '  if   @gallery sells @painting to @anna',
 *   '  will @framer frames @painting',
 * ].join('\n'))]);
 * const judgement = judge(ledger, { on: dayOf(2026, 3, 11) });
 * const sale = judgement.promises.find(({ entry }) => entry.name.text === 'sale').entry;
 * fallsWith(judgement, [sale]).map((promise) => promise.name.text) // => ['framing']
 * ```
 */
export function fallsWith(judgement: Judgement, lifted: readonly PromiseEntry[]): readonly PromiseEntry[] {
  return fallIndexOf(judgement).with(lifted);
}

function byId(a: PromiseEntry, b: PromiseEntry): number {
  return a.name.text < b.name.text ? -1 : a.name.text > b.name.text ? 1 : 0;
}
