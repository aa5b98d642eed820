import type { Name } from '../ledger/name.ts';
import type { Argument, Shape } from '../ledger/sentence.ts';
import { Trie } from '../ledger/values/trie.ts';
import type { Occurrence } from './occurrence.ts';
import { baseUnitOf } from './play/match.ts';
import type { Relations } from './relations.ts';

/** Stands for anyone in an occurrence that follows from a rule. Names take their number plus two, units a negative. */
const ANYONE = 1;

/** Keeps the slots of one shape apart from those of the next. */
const MOST_SLOTS = 1 << 16;

/** How many combinations of arguments are looked up one by one before the whole shape is looked through. */
const MOST_PROBES = 256;

/** Occurrences by shape and arguments, so that a promise finds the few that may serve it. */
export class OccurrenceIndex {
  readonly #trie = new Trie();
  readonly #atNode: (Occurrence[] | undefined)[] = [];
  readonly #byShape: (Occurrence[] | undefined)[] = [];
  /** The shapes that leave someone open in some occurrence. */
  readonly #isOpen: (true | undefined)[] = [];
  /** The shapes that say of how many of a group in some occurrence, now or before. */
  readonly #isCounting: (true | undefined)[] = [];
  readonly #relations: Relations;

  constructor(relations: Relations) {
    this.#relations = relations;
  }

  add(occurrence: Occurrence): void {
    this.#addToSlots(occurrence);
    const { shape, arguments: given } = occurrence;
    let node = this.#trie.step(0, shape.index);
    for (let slot = 0; slot < given.length; slot++) {
      const symbol = symbolOf(given[slot]);
      if (symbol === ANYONE) this.#isOpen[shape.index] = true;
      if (given[slot]?.kind === 'quantity') this.#isCounting[shape.index] = true;
      node = this.#trie.step(node, symbol);
    }
    const here = this.#atNode[node];
    if (here) here.push(occurrence);
    else {
      while (this.#atNode.length <= node) this.#atNode.push(undefined);
      this.#atNode[node] = [occurrence];
    }
    const same = this.#byShape[occurrence.shape.index];
    if (same) same.push(occurrence);
    else {
      while (this.#byShape.length <= occurrence.shape.index) this.#byShape.push(undefined);
      this.#byShape[occurrence.shape.index] = [occurrence];
    }
  }

  /** Keeps the slots that have been looked up as they are. */
  #addToSlots(occurrence: Occurrence): void {
    if (this.#slots.size === 0) return;
    occurrence.arguments.forEach((argument, slot) => {
      const bySymbol = this.#slots.get(occurrence.shape.index * MOST_SLOTS + slot);
      if (bySymbol) addTo(bySymbol, symbolOf(argument), occurrence);
    });
  }

  #removeFromSlots(occurrence: Occurrence): void {
    occurrence.arguments.forEach((argument, slot) => {
      const bySymbol = this.#slots.get(occurrence.shape.index * MOST_SLOTS + slot);
      if (bySymbol) drop(bySymbol.get(symbolOf(argument)), occurrence);
    });
  }

  remove(occurrence: Occurrence): void {
    this.#removeFromSlots(occurrence);
    let node = this.#trie.step(0, occurrence.shape.index);
    for (const argument of occurrence.arguments) node = this.#trie.step(node, symbolOf(argument));
    drop(this.#atNode[node], occurrence);
    drop(this.#byShape[occurrence.shape.index], occurrence);
  }

  /** Every occurrence of a shape. */
  ofShape(shape: Shape): readonly Occurrence[] {
    return this.#byShape[shape.index] ?? NONE;
  }

  /** Whether some occurrence of a shape may say of how many of a group it is. */
  isCounting(shape: Shape): boolean {
    return this.#isCounting[shape.index] === true;
  }

  /** Calls `visit` for each occurrence of a shape whose argument in one slot may be, or lie within or around, a demanded one. */
  findInSlot(shape: Shape, slot: number, demanded: Argument, visit: (occurrence: Occurrence) => void): void {
    const bySymbol = this.#slotIndex(shape, slot);
    if (demanded.kind === 'variable' || demanded.kind === 'amount') return;
    for (const name of this.#candidates(demanded)) {
      const here = bySymbol.get(name.index + 2);
      if (here) for (const occurrence of here) visit(occurrence);
    }
    const anyone = bySymbol.get(ANYONE);
    if (anyone) for (const occurrence of anyone) visit(occurrence);
  }

  readonly #slots = new Map<number, Map<number, Occurrence[]>>();

  #slotIndex(shape: Shape, slot: number): Map<number, Occurrence[]> {
    const key = shape.index * MOST_SLOTS + slot;
    let bySymbol = this.#slots.get(key);
    if (!bySymbol) {
      bySymbol = new Map();
      for (const occurrence of this.ofShape(shape))
        addTo(bySymbol, symbolOf(occurrence.arguments[slot]), occurrence);
      this.#slots.set(key, bySymbol);
    }
    return bySymbol;
  }

  /** The occurrences whose arguments may lie within, or around, the demanded ones. */
  find(shape: Shape, demanded: readonly Argument[]): readonly Occurrence[] {
    const root = this.#trie.find(0, shape.index);
    if (root === 0) return NONE;
    return this.#isOpen[shape.index]
      ? this.#search(root, shape, demanded)
      : this.#follow(root, shape, demanded);
  }

  /** Goes straight to what has exactly the demanded arguments, as long as nothing else may serve. */
  #follow(root: number, shape: Shape, demanded: readonly Argument[]): readonly Occurrence[] {
    let node = root;
    for (let slot = 0; slot < demanded.length; slot++) {
      const argument = demanded[slot];
      if (argument.kind === 'variable') return NONE;
      if (argument.kind !== 'amount' && this.#candidates(argument).length > 1)
        return this.#search(root, shape, demanded);
      node = this.#trie.find(node, symbolOf(argument));
      if (node === 0) return NONE;
    }
    return this.#atNode[node] ?? NONE;
  }

  #search(root: number, shape: Shape, demanded: readonly Argument[]): readonly Occurrence[] {
    let probes = 1;
    for (const argument of demanded) probes *= Math.max(1, this.#candidates(argument).length);
    if (probes > MOST_PROBES) return this.ofShape(shape);
    const found: Occurrence[] = [];
    this.#walk(root, demanded, 0, found);
    return found;
  }

  #walk(node: number, demanded: readonly Argument[], slot: number, found: Occurrence[]): void {
    if (slot === demanded.length) {
      const here = this.#atNode[node];
      if (here) found.push(...here);
      return;
    }
    const argument = demanded[slot];
    if (argument.kind === 'amount') {
      const next = this.#trie.find(node, symbolOf(argument));
      if (next !== 0) this.#walk(next, demanded, slot + 1, found);
    } else {
      for (const name of this.#candidates(argument)) {
        const next = this.#trie.find(node, name.index + 2);
        if (next !== 0) this.#walk(next, demanded, slot + 1, found);
      }
    }
    const anyone = this.#trie.find(node, ANYONE);
    if (anyone !== 0) this.#walk(anyone, demanded, slot + 1, found);
  }

  readonly #known: (readonly Name[] | undefined)[] = [];
  readonly #collectives = new Map<Name, readonly Name[]>();

  /** What lies within a group and stands for somebody else: groups and offices. */
  #collective(group: Name): readonly Name[] {
    let known = this.#collectives.get(group);
    if (!known) {
      known = this.#relations
        .closure(group)
        .filter(({ entry }) => entry?.kind === 'group' || entry?.kind === 'office');
      this.#collectives.set(group, known);
    }
    return known;
  }

  /** The names that an event may use where this argument is demanded. */
  #candidates(argument: Argument): readonly Name[] {
    if (argument.kind === 'amount' || argument.kind === 'variable') return NOBODY;
    const name = argument.kind === 'name' ? argument : argument.group;
    const known = this.#known[name.index];
    if (known) return known;
    const relations = this.#relations;
    const inside = relations.closure(name);
    const around = relations.groupsAround(name);
    let candidates = inside;
    if (around.length > 0) {
      const all = new Set(inside);
      // What is about another member is not about this one, as what is about some of a group may be.
      const isMember = name.entry?.kind !== 'group';
      for (const group of around)
        for (const other of isMember ? this.#collective(group) : relations.closure(group)) all.add(other);
      candidates = [...all];
    }
    while (this.#known.length < name.index) this.#known.push(undefined);
    this.#known[name.index] = candidates;
    return candidates;
  }
}

const NONE: readonly Occurrence[] = [];
const NOBODY: readonly Name[] = [];

function addTo(lists: Map<number, Occurrence[]>, symbol: number, occurrence: Occurrence): void {
  const list = lists.get(symbol);
  if (list) list.push(occurrence);
  else lists.set(symbol, [occurrence]);
}

function drop(list: Occurrence[] | undefined, occurrence: Occurrence): void {
  const at = list ? list.indexOf(occurrence) : -1;
  if (at >= 0) list!.splice(at, 1);
}

function symbolOf(argument: Argument | undefined): number {
  switch (argument?.kind) {
    case 'name':
      return argument.index + 2;
    case 'quantity':
      return argument.group.index + 2;
    case 'amount':
      return -2 - baseUnitOf(argument.unit).index;
    default:
      return ANYONE;
  }
}
