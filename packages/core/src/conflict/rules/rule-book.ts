import { actOfShape } from '../../ledger/act-sentence.ts';
import type { DeedEntry, LimitEntry } from '../../ledger/entry.ts';
import { type Argument, canonicalArguments, canonicalShape, type Shape } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { addDuration, type Duration } from '../../ledger/values/duration.ts';
import { pushTo } from '../../ledger/values/list.ts';
import { acceptanceFor, areAccepted, isAccepted } from '../../lifecycle/acceptance.ts';
import type { World } from '../../lifecycle/world.ts';

/** A deed that, once done, stands against another until it is undone. */
export interface Exclusion {
  readonly deed: DeedEntry;
  readonly shape: Shape;
  /** The deed's arguments, with variables. */
  readonly pattern: readonly Argument[];
  readonly thenShape: Shape;
  readonly thenPattern: readonly Argument[];
  /** The slots in which both have the same variable: of the deed, and of what it excludes. */
  readonly links: readonly Link[];
}

type Link = readonly [number, number];

/** A deed that can be done once only to what stands in one of its slots. */
export interface OnceRule {
  readonly deed: DeedEntry;
  readonly shape: Shape;
  readonly slot: number;
}

/** A deed that takes at least so long. */
export interface TakesRule {
  readonly deed: DeedEntry;
  readonly takes: Duration;
}

/** One sentence of a limit. */
export interface LimitPattern {
  readonly limit: LimitEntry;
  /** Whether a name in it is what an amount is of (`?sum of @wheat`): no occurrence is found by that. */
  readonly isOfAmounts: boolean;
  readonly shape: Shape;
  readonly pattern: readonly Argument[];
}

const NONE: readonly never[] = [];

/** All rules about one deed. */
interface OnDeed {
  readonly exclusionsBy: Exclusion[];
  readonly exclusionsOf: Exclusion[];
  readonly once: OnceRule[];
  readonly limits: LimitPattern[];
  takes: TakesRule | undefined;
}

const NO_RULES: OnDeed = { exclusionsBy: [], exclusionsOf: [], once: [], limits: [], takes: undefined };

/** The rules of deeds and the limits that are known, by the deeds they are about. */
export class RuleBook {
  /** How many shapes the ledger had when its rules were read. */
  readonly shapeCount: number;
  /** By the numbers of shapes: all of it is there from the start, so that nothing has to be looked for first. */
  readonly #deeds: OnDeed[];
  readonly #acts: boolean[];
  readonly #patterns = new Map<LimitEntry, LimitPattern[]>();

  constructor(world: World) {
    const { ledger, acceptance } = world;
    const shapes = ledger.reading.shapes.all;
    this.shapeCount = shapes.length;
    this.#deeds = new Array<OnDeed>(shapes.length).fill(NO_RULES);
    this.#acts = new Array(shapes.length);
    for (let index = 0; index < shapes.length; index++)
      this.#acts[index] = actOfShape(shapes[index]) !== undefined;
    for (const deeds of ledger.deeds.values()) {
      for (const deed of deeds)
        if (areAccepted(acceptanceFor(acceptance, deed), deed, undefined)) this.#takeDeed(deed, world);
    }
    for (const limit of ledger.entriesOf('limit') as LimitEntry[]) {
      if (!isAccepted(acceptance, limit) || limit.atMost === undefined || !limit.period) continue;
      for (const sentence of [...limit.on, ...limit.onAmounts]) {
        const shape = canonicalShape(sentence.shape);
        const isOfAmounts = limit.onAmounts.includes(sentence);
        const pattern = { limit, isOfAmounts, shape, pattern: canonicalArguments(sentence) };
        this.#on(shape).limits.push(pattern);
        pushTo(this.#patterns, limit, pattern);
      }
    }
  }

  /** Whether any rule is about a deed. */
  concerns(shape: Shape): boolean {
    return this.#of(shape) !== NO_RULES;
  }

  /** Whether a rule asks whether two deeds are about the same, or could be one and the same. */
  asksWho(shape: Shape): boolean {
    const { once, exclusionsOf, limits } = this.#of(shape);
    return once.length > 0 || exclusionsOf.length > 0 || limits.length > 0;
  }

  /** Whether a sentence says an act on a promise. */
  isAct(shape: Shape): boolean {
    return this.#acts[shape.index] ?? actOfShape(shape) !== undefined;
  }

  /** What a deed stands against. */
  exclusionsBy(shape: Shape): readonly Exclusion[] {
    return this.#of(shape).exclusionsBy;
  }

  /** What stands against a deed or state. */
  exclusionsOf(shape: Shape): readonly Exclusion[] {
    return this.#of(shape).exclusionsOf;
  }

  /** Whether one deed may stand against another. */
  excludes(shape: Shape, other: Shape): boolean {
    const rules = this.exclusionsBy(shape);
    for (let index = 0; index < rules.length; index++) if (rules[index].thenShape === other) return true;
    return false;
  }

  onceRules(shape: Shape): readonly OnceRule[] {
    return this.#of(shape).once;
  }

  limitsOn(shape: Shape): readonly LimitPattern[] {
    return this.#of(shape).limits;
  }

  /** The sentences of a limit. */
  patternsOf(limit: LimitEntry): readonly LimitPattern[] {
    return this.#patterns.get(limit) ?? NONE;
  }

  takesRule(shape: Shape): TakesRule | undefined {
    return this.#of(shape).takes;
  }

  /** The first day on which a deed begun on a day can be done. */
  earliest(shape: Shape, from: Day): Day {
    const rule = this.takesRule(shape);
    return rule ? addDuration(from, rule.takes) : from;
  }

  #of({ index }: Shape): OnDeed {
    return index >= 0 && index < this.#deeds.length ? this.#deeds[index] : NO_RULES;
  }

  #on(shape: Shape): OnDeed {
    let on = this.#of(shape);
    if (on === NO_RULES) {
      on = { exclusionsBy: [], exclusionsOf: [], once: [], limits: [], takes: undefined };
      this.#deeds[shape.index] = on;
    }
    return on;
  }

  #takeDeed(deed: DeedEntry, world: World): void {
    if (!deed.sentence) return;
    const shape = canonicalShape(deed.sentence.shape);
    const pattern = canonicalArguments(deed.sentence);
    const acceptance = acceptanceFor(world.acceptance, deed);
    for (const { variable, vouchers } of deed.oncePer) {
      const slot = pattern.findIndex((one) => one.kind === 'variable' && one.text === variable);
      if (slot < 0 || !areAccepted(acceptance, vouchers, undefined, deed)) continue;
      this.#on(shape).once.push({ deed, shape, slot });
    }
    for (const { sentence, vouchers } of deed.excludes) {
      if (!areAccepted(acceptance, vouchers, undefined, deed)) continue;
      const thenShape = canonicalShape(sentence.shape);
      const thenPattern = canonicalArguments(sentence);
      const links = linksOf(pattern, thenPattern);
      const rule = { deed, shape, pattern, thenShape, thenPattern, links };
      this.#on(shape).exclusionsBy.push(rule);
      this.#on(thenShape).exclusionsOf.push(rule);
    }
    if (deed.takes) this.#on(shape).takes = { deed, takes: deed.takes };
  }
}

function linksOf(pattern: readonly Argument[], thenPattern: readonly Argument[]): Link[] {
  const links: Link[] = [];
  pattern.forEach((one, from) => {
    if (one.kind !== 'variable') return;
    const then = thenPattern.findIndex((other) => other.kind === 'variable' && other.text === one.text);
    if (then >= 0) links.push([from, then]);
  });
  return links;
}

const UNLINKED: Link = [-1, -1];

/** The first slots that a rule's deed and what it excludes have in common; -1 where they share none. */
export function linkOf({ links }: Exclusion): Link {
  return links[0] ?? UNLINKED;
}
