import type { Terms, Undertaking } from '../../ledger/entry.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  type Sentence,
  type Shape,
} from '../../ledger/sentence.ts';
import { pushTo } from '../../ledger/values/list.ts';
import type { Relations } from '../../lifecycle/relations.ts';

/** Sentences by their shapes, and by whom they are about; null: about anybody. */
export type About = ReadonlyMap<Shape, ReadonlySet<string> | null>;

/** Promises by deeds that days of others are counted from: what falls due with a deed, and what asks for that. */
export class CountedDays {
  readonly #relations: Relations;
  readonly #isRuled: (shape: Shape) => boolean;
  /** What waits for deeds, and by when it has to be done, or since when not, once they are done. */
  readonly #waiting: {
    readonly awaited: readonly Sentence[];
    readonly undertakings: readonly Undertaking[];
  }[] = [];
  readonly #asked = new Map<Shape, Sentence[]>();
  readonly #barred = new Set<Shape>();
  #kept: About | undefined;

  constructor(relations: Relations, isRuled: (shape: Shape) => boolean) {
    this.#relations = relations;
    this.#isRuled = isRuled;
  }

  take({ undertakings, limits, conditions }: Terms): void {
    for (const { kind, ways } of undertakings)
      for (const { sentence } of ways) {
        const shape = canonicalShape(sentence.shape);
        if (kind === 'never') this.#barred.add(shape);
        else pushTo(this.#asked, shape, sentence);
      }
    if (conditions.length === 0) return;
    const counted = undertakings.filter(
      ({ kind, ways }) => kind !== 'will' || limits.within || ways.some((way) => way.limits.within),
    );
    if (counted.length === 0) return;
    const awaited = awaitedBy(conditions);
    if (awaited.length > 0) this.#waiting.push({ awaited, undertakings: counted });
  }

  /** The deeds from which days are counted that matter, as far as somebody asks for them. */
  met(forbidden: ReadonlySet<Shape>): About {
    return this.#metBy(
      this.#asked,
      this.#awaited(forbidden, this.#barred, (shape) => this.#asked.has(shape)),
    );
  }

  /** Whether such deeds come up only between these promises and others that are added. */
  meetsMore(more: CountedDays, forbidden: ReadonlySet<Shape>, met: About): boolean {
    const barred = new Set([...this.#barred, ...more.#barred]);
    // Whatever is asked for may matter to those that were there before.
    this.#kept ??= this.#awaited(forbidden, this.#barred, () => true);
    const isAsked = (shape: Shape) => this.#asked.has(shape) || more.#asked.has(shape);
    const added = more.#awaited(forbidden, barred, isAsked);
    return [
      this.#metBy(more.#asked, this.#kept),
      this.#metBy(this.#asked, added),
      this.#metBy(more.#asked, added),
    ].some((found) => !isPartOf(found, met));
  }

  /** Whether a promise asks for, or waits for, one of some deeds. */
  isAboutAny({ undertakings, conditions }: Terms, met: About): boolean {
    const isMet = (sentence: Sentence): boolean =>
      this.isMet(canonicalShape(sentence.shape), canonicalArguments(sentence), met);
    return (
      undertakings.some(
        ({ kind, ways }) => kind !== 'never' && ways.some(({ sentence }) => isMet(sentence)),
      ) || awaitedBy(conditions).some(isMet)
    );
  }

  /** Whether a deed is among some. */
  isMet(shape: Shape, given: readonly Argument[], met: About): boolean {
    const about = met.get(shape);
    if (about === undefined) return false;
    const key = about && this.#keyOf(given);
    return about === null || key === null || about.has(key);
  }

  /**
   * What is waited for where it matters when it comes: a deadline does where something keeps a deed from being done at
   * once, and since when something is forbidden where somebody asks for it.
   */
  #awaited(
    forbidden: ReadonlySet<Shape>,
    barred: ReadonlySet<Shape>,
    isAsked: (shape: Shape) => boolean,
  ): About {
    const matters = ({ kind, ways }: Undertaking): boolean =>
      ways.some(({ sentence, limits }) => {
        const shape = canonicalShape(sentence.shape);
        if (kind === 'never') return isAsked(shape);
        // What wants the same to be kept true keeps nothing from being so.
        if (kind === 'always') return barred.has(shape) || this.#isRuled(shape);
        return forbidden.has(shape) || this.#isRuled(shape) || limits.starting !== undefined;
      });
    const found = new Map<Shape, Set<string> | null>();
    for (const { awaited, undertakings } of this.#waiting) {
      if (!undertakings.some(matters)) continue;
      for (const sentence of awaited) this.#add(found, sentence);
    }
    return found;
  }

  /** Those of some deeds that somebody asks for. */
  #metBy(asked: ReadonlyMap<Shape, readonly Sentence[]>, awaited: About): About {
    const met = new Map<Shape, Set<string> | null>();
    for (const [shape, about] of awaited) {
      for (const sentence of asked.get(shape) ?? []) {
        const key = about && this.#keyOf(canonicalArguments(sentence));
        if (about === null || key === null || about.has(key)) this.#add(met, sentence, key);
      }
    }
    return met;
  }

  #add(
    found: Map<Shape, Set<string> | null>,
    sentence: Sentence,
    key: string | null = this.#keyOf(canonicalArguments(sentence)),
  ): void {
    const shape = canonicalShape(sentence.shape);
    const before = found.get(shape);
    if (before === null) return;
    if (key === null) found.set(shape, null);
    else if (before) before.add(key);
    else found.set(shape, new Set([key]));
  }

  /** Whom a sentence is about; null where that may be others too: of groups, offices and parts. */
  #keyOf(given: readonly Argument[]): string | null {
    let key = '';
    for (const argument of given) {
      if (argument.kind === 'amount') continue;
      if (argument.kind !== 'name' || !this.#relations.isAlone(argument)) return null;
      key += `${argument.index} `;
    }
    return key;
  }
}

function isPartOf(some: About, all: About): boolean {
  return [...some].every(([shape, keys]) => {
    const known = all.get(shape);
    if (!known) return known === null;
    return keys !== null && [...keys].every((key) => known.has(key));
  });
}

function awaitedBy(conditions: Terms['conditions']): Sentence[] {
  return conditions.flatMap(({ ways }) =>
    ways.flatMap(({ condition }) => (condition.kind === 'deed' ? [condition.sentence] : [])),
  );
}
