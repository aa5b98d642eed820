import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Alternatives, Obligation } from '../ahead/obligation.ts';
import type { World } from '../future/worlds.ts';
import type { Scene } from '../sets/found.ts';

/** Finds from which day on it is too late to lift one promise of a set for the others to be kept. */
export class LiftedFrom {
  readonly #scene: Scene;
  readonly #promises: readonly PromiseEntry[];
  readonly #lifted: PromiseEntry;
  readonly #today: Day;

  constructor(scene: Scene, promises: readonly PromiseEntry[], lifted: PromiseEntry, today: Day) {
    this.#scene = scene;
    this.#promises = promises;
    this.#lifted = lifted;
    this.#today = today;
  }

  /**
   * Whether, with the promise lifted on a day and in force until then, the others can be kept and it is not broken;
   * undefined where finding out was given up.
   */
  helpsOn(day: Day): boolean | undefined {
    let helps: boolean | undefined = true;
    for (const world of this.#scene.worlds) {
      const helpsIn = this.#helpsIn(world, day);
      if (helpsIn === false) return false;
      helps = helpsIn && helps;
    }
    return helps;
  }

  #helpsIn(world: World, day: Day): boolean | undefined {
    const obligation = world.ahead.get(this.#lifted);
    const left = obligation && untilDay(obligation, this.#today, day);
    if (!left) return true;
    const ahead = new Map(world.ahead).set(this.#lifted, left);
    return this.#scene.component.fits({ ...world, ahead }, this.#promises, this.#promises);
  }

  /** The last day before one on which it helps: what is asked of anyone changes on few days only. */
  lastBefore(day: Day): Day {
    const days = new Set<Day>();
    for (const { ahead } of this.#scene.worlds)
      for (const promise of this.#promises) addTurns(ahead.get(promise)?.duties ?? [], days);
    const today = this.#today;
    const sorted = [...days].filter((one) => one > today && one < day).sort((a, b) => b - a);
    const found = sorted.find((one) => this.helpsOn(one)) ?? today;
    if (!this.#isForced()) return found;
    return this.#latestBetween(found, sorted.findLast((one) => one > found) ?? day);
  }

  /** Whether days that others force matter: these are none on which anything is asked for by itself. */
  #isForced(): boolean {
    return this.#scene.worlds.some(({ ahead }) =>
      this.#promises.some((promise) =>
        (ahead.get(promise)?.duties ?? []).some((ways) =>
          ways.some(
            (one) => (one.kind === 'task' && one.task.ends) || (one.kind === 'ban' && one.ban.begins),
          ),
        ),
      ),
    );
  }

  /** The last day from one on that helps, before one on which it does not. */
  #latestBetween(first: Day, end: Day): Day {
    let [helps, fails] = [first, end];
    while (fails - helps > 1) {
      const middle = Math.floor((helps + fails) / 2);
      if (this.helpsOn(middle)) helps = middle;
      else fails = middle;
    }
    return helps;
  }
}

/**
 * What is left of a promise that is lifted on a day: what has to be done or kept true before that. What it waits for may
 * come true today.
 */
function untilDay(obligation: Obligation, today: Day, day: Day): Obligation | undefined {
  const isWaiting = obligation.conditionNeeds.length > 0;
  const duties = obligation.duties.flatMap(
    (ways) => dutyUntil(ways, day, isWaiting ? today : undefined) ?? [],
  );
  return duties.length === 0 ? undefined : { ...obligation, duties };
}

function dutyUntil(ways: Alternatives, day: Day, from: Day | undefined): readonly Alternatives[] | undefined {
  const [only] = ways;
  if (only?.kind === 'ban') {
    const { ban } = only;
    const first = from === undefined ? ban.first : Math.max(from, ban.opens ?? from);
    const last = Math.min(ban.last, day - 1);
    return first < day ? [[{ kind: 'ban', ban: { ...ban, first, last } }]] : undefined;
  }
  return ways.every((one) => one.kind === 'task' && one.task.last < day) ? [ways] : undefined;
}

/** The days on which a deed is due at the latest, or from which something is not to be done. */
function addTurns(duties: readonly Alternatives[], days: Set<Day>): void {
  for (const ways of duties) {
    for (const one of ways) {
      if (one.kind === 'task') days.add(one.task.last);
      else if (one.kind === 'ban') days.add(one.ban.first).add(one.ban.first + 1);
    }
  }
}
