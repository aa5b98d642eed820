import type { Day } from '../ledger/civil-day.ts';
import type { RequestEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { RequestStanding } from './standing.ts';
import type { World } from './world.ts';

/** Where a request stands: a promise that answers it comes before a refusal, a refusal before a withdrawal. */
export function requestStanding(world: World, entry: RequestEntry, on: Day): RequestStanding {
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
