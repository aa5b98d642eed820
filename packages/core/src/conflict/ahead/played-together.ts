import type { Day } from '../../ledger/values/civil-day.ts';
import type { Plan } from '../../lifecycle/play/plan.ts';
import { playScenarios } from '../../lifecycle/play/play.ts';
import { newHeard, type Simulation } from '../../lifecycle/play/simulation.ts';
import type { World } from '../../lifecycle/world.ts';

/** How many scenarios of the same promises are kept. */
const MOST_KEPT = 16;

/** Plays promises in every scenario that makes a difference; those that are played together, once for all of them. */
export class PlayedTogether {
  readonly #world: World;
  readonly #on: Day;
  readonly #kept = new Map<readonly Plan[], readonly Simulation[]>();

  constructor(world: World, on: Day) {
    this.#world = world;
    this.#on = on;
  }

  play(plans: readonly Plan[], take: (played: Simulation) => void): void {
    const kept = this.#kept.get(plans);
    if (kept) {
      kept.forEach(take);
      return;
    }
    const played: Simulation[] = [];
    playScenarios(this.#world, plans, this.#on, newHeard(), (simulation) => {
      if (plans.length > 1 && played.length <= MOST_KEPT) played.push(simulation);
      take(simulation);
    });
    if (plans.length > 1 && played.length <= MOST_KEPT) this.#kept.set(plans, played);
  }
}
