import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import type { Day } from '../ledger/civil-day.ts';
import type { RequestEntry } from '../ledger/entry.ts';
import { isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { actFindings, dealFindings, ratingFindings } from './act-findings.ts';
import { componentsOf } from './components.ts';
import { type Outcome, outcomeKey, outcomeOf, standingOf } from './outcome.ts';
import { type Plan, planOf } from './plan.ts';
import type { Scenario } from './run.ts';
import { CERTAIN, choicesOfDays, PLAIN } from './scenarios.ts';
import { type Heard, type Seen, Simulation } from './simulation.ts';
import type { PromiseStanding, RequestStanding } from './standing.ts';
import { World } from './world.ts';

/** Which day to judge on, at its end, and which day to know by. */
export interface JudgeOptions {
  readonly on: Day;
  /** Undefined: everything is known. */
  readonly known?: Day | undefined;
}

/** Where every promise and request of a ledger stands on a day, as known on a day. */
export interface Judgement {
  readonly on: Day;
  readonly known: Day | undefined;
  readonly promises: readonly PromiseStanding[];
  readonly requests: readonly RequestStanding[];
  /** Acts without standing or effect, and ratings that differ from what is computed. */
  readonly diagnostics: readonly Diagnostic[];
  /** For explanations: the facts, and what was played. */
  readonly world: World;
  readonly played: ReadonlyMap<Name, Played>;
}

/** How a promise's states came about: the promises played with it, and a scenario for each state. */
export interface Played {
  readonly plans: readonly Plan[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Works out where every promise stands: a pure function of the ledger, the day to judge on and the day to know by
 * (semantics.md: From events to states).
 */
export function judge(ledger: Ledger, { on, known }: JudgeOptions): Judgement {
  const world = new World(ledger, known);
  const plans = world.promises.map((entry) => planOf(world, entry));
  const promises: PromiseStanding[] = [];
  const played = new Map<Name, Played>();
  const heard: Heard = { seen: { range: false, edge: false, tie: false }, findings: [], grounded: new Set() };
  for (const component of componentsOf(plans)) {
    const outcomes = playComponent(world, component, on, heard);
    for (let index = 0; index < component.length; index++) {
      const plan = component[index];
      if (plan.entry.date.first > on) continue;
      played.set(plan.entry.name, { plans: component, outcomes: outcomes[index] });
      promises.push(standingOf(plan, outcomes[index]));
    }
  }
  const requests = world.requests
    .filter((entry) => entry.date.first <= on)
    .map((entry) => requestStanding(world, entry, on));
  const found = [
    ...actFindings(heard.findings, on),
    ...dealFindings(world, heard.grounded, on),
    ...ratingFindings(world, promises, on),
  ];
  return { on, known, promises, requests, diagnostics: found.map(toDiagnostic), world, played };
}

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

function requestStanding(world: World, entry: RequestEntry, on: Day): RequestStanding {
  const { name } = entry;
  if (world.promises.some((promise) => promise.terms.answers.includes(name) && promise.date.first <= on)) {
    return { entry, state: 'answered' };
  }
  if (world.refusals.get(name)?.some((refusal) => refusal.date.first <= on))
    return { entry, state: 'refused' };
  const withdrawn = world.acts
    .get(name)
    ?.some(
      (act) =>
        act.act === 'withdraw' &&
        act.date.first <= on &&
        act.by.some((actor) => isAsker(world, entry, actor, act.date.first)),
    );
  return { entry, state: withdrawn ? 'withdrawn' : 'open' };
}

/** Only whoever asked can withdraw a request. */
function isAsker(world: World, entry: RequestEntry, actor: Name, day: Day): boolean {
  return entry.terms.from.some(
    (bound) => bound.through === actor || world.relations.lies(actor, bound.party, day),
  );
}

/** The standing of one promise in a judgement. */
export function standingIn(judgement: Judgement, name: Name): PromiseStanding | undefined {
  return isPromise(name.entry) ? judgement.promises.find((one) => one.entry === name.entry) : undefined;
}
