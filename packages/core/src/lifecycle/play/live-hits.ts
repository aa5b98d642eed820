import type { Day } from '../../ledger/values/civil-day.ts';
import type { Hit, Variant, WayPlan } from './plan.ts';
import type { Run } from './run.ts';
import type { PlacedHit } from './timeline.ts';

/** The hits that count on a day, as offices are held and promises have been assigned and delegated by then. */
export function liveOf(hits: readonly PlacedHit[], day: Day): readonly PlacedHit[] {
  for (let i = 0; i < hits.length; i++) {
    if (hits[i].hit.variant || !counts(hits[i], day)) return once(hits.filter((one) => counts(one, day)));
  }
  return hits;
}

/** What a part of the promisor does to whom the promise was delegated as well bears on it in two ways, and counts once. */
function once(hits: readonly PlacedHit[]): readonly PlacedHit[] {
  const seen = new Map<PlacedHit['way'], Hit['role'][]>();
  return hits.filter(({ way, hit: { role, variant } }) => {
    const roles = seen.get(way);
    const isFirst = !roles?.includes(role);
    if (!roles) seen.set(way, [role]);
    else if (isFirst) roles.push(role);
    return isFirst || !variant;
  });
}

function counts({ hit, run, way }: PlacedHit, day: Day): boolean {
  const { days } = hit.match;
  if (days && (day < days.first || day > days.last)) return false;
  if (!way) return true;
  if (!hit.askedAs) return isInForce(hit.variant, run, way);
  // Done once, it is done for whomever it is owed to, but where it is what is owed.
  return isPerformed(hit.variant, run) && !hit.askedAs.some((variant) => isInForce(variant, run, way));
}

function isPerformed(variant: Variant | undefined, { books }: Run): boolean {
  return !variant?.delegatedBy || books.delegations.has(variant.delegatedBy);
}

function isInForce(variant: Variant | undefined, run: Run, { demand }: WayPlan): boolean {
  if (!isPerformed(variant, run)) return false;
  const { assignments, shares, replaced } = run.books;
  const assigned = variant?.assignedBy;
  if (assigned) return assignments.has(assigned) || shares.has(assigned);
  // After an assignment the old promisee no longer stands in the sentence.
  return (
    replaced.size === 0 ||
    !demand.arguments.some((argument) => argument.kind === 'name' && replaced.has(argument))
  );
}
