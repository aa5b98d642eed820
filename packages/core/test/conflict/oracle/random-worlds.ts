import fc from 'fast-check';
import { isClear } from './clear.ts';
import { deed, way } from './make.ts';
import { smallerWorlds } from './smaller-worlds.ts';
import {
  type Condition,
  type DeedRule,
  EMPTY_WORLD,
  endOfYear,
  type Group,
  type Happened,
  type Limit,
  type Office,
  type Part,
  type Power,
  type Promised,
  type Sentence,
  type Way,
  type What,
  type World,
  waysOf,
} from './world.ts';

/** Which rules random worlds are about, beside groups, things, deed rules and what happened. */
export interface Topics {
  /** Members that have names. */
  readonly names?: boolean;
  readonly counts?: boolean;
  readonly amounts?: boolean;
  readonly days?: boolean;
  readonly conditions?: boolean;
  readonly powers?: boolean;
  /** Events and acts of which the day is not certain. */
  readonly doubt?: boolean;
  /** Parts released, assigning, delegating, `unless`, and windows that a deed ends. */
  readonly changes?: boolean;
  /** Delegated promises, with what those who perform them may do themselves. */
  readonly delegated?: boolean;
  /** What is kept true excludes, or is forbidden to be, what others want to be kept true. */
  readonly kept?: boolean;
  /** Promises about all of a group, from which a member or a group within it is released. */
  readonly released?: boolean;
  /** Numbers that are to be reached, not to be reached or must remain, between days. */
  readonly windows?: boolean;
  /** Many promises of one kind under one rule, so that many sets of them collide. */
  readonly dense?: boolean;
  /** Of those, promises that take nothing under the rule themselves, but wait for what does. */
  readonly waiting?: boolean;
  /** How many promises at most. */
  readonly promises?: number;
  /** Which worlds are looked at; all where this is left out. */
  readonly only?: (world: World) => boolean;
}

const RECEIVERS = ['@b', '@c', '@d'];
const DAYS = [10, 20, 30, 40, 50, 60, 70, 80, 300, endOfYear(2026), 320, 340];

class WorldMaker {
  readonly #upTo: (max: number) => number;
  readonly #topics: Topics;
  #groups: Group[] = [];
  #things: string[] = [];
  #lends = false;
  readonly #days = [...DAYS];

  constructor(upTo: (max: number) => number, topics: Topics) {
    this.#upTo = upTo;
    this.#topics = topics;
  }

  make(): World {
    this.#groups = this.#topics.dense || this.#in100(85) ? this.#family() : [];
    this.#things = ['@t', '@u'].slice(0, this.#groups.length === 0 ? 2 : this.#upTo(2));
    this.#lends = !this.#topics.dense && this.#in100(40);
    const deeds = this.#deeds();
    const offices = this.#topics.powers ? this.#offices() : [];
    const promises: Promised[] = [];
    const most = this.#topics.promises ?? 5;
    const count = this.#topics.dense ? most - this.#upTo(2) : 2 + this.#upTo(most - 2);
    for (let index = 0; index < count; index++) {
      const promise = this.#promise(`@p${index}`, promises);
      const isWaiting = this.#topics.waiting && promises.length > 0 && this.#in100(30);
      if (isWaiting) promises.push(this.#waiting(promise, promises));
      else if (this.#topics.changes && this.#in100(60)) promises.push(this.#changed(promise));
      else if (this.#topics.released && this.#in100(70)) promises.push(this.#released(promise));
      else if (this.#topics.delegated && this.#in100(60)) promises.push({ ...promise, delegated: '@z' });
      else promises.push(promise);
    }
    const made = {
      ...EMPTY_WORLD,
      groups: this.#groups,
      things: this.#things,
      deeds,
      offices,
      promises,
      limits: this.#limits(),
    };
    return this.#withEvents(made);
  }

  #one<T>(choices: readonly T[]): T {
    return choices[this.#upTo(choices.length - 1)];
  }

  #in100(chance: number): boolean {
    return this.#upTo(99) < chance;
  }

  #family(): Group[] {
    const low = 1 + this.#upTo(4);
    const high = this.#in100(60) ? low : Math.min(5, low + 1 + this.#upTo(1));
    const members =
      this.#topics.names && this.#in100(50) ? ['@m1', '@m2', '@m3'].slice(0, 1 + this.#upTo(2)) : [];
    const listed = members.length > 1 && this.#in100(30);
    const root: Group = {
      id: '@g',
      size: listed ? undefined : [Math.max(low, members.length), Math.max(high, members.length)],
      within: undefined,
      members,
    };
    const most = listed ? members.length : root.size![1];
    const subgroups = ['@k', '@l'].slice(0, this.#one([0, 0, 1, 1, 1, 2])).map((id): Group => {
      const least = 1 + this.#upTo((listed ? most : root.size![0]) - 1);
      const size = this.#one([
        [least, least] as const,
        [least, Math.min(most, least + 1)] as const,
        undefined,
      ]);
      const named = this.#topics.names && this.#in100(35) && least < most ? [`@n${id.slice(1)}`] : [];
      // Who is listed in a closed group is listed there.
      return { id, size, within: '@g', members: listed ? [] : named };
    });
    return [root, ...subgroups];
  }

  #deeds(): DeedRule[] {
    const excludes = this.#in100(75) ? (['keeps'] as const) : [];
    const days = this.#topics.days;
    const takes = () => (days && this.#in100(25) ? (this.#day() ?? 0) : 0);
    const rule: DeedRule = {
      verb: 'gives',
      once: this.#in100(70),
      excludes,
      takes: takes(),
      undoable: this.#in100(50),
    };
    const others: DeedRule[] = [];
    if (this.#lends)
      others.push({
        verb: 'lends',
        once: this.#in100(40),
        excludes: this.#one([[], ['keeps'], ['gives']]),
        takes: takes(),
        undoable: false,
      });
    if (this.#lends && this.#in100(50))
      others.push({
        verb: 'scraps',
        once: this.#in100(50),
        excludes: this.#one([['keeps'], ['gives', 'lends'], ['lends', 'keeps']]),
        takes: 0,
        undoable: false,
      });
    if (days && this.#in100(20))
      others.push({ verb: 'signals', once: false, excludes: [], takes: takes(), undoable: false });
    return [rule, ...others, ...(this.#topics.kept ? this.#states() : [])];
  }

  /** What is kept true of someone excludes that something else is. */
  #states(): DeedRule[] {
    const rule = (verb: DeedRule['verb'], excludes: DeedRule['excludes']): DeedRule => ({
      verb,
      once: false,
      excludes,
      takes: 0,
      undoable: false,
    });
    return [
      rule('shows', this.#one([['keeps'], ['keeps'], ['keeps', 'stores']])),
      rule('stores', this.#one([[], ['keeps'], ['keeps', 'shows'], ['shows']])),
    ];
  }

  /** A day that no other bound falls on; undefined when there are none left. */
  #day(): number | undefined {
    if (this.#days.length === 0) return undefined;
    return this.#days.splice(this.#upTo(this.#days.length - 1), 1)[0];
  }

  #what(counts: boolean): What {
    const group = this.#groups.length > 0 ? this.#one(this.#groups) : undefined;
    const named = this.#groups.flatMap(({ members }) => members);
    const one = [...this.#things, ...(this.#in100(40) ? named : [])];
    if (!group || (one.length > 0 && this.#in100(30))) return { kind: 'one', name: this.#one(one) };
    const isSized = group.size !== undefined || group.members.length > 0;
    const count = counts && this.#in100(65) ? 1 + this.#upTo(2) : undefined;
    return { kind: 'group', group: count === undefined && !isSized ? '@g' : group.id, count };
  }

  #act(counts: boolean, to: string): Sentence {
    const actor = this.#in100(this.#topics.delegated ? 60 : 92) ? '@a' : '@z';
    const verb = this.#lends && this.#in100(40) ? this.#one(['lends', 'scraps'] as const) : 'gives';
    if (this.#topics.amounts && this.#in100(60))
      return deed(actor, 'pays', `${10 * (1 + this.#upTo(2))} EUR`, to);
    if (this.#topics.conditions && this.#in100(10)) return deed(actor, this.#plain());
    const what = this.#what(counts);
    return { verb, actor, what, to: verb === 'scraps' ? undefined : to };
  }

  #plain(): 'signals' | 'agrees' | 'opens' {
    return this.#one(['signals', 'agrees', 'opens']);
  }

  #bounds(kind: Part['kind']): Partial<Way> {
    if (!this.#topics.days) return {};
    const starting = this.#in100(25) ? this.#day() : undefined;
    const by = this.#in100(65) ? this.#day() : undefined;
    if (kind === 'will' && this.#in100(5)) return { by: -5 };
    if (starting === undefined || by === undefined) return { starting, by };
    return { starting: Math.min(starting, by), by: Math.max(starting, by) };
  }

  #part(to: string): Part {
    const counts = this.#topics.counts ?? false;
    if (this.#topics.dense) return this.#smallDemand(to);
    if (this.#topics.windows && this.#groups.length > 0 && this.#in100(80)) return this.#numberInDays(to);
    const kinds = ['will', 'will', 'will', 'will', 'never', 'always', 'always'] as const;
    const kept = ['will', 'never', 'always', 'always', 'always'] as const;
    const kind = this.#one<Part['kind']>(this.#topics.kept ? kept : kinds);
    if (kind === 'will') {
      const first = way(this.#act(counts, to), this.#bounds(kind));
      if (!this.#in100(10)) return { kind, ways: [first] };
      return { kind, ways: [first, way(this.#act(false, to), this.#bounds(kind))] };
    }
    const bounds = this.#bounds(kind);
    if (kind === 'never') {
      const isState = this.#topics.kept && this.#in100(60);
      const sentence = isState ? this.#state(counts) : this.#act(counts, this.#in100(25) ? '@abroad' : to);
      return { kind, way: way(sentence, bounds) };
    }
    const sentence = this.#state(counts);
    return { kind, way: way(sentence, bounds) };
  }

  #state(counts: boolean): Sentence {
    const verb = this.#topics.kept ? this.#one(['keeps', 'keeps', 'shows', 'stores'] as const) : 'keeps';
    const actor = this.#topics.kept && this.#in100(20) ? '@z' : '@a';
    return { verb, actor, what: this.#what(counts), to: undefined };
  }

  #numberInDays(to: string): Part {
    const kind = this.#one(['will', 'will', 'never', 'never', 'always'] as const);
    const group = this.#in100(70) ? '@g' : this.#one(this.#groups).id;
    const what: What = { kind: 'group', group, count: (kind === 'always' ? 1 : 2) + this.#upTo(1) };
    const bounds = this.#bounds(kind);
    if (kind === 'always')
      return { kind, way: way({ verb: 'keeps', actor: '@a', what, to: undefined }, bounds) };
    const sentence: Sentence = { verb: 'gives', actor: '@a', what, to: kind === 'never' ? '@abroad' : to };
    const one = way(sentence, bounds);
    return kind === 'will' ? { kind, ways: [one] } : { kind, way: one };
  }

  #smallDemand(to: string): Part & { readonly kind: 'will' } {
    const what: What = { kind: 'group', group: '@g', count: this.#in100(75) ? 1 : 2 };
    const amount = deed('@a', 'pays', `${10 * (1 + this.#upTo(2))} EUR`, to);
    const sentence: Sentence = this.#topics.amounts ? amount : { verb: 'gives', actor: '@a', what, to };
    return { kind: 'will', ways: [way(sentence)] };
  }

  #promise(id: string, earlier: readonly Promised[]): Promised {
    const to = this.#one(RECEIVERS);
    const parts = [this.#part(to)];
    if (this.#in100(12)) parts.push(this.#part(to));
    const promisee = this.#in100(80) ? [to] : this.#one([['@e'], ['@d', '@e'], ['@b'], ['@c', '@d']]);
    const conditional = this.#topics.conditions && this.#in100(55);
    const powers = this.#topics.powers && this.#in100(50);
    const stakes = this.#topics.powers ? ['@b', '@d', '@e'].filter(() => this.#in100(20)) : [];
    return {
      id,
      kind: this.#topics.powers && this.#in100(8) ? 'threat' : 'promise',
      day: -40 + this.#upTo(9),
      from: this.#in100(88) ? '@a' : '@z',
      to: promisee,
      conditions: conditional ? this.#conditions(earlier) : [],
      parts,
      powers: powers ? [this.#power(), ...(this.#in100(20) ? [this.#power()] : [])] : [],
      stakes,
      act: this.#in100(this.#topics.doubt ? 25 : 6) ? this.#one(['suspended', 'released']) : undefined,
    };
  }

  /** A promise of something plain, should an earlier one be kept, or what such a one asks for be done. */
  #waiting(promise: Promised, earlier: readonly Promised[]): Promised {
    const condition = (): Condition =>
      this.#in100(85)
        ? { kind: 'done', promise: this.#one(earlier).id, word: this.#one(['kept', 'done']) }
        : { kind: 'deed', sentence: this.#smallDemand(this.#one(RECEIVERS)).ways[0].sentence, by: undefined };
    const conditions = this.#in100(85) ? [[condition()]] : [[condition()], [condition()]];
    return { ...promise, conditions, parts: [{ kind: 'will', ways: [way(deed('@a', this.#plain()))] }] };
  }

  /** A promise with something done to it since, or with what excuses it or ends its window. */
  #changed(promise: Promised): Promised {
    const [part] = promise.parts;
    const plain = deed(this.#one(['@b', '@c']), this.#plain());
    const others = [...RECEIVERS, '@e'].filter((party) => !promise.to.includes(party));
    switch (this.#one(['waived', 'assigned', 'assigned', 'delegated', 'unless', 'until'] as const)) {
      case 'waived': {
        const amount = part.kind === 'will' && part.ways[0].sentence.what.kind === 'amount';
        return { ...promise, waived: amount ? 10 : 1 };
      }
      case 'assigned':
        return { ...promise, assigned: this.#one(others) };
      case 'delegated':
        return { ...promise, delegated: this.#one(['@z', '@h']) };
      case 'unless':
        return { ...promise, unless: plain };
      case 'until':
        if (part.kind === 'will') return { ...promise, unless: plain };
        return {
          ...promise,
          parts: [{ ...part, way: { ...part.way, untilDone: plain } }, ...promise.parts.slice(1)],
        };
    }
  }

  /** A promise of one thing, less one of a group that it is about all of. */
  #released(promise: Promised): Promised {
    const [part] = promise.parts;
    const [{ sentence, ...bounds }] = waysOf(part);
    const { what } = sentence;
    if (what.kind !== 'group') return promise;
    const inside = [
      ...this.#groups.filter(({ within }) => within === what.group).map(({ id }) => id),
      ...this.#groups
        .filter(({ id, within }) => id === what.group || within === what.group)
        .flatMap(({ members }) => members),
    ];
    if (inside.length === 0) return promise;
    const less = {
      ...bounds,
      sentence: { ...sentence, what: { ...what, count: undefined, but: this.#one(inside) } },
    };
    return { ...promise, parts: [part.kind === 'will' ? { ...part, ways: [less] } : { ...part, way: less }] };
  }

  #conditions(earlier: readonly Promised[]): Condition[][] {
    const count = this.#one([1, 1, 1, 2]);
    return Array.from({ length: count }, () =>
      this.#in100(25) ? [this.#condition(earlier), this.#condition(earlier)] : [this.#condition(earlier)],
    );
  }

  #condition(earlier: readonly Promised[]): Condition {
    if (earlier.length > 0 && this.#in100(20))
      return { kind: 'done', promise: this.#one(earlier).id, word: this.#one(['kept', 'done']) };
    const actor = this.#one(['@a', '@a', '@z']);
    const sentence = this.#in100(40)
      ? deed(this.#one(['@b', '@c', '@a']), this.#plain())
      : { ...this.#act(this.#in100(50), this.#one(RECEIVERS)), actor };
    const by = this.#in100(25) ? this.#day() : undefined;
    if (by !== undefined && this.#in100(70)) {
      const what = this.#things.length > 0 ? this.#one(this.#things) : undefined;
      const absent = what && this.#in100(70) ? deed('@a', 'gives', what, this.#one(RECEIVERS)) : undefined;
      return { kind: 'no', sentence: absent ?? deed('@b', this.#plain()), by };
    }
    return { kind: 'deed', sentence, by };
  }

  #power(): Power {
    // None of them ends on a deadline.
    const days = [1, 9, 11, 19, 25, 45, 100];
    return {
      act: this.#in100(75) ? 'end' : 'release',
      holder: this.#one(['@h', '@o', '@q', '@h2']),
      notice: this.#in100(40) ? this.#one(days) : undefined,
      while: this.#in100(20) ? deed('@h', 'agrees') : undefined,
      needs: this.#in100(15) ? ['@d', '@e'] : [],
    };
  }

  #offices(): Office[] {
    const tenure = (who: string, from: number, until?: number) => ({ who, from, until });
    return ['@o', '@q'].map((id) => ({
      id,
      holders: this.#one([
        [tenure('@h1', -900)],
        [tenure('@h1', -900, -5), tenure('@h2', -4)],
        [tenure('@h1', -900, 0)],
        [tenure('@h1', -900, -1)],
        [tenure('@h1', -900, 5), tenure('@h2', 6)],
        [tenure('@h1', 1)],
      ]),
    }));
  }

  #limits(): Limit[] {
    if (!this.#topics.amounts) return [];
    return Array.from({ length: this.#one([1, 1, 1, 2]) }, () => {
      const verb = this.#in100(75) ? ('pays' as const) : ('gives' as const);
      return {
        verb,
        actor: this.#in100(40) ? '@a' : this.#topics.delegated ? '@z' : undefined,
        to: this.#in100(25) ? this.#one(RECEIVERS) : undefined,
        atMost: verb === 'pays' ? 10 * (1 + this.#upTo(4)) : this.#upTo(4),
        period: this.#topics.days
          ? this.#one(['any time', 'per year', 'per year', 2026] as const)
          : this.#one(['any time', 'any time', 'per year', 2026] as const),
      };
    });
  }

  /** Adds what happened, as far as what it means is clear. */
  #withEvents(made: World): World {
    let one = made;
    const days = [-70, -60, -55, -50, -25, -20, -15, -10, -5, -3];
    for (let left = this.#one([0, 0, 1, 1, 2, 3]); left > 0; left--) {
      const day = days.splice(this.#upTo(days.length - 1), 1)[0];
      const next = { ...one, events: [...one.events, this.#event(made, day)] };
      if (isClear(next)) one = next;
    }
    return this.#topics.doubt ? this.#withDoubt(one) : one;
  }

  /** Adds something that happened, or was done to a promise, on one of several days: before promises or after, or not yet. */
  #withDoubt(made: World): World {
    const acted = made.promises.findIndex(({ act }) => act);
    if (acted >= 0 && this.#in100(70)) {
      const promises = made.promises.with(acted, { ...made.promises[acted], actDays: [-2, 3] });
      return { ...made, promises };
    }
    const ranges = this.#one([
      [[-48, -28]],
      [[-48, -28]],
      [[-2, 4]],
      [
        [-48, -28],
        [-2, 4],
      ],
    ] as const);
    let one = made;
    for (const [day, until] of ranges) {
      const event = { ...this.#event(made, day), until, undone: undefined };
      const next = { ...one, events: [...one.events, event] };
      if (isClear(next)) one = next;
    }
    return one;
  }

  #event(made: World, day: number): Happened {
    const wanted = made.promises.flatMap(({ conditions, parts }) => [
      ...conditions.flat().flatMap((one) => (one.kind === 'deed' ? [one.sentence] : [])),
      ...parts.flatMap((part) =>
        part.kind === 'will' ? part.ways.map(({ sentence }) => ofAll(sentence)) : [],
      ),
      ...(this.#topics.powers ? [deed('@h', 'agrees')] : []),
      ...made.promises.flatMap(({ unless }) => unless ?? []),
      ...made.promises.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.kind === 'will' ? [] : (part.way.untilDone ?? []))),
      ),
    ]);
    const like = wanted.length > 0 && this.#in100(60) ? this.#one(wanted) : undefined;
    const sentence = like ?? { ...this.#act(true, this.#one(RECEIVERS)), actor: this.#one(['@a', '@z']) };
    const { what } = sentence;
    const fewer =
      what.kind === 'group' && what.group === '@g'
        ? { ...what, count: what.count ?? 1 + this.#upTo(1) }
        : what;
    const undoable = what.kind === 'one' && sentence.verb === 'gives' && this.#in100(40) && day < -40;
    return { day, sentence: { ...sentence, what: fewer }, undone: undoable ? day + 2 : undefined };
  }
}

/** The same about all of a group, whoever is released from it. */
function ofAll(sentence: Sentence): Sentence {
  const { what } = sentence;
  return what.kind === 'group' ? { ...sentence, what: { ...what, but: undefined } } : sentence;
}

/** Random worlds. A failing one is made smaller by leaving out parts of it. */
class Worlds extends fc.Arbitrary<World> {
  readonly #topics: Topics;

  constructor(topics: Topics) {
    super();
    this.#topics = topics;
  }

  override generate(random: fc.Random): fc.Value<World> {
    for (;;) {
      const made = new WorldMaker((max) => random.nextInt(0, Math.max(0, max)), this.#topics).make();
      if ((this.#topics.only?.(made) ?? true) && isClear(made)) return new fc.Value(made, undefined);
    }
  }

  override canShrinkWithoutContext(value: unknown): value is World {
    return typeof value === 'object' && value !== null && 'promises' in value;
  }

  override shrink(value: World): fc.Stream<fc.Value<World>> {
    return fc
      .stream(smallerWorlds(value))
      .filter(isClear)
      .map((smaller) => new fc.Value(smaller, undefined));
  }
}

/** Random small worlds about some rules. */
export function worlds(topics: Topics): fc.Arbitrary<World> {
  return new Worlds(topics);
}
