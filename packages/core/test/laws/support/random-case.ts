import fc from 'fast-check';
import { isoDay } from '../../../src/ledger/values/civil-day.ts';

/** What is uncertain in a random case: nothing, days, or sizes of groups and counts of members. */
export interface Uncertainty {
  readonly days: boolean;
  readonly counts: boolean;
}

/** A choice that a case leaves open, and what may be written instead. */
export interface Slot {
  readonly kind: 'day' | 'count';
  readonly written: string;
  readonly choices: readonly string[];
}

/** An entry of a case. `«3»` in its text stands for what slot 3 of the case says. */
export interface CaseEntry {
  readonly kind: string;
  readonly text: string;
  /** The last day it may have happened; undefined where it has no date. */
  readonly day: number | undefined;
}

/** A random ledger that is well formed: every name is declared, and no condition is circular. */
export interface Case {
  readonly entries: readonly CaseEntry[];
  readonly slots: readonly Slot[];
}

/** The first day of every random case; the last lies a month later, so that months end within it. */
export const FIRST_DAY = 19_737; // 2024-01-15
export const DAYS = 24;

/** The text of a case, or of some of its entries; by default with what is uncertain left so. */
export function write({ slots, entries }: Case, choice?: readonly string[], only = entries): string {
  return only
    .map(({ text }) => text.replace(/«(\d+)»/g, (_, slot) => choice?.[+slot] ?? slots[+slot]!.written))
    .join('');
}

/** Every way to settle what a case leaves open. */
export function* choicesOf({ slots }: Case, at = 0, chosen: readonly string[] = []): Generator<string[]> {
  if (at === slots.length) yield [...chosen];
  else
    for (const choice of slots[at]!.choices)
      yield* choicesOf({ entries: [], slots }, at + 1, [...chosen, choice]);
}

/** A day of the month that cases take place in. */
export function isoOf(day: number): string {
  return isoDay(FIRST_DAY + day);
}

const PARTIES = ['@a', '@b', '@c'];
const ACTORS = ['@a', '@a', '@a', '@b', '@b', '@c', '@a1', '@o', '@h1', '@h2'];
const STATES = [
  'due',
  'kept',
  'broken',
  'lapsed',
  'released',
  'conditional',
  'done',
  'over',
  'outstanding',
  'kept late',
  'overdue',
  'suspended',
  'repaired',
];
const KINDS = ['promise', 'promise', 'promise', 'promise', 'promise', 'threat'];

/** Makes random cases. One maker makes one case. */
export class CaseMaker {
  readonly #upTo: (max: number) => number;
  readonly #uncertainty: Uncertainty;
  readonly #slots: Slot[] = [];
  readonly #entries: CaseEntry[] = [];
  readonly #promises: string[] = [];
  #open = 3;
  #ids = 0;

  /** @param upTo a random whole number from 0 to `max`, both included */
  constructor(upTo: (max: number) => number, uncertainty: Uncertainty) {
    this.#upTo = upTo;
    this.#uncertainty = uncertainty;
  }

  make(): Case {
    this.#declare();
    const promises = 1 + this.#upTo(3);
    for (let index = 0; index < promises; index++) this.#promise(`@p${index}`);
    const others = this.#upTo(9);
    for (let index = 0; index < others; index++) this.#other();
    return { entries: this.#entries, slots: this.#slots };
  }

  #one<T>(choices: readonly T[]): T {
    return choices[this.#upTo(choices.length - 1)]!;
  }

  /** True so many times in a hundred; false is simpler. */
  #in100(times: number): boolean {
    return this.#upTo(99) >= 100 - times;
  }

  #add(kind: string, header: string, lines: readonly string[], day?: number): void {
    this.#entries.push({ kind, text: `${[header, ...lines.map((line) => `  ${line}`)].join('\n')}\n`, day });
  }

  #slot(kind: Slot['kind'], written: string, choices: readonly string[]): string {
    if (choices.length < 2 || this.#open === 0) return choices[0]!;
    this.#open--;
    this.#slots.push({ kind, written, choices });
    return `«${this.#slots.length - 1}»`;
  }

  /** A date as text, and the last day it may mean. */
  #date(chance = 40): { readonly text: string; readonly last: number } {
    const first = this.#upTo(DAYS);
    if (!this.#uncertainty.days || !this.#in100(chance)) return { text: isoOf(first), last: first };
    const length = 1 + this.#upTo(4);
    const choices = Array.from({ length: length + 1 }, (_, index) => isoOf(first + index));
    const text = this.#slot('day', `${isoOf(first)}/${isoOf(first + length)}`, choices);
    return { text, last: text.startsWith('«') ? first + length : first };
  }

  #range(low: number, high: number, chance = 40): string {
    const from = low + this.#upTo(high - low);
    if (!this.#uncertainty.counts || !this.#in100(chance)) return `${from}`;
    const to = from + this.#upTo(Math.min(2, high - from));
    const choices = Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`);
    return this.#slot('count', `${from}..${to}`, choices);
  }

  #declare(): void {
    for (const party of PARTIES) this.#add('party', `party ${party}`, []);
    this.#add('party', 'party @a1', ['part of @a']);
    for (const person of ['@h1', '@h2', '@m1', '@m2']) this.#add('person', `person ${person}`, []);
    const change = this.#upTo(DAYS);
    this.#add('office', 'office @o', [
      'of @a',
      `holder @h1 until ${isoOf(change)}`,
      `holder @h2 from ${isoOf(change + 1 + this.#upTo(1))}`,
    ]);
    this.#add('group', 'group @g', [`size ${this.#range(2, 4)}`]);
    this.#add('group', 'group @k', [`size ${this.#range(1, 2)}`, 'within @g']);
    this.#add('group', 'group @l', [...(this.#in100(50) ? ['size 1'] : []), 'within @g']);
    this.#add('group', 'group @m', [
      'member @m1',
      `member @m2${this.#in100(40) ? ` from ${isoOf(change)}` : ''}`,
    ]);
    this.#add('deed', 'deed ?x hands ?y to ?z', [
      ...(this.#in100(60) ? ['once per ?y'] : []),
      ...(this.#in100(60) ? ['excludes ?w guards ?y'] : []),
      ...(this.#in100(60) ? ['undone by ?z returns ?y'] : []),
    ]);
    this.#add('deed', 'deed ?x greets ?y', this.#in100(30) ? ['excludes ?x rests'] : []);
    this.#add('deal', `${isoOf(0)} deal @d`, ['between @a, @b'], 0);
  }

  /** @param happened in what happened a range leaves open how many; in what is demanded its lower end is enough */
  #quantity(happened: boolean): string {
    const most = happened ? 2 : 3;
    const number = () => (happened ? this.#range(1, most) : `${1 + this.#upTo(most - 1)}`);
    const group = this.#one(['@g', '@g', '@g', '@k', '@k', '@l', '@m']);
    return this.#one([
      () => group,
      () => group,
      () => `${number()} of ${group}`,
      () => `${number()} of ${group}`,
      () => `some of ${group}`,
      () => `all of ${group}`,
      () => '@m1',
      () => `at least 2 of ${group}`,
    ])();
  }

  #amount(): string {
    return this.#one(['10 EUR', '10 EUR', '20 EUR', '30 EUR', '15 EUR', '5 EUR']);
  }

  /** What someone does; a promise mostly demands what events mostly are. */
  #sentence(actors: readonly string[], happened = false): string {
    const actor = this.#one(actors);
    const quantity = () => this.#quantity(happened);
    return this.#one([
      () => `${actor} greets @b`,
      () => `${actor} greets @b`,
      () => `${actor} hands ${quantity()} to @b`,
      () => `${actor} hands ${quantity()} to @b`,
      () => `${actor} pays ${this.#amount()} to @b`,
      () => `${actor} pays ${this.#amount()} to @b`,
      () => `${actor} pays ${this.#amount()} to @c`,
      () => `${actor} guards ${quantity()}`,
      () => `${actor} rests`,
      () => `@b returns ${quantity()}`,
    ])();
  }

  #state(): string {
    const promise = this.#one(this.#promises);
    return `${promise} is ${this.#one(STATES)}`;
  }

  #condition(): string {
    if (this.#promises.length > 0 && this.#in100(40)) return this.#state();
    if (this.#in100(20)) return `no ${this.#sentence(['@b', '@c'])} by ${this.#date().text}`;
    return this.#sentence(['@b', '@b', '@c', '@a']);
  }

  #clauses(): string {
    return this.#one([
      () => '',
      () => '',
      () => '',
      () => ` by ${this.#date().text}`,
      () => ` within ${this.#upTo(6)} days`,
      () => ` starting ${this.#date().text}`,
    ])();
  }

  #terms(): string[] {
    const lines: string[] = [];
    const conditions = this.#one([0, 0, 0, 1, 1, 2]);
    for (let index = 0; index < conditions; index++) {
      lines.push(`if ${this.#condition()}`);
      if (this.#in100(20)) lines.push(`or if ${this.#condition()}`);
    }
    if (this.#in100(15)) lines.push(`unless ${this.#condition()}`);
    const wills = this.#one([1, 1, 1, 2, 0]);
    for (let index = 0; index < wills; index++) {
      lines.push(`will ${this.#sentence(['@a', '@a', '@a', '@a', '@o'])}${this.#clauses()}`);
      if (this.#in100(15)) lines.push(`or will ${this.#sentence(['@a'])}${this.#clauses()}`);
    }
    if (wills === 0 || this.#in100(20)) {
      const kind = this.#one(['never', 'always']);
      const until = this.#in100(25)
        ? ` until ${this.#in100(50) ? this.#date().text : this.#condition()}`
        : '';
      lines.push(`${kind} ${this.#sentence(['@a'])}${until}`);
    }
    return lines;
  }

  #limits(): string[] {
    const lines: string[] = [];
    if (this.#in100(55)) lines.push(`by ${this.#date().text}`);
    if (this.#in100(15)) lines.push(`within ${this.#upTo(8)} days`);
    if (this.#in100(10)) lines.push(`starting ${this.#date().text}`);
    if (this.#in100(10)) lines.push(`until ${this.#date().text}`);
    return lines;
  }

  #promise(id: string): void {
    const { text, last } = this.#date(20);
    const lines = [
      'from @a',
      this.#in100(20) ? 'to @b, @c'.replace(', ', '\n  to ') : 'to @b',
      ...this.#terms(),
      ...this.#limits(),
    ];
    if (this.#in100(35)) lines.push('silence broken');
    if (this.#in100(25)) lines.push('part of @d');
    if (this.#in100(25)) lines.push(...this.#power());
    if (this.#promises.length > 0 && this.#in100(15))
      lines.push(`${this.#one(['instead of', 'repair of'])} ${this.#one(this.#promises)}`);
    this.#add('promise', `${text} ${this.#one(KINDS)} ${id}`, lines, last);
    this.#promises.push(id);
  }

  #power(): string[] {
    const act = this.#one(['end', 'suspend', 'release', 'resume']);
    return [
      `may ${act} ${this.#one(['@c', '@o', '@a', '@b'])}`,
      ...(this.#in100(25) && this.#promises.length > 0 ? [`  while ${this.#state()}`] : []),
      ...(this.#in100(20) ? [`  notice ${1 + this.#upTo(4)} days to @b`] : []),
      ...(this.#in100(20) ? ['  consult @c'] : []),
      ...(this.#in100(10) ? ['  needs 2 of @b, @c'] : []),
    ];
  }

  #other(): void {
    const { text, last } = this.#date();
    const id = `@e${this.#ids++}`;
    const target = this.#in100(10) ? '@d' : this.#one(this.#promises);
    const promise = this.#one(this.#promises);
    const by = this.#one(['@a', '@a', '@b', '@b', '@b', '@c', '@o', '@h1', '@h2']);
    const act = (word: string, rest = '', lines: readonly string[] = []) =>
      this.#add(word, `${text} ${word} ${target} by ${by}${rest}`, [`id ${id}`, ...lines], last);
    const event = (word: string, lines: readonly string[]) =>
      this.#add(word, `${text} ${word} ${id}`, lines, last);
    const did = () => `did ${this.#sentence(ACTORS, true)}${this.#in100(15) ? ` for ${promise}` : ''}`;
    this.#one([
      () => event('event', [did()]),
      () => event('event', [did()]),
      () => event('event', [did()]),
      () => event('event', [did()]),
      () => event('event', [did(), did()]),
      () => event('event', [`not ${this.#sentence(ACTORS, true)}`]),
      () => event('event', [`outside ${promise}`]),
      () => this.#add('checked', `${text} checked ${promise} by @c`, [`id ${id}`, 'found nothing'], last),
      () => act(this.#one(['released', 'ended', 'withdrawn', 'excused', 'voided'])),
      () => act('suspended', '', this.#in100(20) ? ['clock runs'] : []),
      () => act('suspended'),
      () => act('resumed'),
      () =>
        act('released', '', [
          `only ${this.#one(['@m1', '1 of @g', '2 of @g', '1 of @k', '5 EUR', '10 EUR'])}`,
        ]),
      () => act('assigned', ' to @c'),
      () => act('delegated', ' to @c'),
      () =>
        this.#add('amended', `${text} amended ${promise} by @a, @b`, [`id ${id}`, this.#amendment()], last),
      () => this.#add('notified', `${text} notified @b of ${promise} by ${by}`, [`id ${id}`], last),
      () => this.#add('consulted', `${text} consulted @c on ${promise} by ${by}`, [`id ${id}`], last),
    ])();
  }

  #amendment(): string {
    return this.#one([
      () => `by ${this.#date().text}`,
      () => `by ${this.#date().text}`,
      () => `will ${this.#sentence(['@a'])}`,
      () => `within ${this.#upTo(6)} days`,
      () => `to @c`,
    ])();
  }
}

/** Random cases. A failing one is made smaller by leaving out entries, then lines. */
class Cases extends fc.Arbitrary<Case> {
  readonly #uncertainty: Uncertainty;

  constructor(uncertainty: Uncertainty) {
    super();
    this.#uncertainty = uncertainty;
  }

  override generate(random: fc.Random): fc.Value<Case> {
    return new fc.Value(new CaseMaker((max) => random.nextInt(0, max), this.#uncertainty).make(), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Case {
    return typeof value === 'object' && value !== null && 'entries' in value;
  }

  override shrink(value: Case): fc.Stream<fc.Value<Case>> {
    return fc.stream(smallerCases(value)).map((smaller) => new fc.Value(smaller, undefined));
  }
}

function* smallerCases({ entries, slots }: Case): IterableIterator<Case> {
  for (let index = entries.length - 1; index >= 0; index--)
    yield { entries: entries.filter((_, other) => other !== index), slots };
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index]!;
    const lines = entry.text.split('\n');
    for (let line = lines.length - 2; line > 0; line--) {
      const text = lines.filter((_, other) => other !== line).join('\n');
      yield { entries: entries.with(index, { ...entry, text }), slots };
    }
  }
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index]!;
    if (slot.choices.length < 2) continue;
    for (const choices of [slot.choices.slice(0, 1), slot.choices.slice(-1)])
      yield { entries, slots: slots.with(index, { ...slot, written: choices[0]!, choices }) };
  }
}

/** Random cases, as fast-check makes them. */
export function cases(uncertainty: Uncertainty = { days: false, counts: false }): fc.Arbitrary<Case> {
  return new Cases(uncertainty);
}
