import { isMeant } from '../../ledger/selection.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { pushTo } from '../../ledger/values/list.ts';
import type { Simulation } from './simulation.ts';
import type { PlacedHit } from './timeline.ts';

/** Whether what was done was meant for just this promise. */
export function isNamed({ run, hit }: PlacedHit): boolean {
  const { for: named } = hit.match.occurrence;
  return named !== undefined && isMeant(named, run.plan.entry);
}

/** The one it was meant for first, then the earliest deadline, date and id; those without a deadline last. */
function turn(sim: Simulation, a: PlacedHit, b: PlacedHit): number {
  const named = Number(isNamed(b)) - Number(isNamed(a));
  if (named !== 0) return named;
  const left = a.run.wayDeadline(a.way!.bounds, sim.scenario);
  const right = b.run.wayDeadline(b.way!.bounds, sim.scenario);
  if (left !== right) return left < right ? -1 : 1;
  if (a.run.birth !== b.run.birth) return a.run.birth - b.run.birth;
  if (a.run !== b.run) return a.run.plan.entry.name.text < b.run.plan.entry.name.text ? -1 : 1;
  return a.way!.index - b.way!.index;
}

/**
 * Puts lines in the order in which they are served. Periods of one promise are filled in their order, also where the
 * deadline of one has moved behind that of a later one.
 */
export function inTurn(sim: Simulation, pool: PlacedHit[]): void {
  pool.sort((a, b) => turn(sim, a, b));
  const series = new Map<string, number[]>();
  for (let place = 0; place < pool.length; place++) {
    const key = seriesOf(pool[place]);
    if (key !== undefined) pushTo(series, key, place);
  }
  for (const places of series.values()) {
    const periods = places.map((place) => pool[place]).sort((a, b) => periodOf(a) - periodOf(b));
    places.forEach((place, index) => {
      pool[place] = periods[index];
    });
  }
}

/** What the periods of one promise have in common, and others have not; one it was meant for goes before all of them. */
function seriesOf(placed: PlacedHit): string | undefined {
  const { instance } = placed.run.plan.entry;
  if (!instance?.period) return undefined;
  const { generic, of, to } = instance;
  return [isNamed(placed), generic.name.text, of?.text, to?.text].join(' ');
}

function periodOf({ run }: PlacedHit): Day {
  return run.plan.entry.instance?.period?.first ?? run.birth;
}
