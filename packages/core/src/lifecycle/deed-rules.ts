import type { DeedEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  type Sentence,
  type Shape,
} from '../ledger/sentence.ts';
import { type Acceptance, acceptanceFor, areAccepted } from './acceptance.ts';
import type { Occurrence, OccurrenceKind } from './occurrence.ts';
import type { Relations } from './relations.ts';

/** What a rule says follows when its pattern happens. */
interface Consequence {
  readonly kind: OccurrenceKind;
  /** What must have happened, with variables. */
  readonly pattern: readonly Argument[];
  readonly shape: Shape;
  readonly arguments: readonly Argument[];
  /** The deed that excludes or is undone, with variables. */
  readonly origin: readonly Argument[];
}

/** The rules of the deeds that are known: what excludes what, what undoes what, what can be done once only. */
export class DeedRules {
  readonly #consequences = new Map<Shape, Consequence[]>();
  readonly #once = new Map<Shape, number[]>();

  readonly #relations: Relations;

  constructor(ledger: Ledger, acceptance: Acceptance, relations: Relations) {
    this.#relations = relations;
    for (const deeds of ledger.deeds.values()) {
      for (const deed of deeds) {
        const own = acceptanceFor(acceptance, deed);
        if (areAccepted(own, deed, undefined)) this.#take(deed, own);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#consequences.size === 0 && this.#once.size === 0;
  }

  /** The slots of a deed whose member or thing can be the object of it once only. */
  onceSlots(shape: Shape): readonly number[] {
    return this.#once.get(shape) ?? NONE;
  }

  /** The shapes of what may follow from a deed of a shape. */
  consequencesOf(shape: Shape): readonly Shape[] {
    return this.#consequences.get(shape)?.map((consequence) => consequence.shape) ?? NONE;
  }

  /** What follows from a deed that happened. */
  follow(occurrence: Occurrence, add: (occurrence: Occurrence) => void): void {
    for (const consequence of this.#consequences.get(occurrence.shape) ?? NONE) {
      const bound = bind(this.#relations, consequence.pattern, occurrence);
      if (!bound) continue;
      add({
        ...occurrence,
        kind: consequence.kind,
        shape: consequence.shape,
        arguments: instantiate(consequence.arguments, bound),
        origin: instantiate(consequence.origin, bound),
      });
    }
  }

  #take(deed: DeedEntry, acceptance: Acceptance): void {
    const sentence = deed.sentence;
    if (!sentence) return;
    const shape = canonicalShape(sentence.shape);
    const own = canonicalArguments(sentence);
    const counts = (vouchers: Parameters<typeof areAccepted>[1]) =>
      areAccepted(acceptance, vouchers, undefined, deed);
    const slots = deed.oncePer.filter((one) => counts(one.vouchers)).map((one) => slotOf(own, one.variable));
    if (slots.length > 0)
      this.#once.set(shape, [...(this.#once.get(shape) ?? []), ...slots.filter((slot) => slot >= 0)]);
    const excludes = deed.excludes.filter((rule) => counts(rule.vouchers));
    for (const { sentence: other } of excludes) this.#add(shape, 'excluded', own, other, own);
    for (const rule of deed.undoneBy) {
      if (!counts(rule.vouchers)) continue;
      const undoing = canonicalShape(rule.sentence.shape);
      const pattern = canonicalArguments(rule.sentence);
      this.#add(undoing, 'undone', pattern, sentence, own);
      for (const { sentence: other } of excludes) this.#add(undoing, 'lifted', pattern, other, own);
    }
  }

  #add(
    trigger: Shape,
    kind: OccurrenceKind,
    pattern: readonly Argument[],
    then: Sentence,
    origin: readonly Argument[],
  ): void {
    const list = this.#consequences.get(trigger) ?? [];
    list.push({
      kind,
      pattern,
      shape: canonicalShape(then.shape),
      arguments: canonicalArguments(then),
      origin,
    });
    this.#consequences.set(trigger, list);
  }
}

const NONE: readonly never[] = [];

function slotOf(pattern: readonly Argument[], variable: string): number {
  return pattern.findIndex((argument) => argument.kind === 'variable' && argument.text === variable);
}

/** A pattern with its variables filled in; undefined where nothing says who. */
function instantiate(
  pattern: readonly Argument[],
  bound: ReadonlyMap<string, Argument | undefined>,
): readonly (Argument | undefined)[] {
  return pattern.map((argument) => (argument.kind === 'variable' ? bound.get(argument.text) : argument));
}

/** What each variable of a pattern stands for in a deed; undefined when a constant is not what it names, or within that. */
function bind(
  relations: Relations,
  pattern: readonly Argument[],
  { arguments: given, last }: Occurrence,
): Map<string, Argument | undefined> | undefined {
  const bound = new Map<string, Argument | undefined>();
  for (let slot = 0; slot < pattern.length; slot++) {
    const wanted = pattern[slot];
    const argument = given[slot];
    if (wanted.kind === 'variable') bound.set(wanted.text, argument);
    else if (argument !== undefined && !relations.isOf(argument, wanted, last)) return undefined;
  }
  return bound;
}
