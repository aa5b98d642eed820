import type { Bound, RequestEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { actsFor } from './speaker.ts';
import type { RequestStanding } from './standing.ts';
import type { World } from './world.ts';

/** Where a request stands: a promise that answers it comes before a refusal, a refusal before a withdrawal. */
export function requestStanding(world: World, entry: RequestEntry, on: Day): RequestStanding {
  const { name } = entry;
  if (world.promises.some((promise) => promise.terms.answers.includes(name) && promise.date.first <= on)) {
    return { entry, state: 'answered' };
  }
  const refused = world.refusals
    .get(name)
    ?.some(({ date, by }) => date.first <= on && (!by || isOneOfSide(world, entry.terms.to, by, date.first)));
  if (refused) return { entry, state: 'refused' };
  const withdrawn = world.acts
    .get(name)
    ?.some(
      (act) =>
        act.act === 'withdraw' &&
        act.date.first <= on &&
        act.by.some((actor) => isOneOfSide(world, entry.terms.from, actor, act.date.first)),
    );
  return { entry, state: withdrawn ? 'withdrawn' : 'open' };
}

/** Only whoever asked can withdraw a request, and only whoever was asked can refuse it. */
function isOneOfSide(world: World, side: readonly Bound[], actor: Name, day: Day): boolean {
  return side.some((bound) => actsFor(world.relations, bound, actor, day));
}
