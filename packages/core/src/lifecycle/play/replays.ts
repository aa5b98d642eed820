import type { Day } from '../../ledger/values/civil-day.ts';
import type { World } from '../world.ts';
import type { Plan } from './plan.ts';
import { replay } from './replay.ts';
import type { Scenario } from './run.ts';
import type { Simulation } from './simulation.ts';

/** Of how many components replays are kept, and how many of each. */
const MOST_COMPONENTS = 8;
const MOST_SCENARIOS = 16;

/**
 * Plays components again with the steps of all their promises. Those of which several promises are asked about, one
 * after the other, are played once for all of them.
 */
export class Replays {
  readonly #world: World;
  readonly #on: Day;
  readonly #kept = new Map<readonly Plan[], Simulation[]>();

  constructor(world: World, on: Day) {
    this.#world = world;
    this.#on = on;
  }

  of(plans: readonly Plan[], scenario: Scenario): Simulation {
    const known = this.#kept.get(plans) ?? [];
    const same = known.find((simulation) => isSame(simulation.scenario, scenario));
    if (same) return same;
    const simulation = replay(this.#world, plans, scenario, this.#on, true);
    if (plans.length > 1 && known.length < MOST_SCENARIOS) this.#keep(plans, [...known, simulation]);
    return simulation;
  }

  #keep(plans: readonly Plan[], played: Simulation[]): void {
    this.#kept.delete(plans);
    this.#kept.set(plans, played);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_COMPONENTS) this.#kept.delete(oldest);
  }

  /** Forgets what was played: it may come out otherwise now. */
  clear(): void {
    this.#kept.clear();
  }
}

function isSame(a: Scenario, b: Scenario): boolean {
  return (
    a.days === b.days &&
    a.reading === b.reading &&
    a.edge === b.edge &&
    a.reversed === b.reversed &&
    a.opens === b.opens &&
    a.people === b.people
  );
}
