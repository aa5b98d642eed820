import type { Day } from '../ledger/civil-day.ts';
import { addDuration, type Duration } from '../ledger/duration.ts';
import type { DeedEntry, LimitEntry } from '../ledger/entry.ts';
import { type Argument, canonicalArguments, canonicalShape, type Shape } from '../ledger/sentence.ts';
import { areAccepted, isAccepted } from '../lifecycle/acceptance.ts';
import type { World } from '../lifecycle/world.ts';

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
  readonly shape: Shape;
  readonly pattern: readonly Argument[];
}

const NONE: readonly never[] = [];

/** The rules of deeds and the limits that are known, by the deeds they are about. */
export class RuleBook {
  readonly #exclusions = new Map<Shape, Exclusion[]>();
  readonly #excluders = new Map<Shape, Exclusion[]>();
  readonly #once = new Map<Shape, OnceRule[]>();
  readonly #takes = new Map<Shape, TakesRule>();
  readonly #limits = new Map<Shape, LimitPattern[]>();
  readonly #patterns = new Map<LimitEntry, LimitPattern[]>();
  readonly #shapes = new Set<Shape>();

  constructor(world: World) {
    const { ledger, acceptance } = world;
    for (const deeds of ledger.deeds.values()) {
      for (const deed of deeds) if (areAccepted(acceptance, deed, undefined)) this.#takeDeed(deed, world);
    }
    for (const limit of ledger.entriesOf('limit') as LimitEntry[]) {
      if (!isAccepted(acceptance, limit) || limit.atMost === undefined || !limit.period) continue;
      for (const sentence of limit.on) {
        const shape = canonicalShape(sentence.shape);
        const pattern = { limit, shape, pattern: canonicalArguments(sentence) };
        append(this.#limits, shape, pattern);
        append(this.#patterns, limit, pattern);
        this.#shapes.add(shape);
      }
    }
  }

  /** Whether any rule is about a deed. */
  concerns(shape: Shape): boolean {
    return this.#shapes.has(shape);
  }

  /** What a deed stands against. */
  exclusionsBy(shape: Shape): readonly Exclusion[] {
    return this.#exclusions.get(shape) ?? NONE;
  }

  /** What stands against a deed or state. */
  exclusionsOf(shape: Shape): readonly Exclusion[] {
    return this.#excluders.get(shape) ?? NONE;
  }

  onceRules(shape: Shape): readonly OnceRule[] {
    return this.#once.get(shape) ?? NONE;
  }

  limitsOn(shape: Shape): readonly LimitPattern[] {
    return this.#limits.get(shape) ?? NONE;
  }

  /** The sentences of a limit. */
  patternsOf(limit: LimitEntry): readonly LimitPattern[] {
    return this.#patterns.get(limit) ?? NONE;
  }

  takesRule(shape: Shape): TakesRule | undefined {
    return this.#takes.get(shape);
  }

  /** The first day on which a deed begun on a day can be done. */
  earliest(shape: Shape, from: Day): Day {
    const rule = this.#takes.get(shape);
    return rule ? addDuration(from, rule.takes) : from;
  }

  #takeDeed(deed: DeedEntry, world: World): void {
    if (!deed.sentence) return;
    const shape = canonicalShape(deed.sentence.shape);
    const pattern = canonicalArguments(deed.sentence);
    for (const { variable, vouchers } of deed.oncePer) {
      const slot = pattern.findIndex((one) => one.kind === 'variable' && one.text === variable);
      if (slot < 0 || !areAccepted(world.acceptance, vouchers, undefined)) continue;
      append(this.#once, shape, { deed, shape, slot });
      this.#shapes.add(shape);
    }
    for (const { sentence, vouchers } of deed.excludes) {
      if (!areAccepted(world.acceptance, vouchers, undefined)) continue;
      const thenShape = canonicalShape(sentence.shape);
      const thenPattern = canonicalArguments(sentence);
      const links = linksOf(pattern, thenPattern);
      const rule = { deed, shape, pattern, thenShape, thenPattern, links };
      append(this.#exclusions, shape, rule);
      append(this.#excluders, thenShape, rule);
      this.#shapes.add(shape).add(thenShape);
    }
    if (deed.takes) {
      this.#takes.set(shape, { deed, takes: deed.takes });
      this.#shapes.add(shape);
    }
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

function append<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
