import type { Day } from '../ledger/civil-day.ts';
import { type Outcome, outcomeKey, outcomeOf } from './outcome.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './run.ts';
import { CERTAIN, choicesOfDays, PLAIN } from './scenarios.ts';
import { type Heard, type Seen, Simulation } from './simulation.ts';
import type { World } from './world.ts';

/** Plays a component in every scenario that makes a difference; gives the distinct outcomes of each of its promises. */
export function playComponent(world: World, plans: readonly Plan[], on: Day, heard: Heard): Outcome[][] {
  const choices = choicesOfDays(world, plans, on);
  const { seen } = heard;
  seen.range = seen.edge = seen.tie = false;
  const simulation = new Simulation(
    world,
    plans,
    choices === CERTAIN ? PLAIN : { ...PLAIN, days: choices[0] },
    on,
    heard,
  );
  simulation.play();
  const outcomes = simulation.runs.map((run) => [outcomeOf(simulation, run, on)]);
  if (choices.length === 1 && !seen.range && !seen.edge && !seen.tie) return outcomes;
  const play = (scenario: Scenario) => {
    const other = new Simulation(world, plans, scenario, on, heard);
    other.play();
    for (let index = 0; index < plans.length; index++)
      addOutcome(outcomes[index], outcomeOf(other, other.runs[index], on));
  };
  for (const days of choices.slice(1)) play({ ...PLAIN, days });
  // What only a varied scenario shows to be uncertain is varied in a second round.
  for (let round = 0; round < 2 && (seen.range || seen.edge || seen.tie); round++) {
    for (const days of choices) for (const scenario of variations(days, seen)) play(scenario);
  }
  return outcomes;
}

/** The other ends of what was seen to be uncertain, in every combination. */
function variations(days: ReadonlyMap<object, Day>, seen: Seen): Scenario[] {
  const scenarios: Scenario[] = [];
  for (const reading of seen.range ? (['least', 'most'] as const) : (['least'] as const)) {
    for (const edge of seen.edge ? [true, false] : [true]) {
      for (const reversed of seen.tie ? [false, true] : [false])
        scenarios.push({ days, reading, edge, reversed });
    }
  }
  return scenarios.slice(1);
}

/** Outcomes of the same state are joined; each distinct state is kept with the scenario that showed it. */
function addOutcome(outcomes: Outcome[], outcome: Outcome): void {
  const key = outcomeKey(outcome);
  if (!outcomes.some((one) => outcomeKey(one) === key)) outcomes.push(outcome);
}
