import { actOfShape } from '../ledger/act-sentence.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  type Sentence,
  type Shape,
} from '../ledger/sentence.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Occurrence } from '../lifecycle/occurrence.ts';
import { OccurrenceIndex } from '../lifecycle/occurrence-index.ts';
import {
  baseUnitOf,
  type Counted,
  countedOf,
  isNamed,
  type Match,
  matchOccurrence,
} from '../lifecycle/play/match.ts';
import type { World } from '../lifecycle/world.ts';
import { mayBePerformed } from './openness.ts';

/** The deeds that open promises undertake, as they would happen if each were performed to the letter. */
export class PromisedDeeds {
  readonly #world: World;
  readonly #deeds: OccurrenceIndex;
  /** One shape for all wordings of an act: `_ ends _` and `_ end _` are the same deed. */
  readonly #acts = new Map<string, Shape>();

  constructor({ judging, on, promises }: Judgement) {
    this.#world = judging.world;
    this.#deeds = new OccurrenceIndex(this.#world.relations);
    for (const standing of promises) {
      if (!mayBePerformed(standing)) continue;
      const { entry, terms } = standing;
      for (const { kind, ways } of terms.undertakings) {
        if (kind === 'never') continue;
        for (const { sentence } of ways) this.#deeds.add(this.#asDone(entry, sentence, on));
      }
    }
  }

  /** The promises whose performance would be, or be part of, a deed. */
  promisesOf(sentence: Sentence): PromiseEntry[] {
    const shape = this.shapeOf(sentence);
    const demanded = canonicalArguments(sentence);
    const counted = countedOf(demanded);
    const found = new Set<PromiseEntry>();
    const { relations } = this.#world;
    for (const deed of this.#deeds.find(shape, demanded)) {
      const match = matchOccurrence(relations, demanded, counted, deed);
      if (match && this.#isSurelyAbout(match, counted)) found.add(deed.entry as PromiseEntry);
    }
    return [...found];
  }

  /** Who is promised by name is one of a group only where that is known to have them. */
  #isSurelyAbout({ touch, occurrence }: Match, counted: Counted): boolean {
    if (!touch || counted.kind !== 'members' || !isNamed(touch)) return true;
    return this.#world.relations.lies(touch.who, counted.group, occurrence.first);
  }

  /** Sentences of one key are promised by the same promises. */
  keyOf(sentence: Sentence): string {
    return `${this.shapeOf(sentence).index}|${canonicalArguments(sentence).map(symbolOf).join('|')}`;
  }

  /** The shape that stands for all wordings of a deed. */
  shapeOf({ shape }: Sentence): Shape {
    const canonical = canonicalShape(shape);
    const act = actOfShape(canonical);
    if (!act) return canonical;
    const known = this.#acts.get(act);
    if (known) return known;
    this.#acts.set(act, canonical);
    return canonical;
  }

  #asDone(entry: PromiseEntry, sentence: Sentence, on: number): Occurrence {
    return {
      kind: 'did',
      shape: this.shapeOf(sentence),
      arguments: canonicalArguments(sentence),
      entry,
      date: entry.date,
      first: on,
      last: on,
      for: undefined,
      disputed: false,
      origin: undefined,
      distinct: false,
    };
  }
}

function symbolOf(argument: Argument): string {
  switch (argument.kind) {
    case 'name':
      return `@${argument.index}`;
    case 'quantity':
      return `of ${argument.group.index}`;
    case 'amount':
      return `${baseUnitOf(argument.unit).index} of ${argument.of?.index}`;
    case 'variable':
      return '?';
  }
}
