import type { Report } from '../diagnostic/diagnostic.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Sentence, Shape } from '../ledger/sentence.ts';
import { actEntryOf } from './act-as-event.ts';
import { eachSentence } from './conditions.ts';
import { byPlace } from './order.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { ShapeNeighbours } from './shape-neighbours.ts';

/** The wording of a deed or limit, which is meant as it is. */
const DECLARED = 1_000_000;

/** A wording that is used once is not nearly the same as another one. */
export const nearShape: CheckLedger = (ledger, report) => {
  const pairs = nearPairs(ledger.reading.shapes.all);
  // Most ledgers have none, and then no sentence has to be counted.
  if (pairs.size === 0) return;
  const uses = collectUses(ledger);
  for (const [shape, near] of pairs) {
    if (uses.counts[shape.index] !== 1) continue;
    const other = chosen(near, uses);
    if (other && isTheOdd(shape, other, uses)) reportNear(shape, other, uses, ledger, report);
  }
};

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

interface Uses {
  readonly counts: Int32Array;
  /** By shape: the first entry that uses it, and the sentence there. */
  readonly entries: Entry[];
  readonly sentences: Sentence[];
}

function collectUses(ledger: Ledger): Uses {
  const size = ledger.reading.shapes.all.length;
  const counts = new Int32Array(size);
  const entries: Entry[] = new Array(size);
  const sentences: Sentence[] = new Array(size);
  let at: Entry;
  const count = (sentence: Sentence) => {
    const { index } = sentence.shape;
    if (counts[index]++ === 0) {
      entries[index] = at;
      sentences[index] = sentence;
    }
  };
  const declare = (sentence: Sentence) => {
    count(sentence);
    counts[sentence.shape.index] = DECLARED;
  };
  for (const file of [...ledger.documents].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const entry of file.entries) {
      if (!entry) continue;
      at = entry;
      switch (entry.kind) {
        case 'event':
        case 'alleged':
          for (let i = 0; i < entry.lines.length; i++) count(entry.lines[i].sentence);
          break;
        case 'promise':
        case 'threat':
        case 'request':
        case 'deal':
          eachSentence(entry.terms, count);
          break;
        case 'act':
          if (entry.terms) eachSentence(entry.terms, count);
          break;
        case 'deed':
          if (entry.sentence) declare(entry.sentence);
          entry.also.forEach(declare);
          for (const { sentence } of entry.excludes) declare(sentence);
          for (const { sentence } of entry.undoneBy) declare(sentence);
          break;
        case 'limit':
          entry.on.forEach(declare);
      }
    }
  }
  return { counts, entries, sentences };
}

/** The most used of the neighbours; of equals, the first in the alphabet. */
function chosen(found: readonly Shape[], { counts }: Uses): Shape | undefined {
  let best: Shape | undefined;
  for (const shape of found) {
    // A wording may be left over from an entry that was edited since.
    if (counts[shape.index] === 0) continue;
    const more = best ? counts[shape.index] - counts[best.index] : 1;
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
function isTheOdd(shape: Shape, other: Shape, { counts, entries }: Uses): boolean {
  if (counts[other.index] > 1) return true;
  const own = entries[shape.index];
  const theirs = entries[other.index];
  const isEvent = own.kind === 'event' || own.kind === 'alleged';
  const otherIsEvent = theirs.kind === 'event' || theirs.kind === 'alleged';
  if (isEvent !== otherIsEvent) return isEvent;
  const order = byPlace(own, theirs);
  return order > 0 || (order === 0 && shape.text > other.text);
}

function reportNear(shape: Shape, other: Shape, uses: Uses, ledger: Ledger, report: Report): void {
  const entry = uses.entries[shape.index];
  const otherEntry = uses.entries[other.index];
  const count = uses.counts[other.index];
  const canonical = other.alias?.of ?? other;
  report({
    code: 'near-shape',
    message: `\`${shown(shape)}\` is said here only, and is nearly \`${shown(other)}\`: they count as two different deeds.`,
    help: ledger.deeds.has(canonical)
      ? `If it is the same deed, write it as \`${shown(other)}\`, or add this wording to the deed with \`also\`.`
      : `If it is the same deed, write it as \`${shown(other)}\`; or declare both wordings: \`deed ${variables(other)}\` and below it \`also ${variables(shape)}\`.`,
    place: sentencePlace(entry, uses.sentences[shape.index]),
    related: [
      {
        place: sentencePlace(otherEntry, uses.sentences[other.index]),
        message:
          count >= DECLARED
            ? 'declares it'
            : count === 1
              ? `says \`${sentenceText(otherEntry, uses.sentences[other.index])}\``
              : `is the first of ${count} places that say it`,
      },
    ],
  });
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
