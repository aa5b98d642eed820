import {
  type GroupAct,
  type GroupDeed,
  type GroupHappening,
  type GroupStory,
  MADE,
  type Promised,
  SIZE,
} from './group-story.ts';
import { isoOf } from './story.ts';

/** Where the promise may stand at the end of a day. */
export interface GroupStand {
  readonly states: readonly string[];
  /** Of each state that is possible. */
  readonly after: readonly (string | null)[];
  readonly since: readonly string[];
  readonly overdue: boolean;
}

type People = ReadonlySet<number>;

const EVERYONE: readonly number[] = Array.from({ length: SIZE }, (_, person) => person);

const SETS = Array.from({ length: 2 ** SIZE }, (_, mask) => EVERYONE.filter((one) => mask & (1 << one)));

/**
 * Where the promise may stand: semantics.md told once more, day by day, for each choice of whom the events touched.
 * Undefined where no choice does what the story says.
 */
export function tellGroup(story: GroupStory, on: number): GroupStand | undefined {
  const events = story.events.filter(({ day }) => day <= on).sort((a, b) => a.day - b.day);
  const stands: GroupTelling[] = [];
  const acts = story.acts.filter(({ day }) => day <= on).sort((a, b) => a.day - b.day);
  const released = releases(story, acts, [], new Set());
  const all = choices(story, events, [], new Set(), new Set());
  for (const [touched, spared] of all.flatMap((one) => released.map((other) => [one, other] as const))) {
    const telling = new GroupTelling(story.promise);
    for (let day = 0; day <= on; day++) {
      telling.begin(day);
      for (const act of acts) if (act.day === day && act.what === 'resumed') telling.resume(day);
      events.forEach((event, index) => {
        if (event.day === day) telling.happen(event, touched[index]);
      });
      acts.forEach((act, index) => {
        if (act.day === day) telling.act(act, spared[index]);
      });
    }
    stands.push(telling);
  }
  if (stands.length === 0) return undefined;
  return {
    states: unique(stands.map(({ state }) => state)),
    after: unique(stands.map(({ after }) => after)),
    since: unique(stands.map(({ since }) => isoOf(since))),
    overdue: stands.every(({ isOverdue }) => isOverdue),
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}

/** Whom each event may have touched, in every combination: who is taken back has been given. */
function choices(
  story: GroupStory,
  events: readonly GroupHappening<GroupDeed>[],
  chosen: readonly People[],
  given: People,
  ever: People,
): (readonly People[])[] {
  const event = events[chosen.length];
  if (!event) return [chosen];
  return touchable(event).flatMap((people) => {
    const touched = new Set(people);
    if (gives(event) && story.once && people.some((person) => ever.has(person))) return [];
    if (event.what === 'take one back' && !given.has(event.who)) return [];
    const now = gives(event) ? joined(given, touched) : without(given, touched);
    const all = gives(event) ? joined(ever, touched) : ever;
    return choices(story, events, [...chosen, touched], now, all);
  });
}

/** Whom each act may have let go of, in every combination; of what is to be done only how many matters. */
function releases(
  story: GroupStory,
  acts: readonly GroupHappening<GroupAct>[],
  chosen: readonly People[],
  before: People,
): (readonly People[])[] {
  const act = acts[chosen.length];
  if (!act) return [chosen];
  const some = (): (readonly number[])[] => {
    if (act.what === 'released one') return [[act.who]];
    if (act.what !== 'released some' || story.promise.kind === 'will') return [[]];
    const others = SETS.map((set) => set.filter((one) => !before.has(one)));
    const most = SIZE - before.size;
    return others.filter(
      (set, index) => set.length === Math.min(act.number, most) && set.length === SETS[index].length,
    );
  };
  return some().flatMap((people) =>
    releases(story, acts, [...chosen, new Set(people)], joined(before, people)),
  );
}

function gives({ what }: GroupHappening<GroupDeed>): boolean {
  return what.startsWith('give');
}

function touchable({ what, number, who }: GroupHappening<GroupDeed>): (readonly number[])[] {
  if (what === 'ask') return [[]];
  if (what.includes('all')) return [EVERYONE];
  if (what.includes('one')) return [[who]];
  return SETS.filter((set) => set.length === number);
}

function joined(people: People, others: Iterable<number>): People {
  return new Set([...people, ...others]);
}

function without(people: People, others: People): People {
  return new Set([...people].filter((person) => !others.has(person)));
}

/** The promise on its way, where it is known whom each event touched. */
class GroupTelling {
  readonly #promise: Promised;
  state = 'not made';
  after: string | null = null;
  since = 0;
  isOverdue = false;
  #due = -1;
  /** Who is given and not taken back; also of deeds before the promise, where it is about what is kept. */
  #given: People = new Set();
  /** Who has been touched since the promise was made, or its window opened. */
  #counted: People = new Set();
  #spared: People = new Set();
  /** Of how many a `will` was released without names. */
  #waived = 0;
  #asked: boolean;
  /** For whom it failed, and has not been restored. */
  #failed: People = new Set();
  #end: number;
  #suspended: number | undefined;
  #missed = -1;
  #isLate = false;
  #isOver = false;

  constructor(promise: Promised) {
    this.#promise = promise;
    this.#end = promise.end ?? Infinity;
    this.#asked = !promise.asked;
  }

  get #isOpen(): boolean {
    return this.state === 'conditional' || this.state === 'due';
  }

  /** What the start of a day brings about by itself. */
  begin(day: number): void {
    if (day === MADE) {
      this.#set('conditional', day);
      this.#meet(day);
    }
    this.#passTime(day);
  }

  #passTime(day: number): void {
    if (this.#suspended !== undefined || this.#end >= day || day <= MADE || this.#isOver) return;
    if (this.state === 'conditional') this.#set('lapsed', this.#end + 1);
    if (this.#promise.kind !== 'will') {
      if (this.state === 'due') this.#set('kept', this.#end + 1);
      this.#isOver = true;
      return;
    }
    if (this.state !== 'due') return;
    if (this.#missed < 0) this.#missed = this.#end + 1;
    if (this.#promise.silence) this.#break(this.#missed);
    else this.isOverdue = true;
  }

  #set(state: string, day: number): void {
    this.state = state;
    this.since = day;
    if (state !== 'due') this.isOverdue = false;
  }

  #break(day: number): void {
    if (this.state === 'broken') return;
    this.#set('broken', day);
    this.after = 'outstanding';
  }

  /** Falls due once what it waits for has come about. */
  #meet(day: number): void {
    if (this.state !== 'conditional' || !this.#asked || this.#counted.size < (this.#promise.given ?? 0))
      return;
    this.#set('due', day);
    this.#due = day;
    this.#look(day);
  }

  resume(day: number): void {
    if (this.#suspended === undefined) return;
    if (this.#end >= this.#suspended && this.#end < Infinity) this.#end += day - this.#suspended;
    this.#suspended = undefined;
    this.#passTime(day);
    this.#look(day);
  }

  happen({ day, what }: GroupHappening<GroupDeed>, touched: People): void {
    if (what === 'ask') {
      if (this.state === 'conditional') this.#asked = true;
      this.#meet(day);
      return;
    }
    const isGiven = what.startsWith('give');
    const change = (people: People): People => (isGiven ? joined(people, touched) : without(people, touched));
    if (isGiven && this.#missed >= 0) this.#isLate = true;
    // What is given when the time is over fails nothing, and does not keep what failed from being restored.
    if (!isGiven || !this.#isOver) this.#given = change(this.#given);
    const isCounted =
      this.#promise.kind === 'never'
        ? this.#due >= 0 && this.#suspended === undefined && !this.#isOver
        : day > MADE;
    if (!isGiven || isCounted) this.#counted = change(this.#counted);
    this.#meet(day);
    this.#look(day);
  }

  /** Sees what has come of what is given. */
  #look(day: number): void {
    if (this.state === 'not made') return;
    if (this.#promise.kind === 'will') this.#complete(day);
    else if (this.#due >= 0) this.#watch(day);
  }

  get #isNothing(): boolean {
    return (this.#promise.count ?? SIZE - this.#spared.size) <= this.#waived;
  }

  /** Whether all that a `will` still asks for is done. */
  get #isDone(): boolean {
    const wanted = EVERYONE.filter((person) => !this.#spared.has(person));
    const needed = Math.max(0, (this.#promise.count ?? wanted.length) - this.#waived);
    return wanted.filter((person) => this.#counted.has(person)).length >= needed;
  }

  #complete(day: number): void {
    if (!this.#isDone) return;
    if (this.#isOpen && this.#missed < 0) this.#set('kept', day);
    else if (this.state === 'due' || this.state === 'broken') {
      this.#break(day);
      if (this.after === 'outstanding') this.after = 'kept late';
    }
  }

  #watch(day: number): void {
    const { kind, count } = this.#promise;
    const gone = kind === 'never' ? this.#counted : this.#given;
    const failing = [...gone].filter((person) => !this.#spared.has(person));
    const isFailing =
      count === undefined
        ? failing.length > 0
        : kind === 'never'
          ? gone.size >= count
          : SIZE - gone.size < count;
    if (!this.#isOver && this.#suspended === undefined) {
      if (isFailing && this.#isOpen) this.#break(day);
      if (isFailing) this.#failed = joined(this.#failed, failing);
    }
    this.#failed = new Set([...this.#failed].filter((person) => gone.has(person)));
    if (this.state !== 'broken' || this.after !== 'outstanding') return;
    if (count === undefined ? this.#failed.size === 0 : !isFailing) this.after = 'repaired';
  }

  act({ day, what, number }: GroupHappening<GroupAct>, released: People): void {
    if (what === 'released' && this.after === 'outstanding') this.after = 'forgiven';
    else if (what !== 'released' && what.startsWith('released')) this.#spare(released, number, day);
    // What is broken for some is let go of for the others.
    if ((what === 'released' || what === 'excused') && this.state === 'broken') this.#isOver = true;
    const isForOthers = this.state === 'broken' && this.#promise.kind !== 'will' && !this.#isOver;
    if (what === 'suspended' && (this.#isOpen || isForOthers)) this.#suspended ??= day;
    if (!this.#isOpen) return;
    if (what === 'released' || what === 'excused') this.#set(what, day);
  }

  #spare(people: People, number: number, day: number): void {
    if (!this.#isOpen && this.after !== 'outstanding') return;
    this.#spared = joined(this.#spared, people);
    if (this.#promise.kind === 'will') {
      if (people.size === 0) this.#waived += number;
      if (this.#isNothing && this.#counted.size === 0) {
        if (this.#isOpen) this.#set('released', day);
        else this.after = 'forgiven';
      } else if (this.state === 'broken') {
        if (this.#isDone) this.after = 'forgiven';
      } else {
        // What was done in time and is all that is asked for now was not missed.
        if (this.state === 'due' && !this.#isLate && this.#isDone) this.#missed = -1;
        this.#complete(day);
      }
      return;
    }
    this.#failed = without(this.#failed, this.#spared);
    if (this.after === 'outstanding' && this.#failed.size === 0) this.after = 'forgiven';
    if (this.#isOpen && this.#spared.size === SIZE) this.#set('released', day);
  }
}
