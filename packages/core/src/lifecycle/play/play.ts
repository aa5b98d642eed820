import type { Day } from '../../ledger/values/civil-day.ts';
import type { World } from '../world.ts';
import { type Outcome, outcomeKey, outcomeOf } from './outcome.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './run.ts';
import { CERTAIN, choicesOfDays, PLAIN } from './scenarios.ts';
import { type Heard, type Seen, Simulation } from './simulation.ts';

/** Plays a component in every scenario that makes a difference; gives the distinct outcomes of each of its promises. */
export function playComponent(world: World, plans: readonly Plan[], on: Day, heard: Heard): Outcome[][] {
  const outcomes: Outcome[][] = [];
  for (let i = 0; i < plans.length; i++) outcomes.push([]);
  playScenarios(world, plans, on, heard, (simulation) => {
    for (let index = 0; index < plans.length; index++) {
      addOutcome(outcomes[index], outcomeOf(simulation, simulation.runs[index], on));
    }
  });
  return outcomes;
}

/** Plays some promises together in every scenario that makes a difference; those of one choice of days in a row. */
export function playScenarios(
  world: World,
  plans: readonly Plan[],
  on: Day,
  heard: Heard,
  take: (played: Simulation) => void,
): void {
  const choices = choicesOfDays(world, plans, on);
  take(play(world, plans, choices === CERTAIN ? PLAIN : { ...PLAIN, days: choices[0] }, on, heard));
  if (choices.length === 1 && !isSeen(heard.seen)) return;
  for (let index = 0; index < choices.length; index++) {
    const days = choices[index];
    if (index > 0) take(play(world, plans, { ...PLAIN, days }, on, heard));
    const known = new Set<string>([keyOf(PLAIN)]);
    // What only a varied scenario shows to be uncertain is varied in turn.
    for (let more = isSeen(heard.seen); more; ) {
      const seen = { ...heard.seen };
      more = false;
      for (const scenario of variations(days, seen)) {
        if (known.has(keyOf(scenario))) continue;
        known.add(keyOf(scenario));
        take(play(world, plans, scenario, on, heard));
        seen.range ||= heard.seen.range;
        seen.edge ||= heard.seen.edge;
        seen.tie ||= heard.seen.tie;
        seen.opening ||= heard.seen.opening;
        more = true;
      }
      heard.seen.range = seen.range;
      heard.seen.edge = seen.edge;
      heard.seen.tie = seen.tie;
      heard.seen.opening = seen.opening;
    }
  }
}

/** Plays one scenario; `heard.seen` then says what it showed to be uncertain. */
function play(world: World, plans: readonly Plan[], scenario: Scenario, on: Day, heard: Heard): Simulation {
  const { seen } = heard;
  seen.range = seen.edge = seen.tie = seen.opening = false;
  const simulation = new Simulation(world, plans, scenario, on, heard);
  simulation.play();
  return simulation;
}

function isSeen({ range, edge, tie, opening }: Seen): boolean {
  return range || edge || tie || opening;
}

function keyOf({ reading, edge, reversed, opens }: Scenario): string {
  return `${reading}|${edge}|${reversed}|${opens}`;
}

/** The other ends of what was seen to be uncertain, in every combination. */
function variations(days: ReadonlyMap<object, Day>, seen: Seen): Scenario[] {
  const scenarios: Scenario[] = [];
  for (const reading of seen.range ? (['least', 'most'] as const) : (['least'] as const)) {
    for (const edge of seen.edge ? [true, false] : [true]) {
      for (const reversed of seen.tie ? [false, true] : [false]) {
        for (const opens of seen.opening ? [true, false] : [true])
          scenarios.push({ days, reading, edge, reversed, opens });
      }
    }
  }
  return scenarios;
}

/** Outcomes of the same state are joined; each distinct state is kept with the scenario that showed it. */
function addOutcome(outcomes: Outcome[], outcome: Outcome): void {
  if (outcomes.length === 0) {
    outcomes.push(outcome);
    return;
  }
  const key = outcomeKey(outcome);
  if (!outcomes.some((one) => outcomeKey(one) === key)) outcomes.push(outcome);
}
