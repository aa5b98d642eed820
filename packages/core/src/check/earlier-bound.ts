import type { Report } from '../diagnostic/diagnostic.ts';
import type { Deadline, WindowEnd } from '../ledger/condition.ts';
import { isWindow } from '../ledger/deal-terms.ts';
import type { ActEntry, PromiseEntry, Terms } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Day, isoDay } from '../ledger/values/civil-day.ts';
import { addDuration, formatDuration } from '../ledger/values/duration.ts';
import { fieldPlace } from './places.ts';

const ENDS = ['by', 'within', 'until'] as const;
type End = (typeof ENDS)[number];

/**
 * What is agreed on replaces lines of the same name only: where the promise says its end in another word, both stand, and
 * the earlier counts.
 */
export function tellEarlierBound(
  ledger: Ledger,
  { act, promise, terms }: { readonly act: ActEntry; readonly promise: PromiseEntry; readonly terms: Terms },
  report: Report,
): void {
  const { undertakings, limits, many } = terms;
  if (many || undertakings.length === 0) return;
  const onlyWindow = isWindow(terms);
  // Of a deed `until` is the deadline only where nothing else is.
  const ends = ENDS.filter((end) => limits[end] !== undefined && (onlyWindow || end !== 'until'));
  for (const given of ends) {
    if (!act.given.includes(given) || !isForSomeLine(given, terms)) continue;
    const left = ends.find((end) => !act.given.includes(end));
    if (!left || !mayBeLater(given, left, promise, terms)) continue;
    const other = `\`${left}${written(limits[left]!)}\``;
    report({
      code: 'earlier-bound',
      message: `\`${given}\` does not replace the ${other} of \`@${promise.name.text}\`: both stand, and the earlier counts.`,
      help: onlyWindow
        ? `Give \`${left}\` anew as well, no earlier than that.`
        : `Where this is to hold alone, give the \`will\` line anew with it at its end: there it replaces \`by\` and \`within\`.`,
      place: fieldPlace(ledger, act.block, given),
    });
  }
}

/** Whether some line has no end of its own. */
function isForSomeLine(end: End, { undertakings }: Terms): boolean {
  return undertakings.some(({ ways }) =>
    ways.some(({ limits: own }) => (end === 'until' ? !own.until : !own.by && !own.within)),
  );
}

/** Whether the end that is given may lie after the one that is left: surely not where both days are known. */
function mayBeLater(given: End, left: End, promise: PromiseEntry, terms: Terms): boolean {
  const [a, b] = [given, left].map((end) => lastDay(end, promise, terms));
  return a === undefined || b === undefined || a > b;
}

function lastDay(end: End, { date }: PromiseEntry, { limits, conditions, repairOf }: Terms): Day | undefined {
  if (end !== 'within') return dateOf(limits[end]);
  const waits = conditions.length > 0 || repairOf.length > 0 || limits.starting !== undefined;
  return waits ? undefined : addDuration(date.last, limits.within!);
}

function dateOf(end: Deadline | WindowEnd | undefined): Day | undefined {
  return end?.kind === 'date' ? end.date.last : undefined;
}

function written(end: NonNullable<Terms['limits'][End]>): string {
  if (!('kind' in end)) return ` ${formatDuration(end)}`;
  return end.kind === 'date' ? ` ${isoDay(end.date.last)}` : '';
}
