import type { Day } from '../../ledger/values/civil-day.ts';
import type { World } from '../world.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './run.ts';
import { newHeard, Simulation } from './simulation.ts';

/** Plays a component again in one scenario, to look at where its promises have come; `traced` to keep the steps. */
export function replay(
  world: World,
  plans: readonly Plan[],
  scenario: Scenario,
  on: Day,
  traced = false,
): Simulation {
  const simulation = new Simulation(world, plans, scenario, on, newHeard(), traced);
  simulation.play();
  return simulation;
}
