import type { Report } from '../diagnostic/diagnostic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { byPlace } from '../ledger/order.ts';
import type { Shape } from '../ledger/sentence.ts';
import { actEntryOf } from './act-as-event.ts';
import { continuedWordings } from './longer-wordings.ts';
import { type OtherWording, otherWordings } from './other-wordings.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { ShapeNeighbours } from './shape-neighbours.ts';
import { DECLARED, ShapeUses } from './shape-uses.ts';

/** A wording that is used once is not nearly the same as another one. */
export const nearShape: CheckLedger = (ledger, report) => {
  reportNearShapes(ledger, () => new ShapeUses(ledger), report);
};

/**
 * Reports the wordings that are nearly the same as others.
 *
 * @param countUses asked only where there are any: most ledgers have none, and then no sentence has to be counted
 */
export function reportNearShapes(ledger: Ledger, countUses: () => ShapeUses, report: Report): void {
  const shapes = ledger.reading.shapes.all;
  const pairs = nearPairs(shapes);
  const byText = new Map(shapes.map((shape) => [shape.text, shape]));
  const others = otherWordings(shapes, byText);
  const continued = continuedWordings(shapes, byText);
  if (pairs.size === 0 && others.size === 0 && continued.length === 0) return;
  const uses = countUses();
  const told = new Set<Shape>();
  for (const [shape, near] of pairs) {
    if (uses.count(shape.index) !== 1) continue;
    const other = chosen(near, uses);
    if (!other || !isTheOdd(shape, other, uses)) continue;
    told.add(shape);
    reportNear(shape, other, uses, ledger, report);
  }
  for (const [shape, { shape: other, by }] of others) {
    if (pairs.has(shape) || uses.count(shape.index) !== 1 || uses.count(other.index) === 0) continue;
    // Of what is promised or waited for, when it is done may be the point.
    if (sameDeed(shape, other) || (by === 'when' && !hasHappened(shape, uses))) continue;
    told.add(shape);
    reportNear(shape, other, uses, ledger, report, by);
  }
  for (const { longer, shorter } of continued) {
    const [shape, other] = isOnlyAnEvent(longer, uses) ? [longer, shorter] : [shorter, longer];
    if (told.has(shape) || !isOnlyAnEvent(shape, uses) || sameDeed(shape, other)) continue;
    if (uses.count(other.index) === 0 || hasHappened(other, uses)) continue;
    told.add(shape);
    reportNear(shape, other, uses, ledger, report);
  }
}

/** Whether a wording is said once, of what happened: what was promised in more words, or fewer, is another deed. */
function isOnlyAnEvent(shape: Shape, uses: ShapeUses): boolean {
  return uses.count(shape.index) === 1 && hasHappened(shape, uses);
}

function nearPairs(shapes: readonly Shape[]): Map<Shape, readonly Shape[]> {
  const neighbours = new ShapeNeighbours(shapes);
  const pairs = new Map<Shape, readonly Shape[]>();
  for (const shape of shapes) {
    const near = neighbours.nearest(shape);
    const other = near.length === 0 ? near : near.filter((candidate) => !sameDeed(shape, candidate));
    if (other.length > 0) pairs.set(shape, other);
  }
  return pairs;
}

/** The most used of the neighbours; of equals, what was promised rather than what happened, then the first in the alphabet. */
function chosen(found: readonly Shape[], uses: ShapeUses): Shape | undefined {
  let best: Shape | undefined;
  for (const shape of found) {
    // A wording may be left over from an entry that was edited since.
    if (uses.count(shape.index) === 0) continue;
    const more = best
      ? uses.count(shape.index) - uses.count(best.index) ||
        Number(hasHappened(best, uses)) - Number(hasHappened(shape, uses))
      : 1;
    if (more > 0 || (more === 0 && shape.text < best!.text)) best = shape;
  }
  return best;
}

/** Wordings that are declared as one deed, or are one act, are not mistaken for each other. */
function sameDeed(a: Shape, b: Shape): boolean {
  if ((a.alias?.of ?? a) === (b.alias?.of ?? b)) return true;
  const act = actEntryOf(a);
  return act !== undefined && act === actEntryOf(b);
}

/** Of two wordings used once each, what happened is compared with what was promised, and the later with the earlier. */
function isTheOdd(shape: Shape, other: Shape, uses: ShapeUses): boolean {
  if (uses.count(other.index) > 1) return true;
  const isEvent = hasHappened(shape, uses);
  if (isEvent !== hasHappened(other, uses)) return isEvent;
  const order = byPlace(uses.first(shape.index)!.entry, uses.first(other.index)!.entry);
  return order > 0 || (order === 0 && shape.text > other.text);
}

/** Whether the first to say a wording is an event. */
function hasHappened(shape: Shape, uses: ShapeUses): boolean {
  const { kind } = uses.first(shape.index)!.entry;
  return kind === 'event' || kind === 'alleged';
}

function reportNear(
  shape: Shape,
  other: Shape,
  uses: ShapeUses,
  ledger: Ledger,
  report: Report,
  by?: OtherWording['by'],
): void {
  const { entry, sentence } = uses.first(shape.index)!;
  const { entry: otherEntry, sentence: otherSentence } = uses.first(other.index)!;
  const count = uses.count(other.index);
  report({
    code: 'near-shape',
    message: `\`${shown(shape)}\` is said here only, and is nearly \`${shown(other)}\`: they count as two different deeds.`,
    help: `If it is the same deed, write it as \`${shown(other)}\`${by ? OTHERWISE[by] : orDeclare(shape, other, ledger)}`,
    place: sentencePlace(entry, sentence),
    related: [
      {
        place: sentencePlace(otherEntry, otherSentence),
        message:
          count >= DECLARED
            ? 'declares it'
            : count === 1
              ? `says \`${sentenceText(otherEntry, otherSentence)}\``
              : `is the first of ${count} places that say it`,
      },
    ],
  });
}

const OTHERWISE: Readonly<Record<OtherWording['by'], string>> = {
  when: ': when it was done is said by the day in front.',
  passive: ', with who does it first; or declare this wording as another of that deed, with `also`.',
};

function orDeclare(shape: Shape, other: Shape, ledger: Ledger): string {
  if (isReordered(shape, other)) return ', in that order.';
  // Another wording of a deed has the same gaps.
  if (shape.slots !== other.slots) return '.';
  return ledger.deeds.has(other.alias?.of ?? other)
    ? ', or add this wording to the deed with `also`.'
    : `; or declare both wordings: \`deed ${variables(other)}\` and below it \`also ${variables(shape)}\`.`;
}

/** Whether the same words and gaps stand in another order: which gap is which, nobody can tell. */
function isReordered(a: Shape, b: Shape): boolean {
  const sorted = ({ text }: Shape) => text.split(' ').sort().join(' ');
  return sorted(a) === sorted(b);
}

/** A shape as messages show it, with an ellipsis for each gap. */
function shown(shape: Shape): string {
  return shape.text
    .split(' ')
    .map((word) => (word === '_' ? '…' : word))
    .join(' ');
}

const LETTERS = ['?a', '?b', '?c', '?d', '?e', '?f'];

/** A shape with a variable for each gap. */
function variables(shape: Shape): string {
  let slot = 0;
  return shape.text
    .split(' ')
    .map((word) => (word === '_' ? (LETTERS[slot++] ?? `?x${slot}`) : word))
    .join(' ');
}
