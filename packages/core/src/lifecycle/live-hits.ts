import type { Day } from '../ledger/civil-day.ts';
import type { Hit } from './plan.ts';
import type { Run } from './run.ts';
import type { PlacedHit } from './timeline.ts';

/** The hits that count on a day, as offices are held and promises have been assigned and delegated by then. */
export function liveOf(hits: readonly PlacedHit[], day: Day): readonly PlacedHit[] {
  for (let i = 0; i < hits.length; i++) {
    if (!counts(hits[i], day)) return hits.filter((one) => counts(one, day));
  }
  return hits;
}

function counts({ hit, run, way }: PlacedHit, day: Day): boolean {
  const { days } = hit.match;
  if (days && (day < days.first || day > days.last)) return false;
  return !way || isLive(hit, run);
}

function isLive(hit: Hit, run: Run): boolean {
  const { variant } = hit;
  if (variant) {
    if (
      variant.assignedBy &&
      run.assignedBy !== variant.assignedBy &&
      !run.books.shares.has(variant.assignedBy)
    )
      return false;
    return !variant.delegatedBy || run.books.delegations.has(variant.delegatedBy);
  }
  return !run.assignedBy || !mentionsPromisee(hit, run);
}

/** After an assignment the old promisee no longer stands in the sentence. */
function mentionsPromisee(hit: Hit, run: Run): boolean {
  const old = new Set(run.plan.versions[0].terms.to.map((bound) => bound.party));
  const kept = new Set(run.to.map((bound) => bound.party));
  return hit.match.occurrence.arguments.some(
    (argument) => argument?.kind === 'name' && old.has(argument) && !kept.has(argument),
  );
}
