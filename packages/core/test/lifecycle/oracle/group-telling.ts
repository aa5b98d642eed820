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

/**
 * Where the promise may stand: semantics.md told once more, day by day, for each choice of whom the events touched.
 * Undefined where no choice does what the story says.
 */
export function tellGroup(story: GroupStory, on: number): GroupStand | undefined {
  const events = story.events.filter(({ day }) => day <= on).sort((a, b) => a.day - b.day);
  const stands: GroupTelling[] = [];
  for (const touched of choices(story, events, [], new Set(), new Set())) {
    const telling = new GroupTelling(story.promise);
    for (let day = 0; day <= on; day++) {
      telling.begin(day);
      for (const act of story.acts) if (act.day === day && act.what === 'resumed') telling.resume(day);
      events.forEach((event, index) => {
        if (event.day === day) telling.happen(event, touched[index]);
      });
      for (const act of story.acts) if (act.day === day) telling.act(act);
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

function gives({ what }: GroupHappening<GroupDeed>): boolean {
  return what.startsWith('give');
}

function touchable({ what, number, who }: GroupHappening<GroupDeed>): (readonly number[])[] {
  if (what === 'ask') return [[]];
  if (what.includes('all')) return [EVERYONE];
  if (what.includes('one')) return [[who]];
  const sets = Array.from({ length: 2 ** SIZE }, (_, mask) => EVERYONE.filter((one) => mask & (1 << one)));
  return sets.filter((set) => set.length === number);
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
  }

  get #isOpen(): boolean {
    return this.state === 'conditional' || this.state === 'due';
  }

  /** What the start of a day brings about by itself. */
  begin(day: number): void {
    if (day === MADE) {
      this.#set('conditional', day);
      if (!this.#promise.asked) this.#fallDue(day);
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

  #fallDue(day: number): void {
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
      if (this.state === 'conditional') this.#fallDue(day);
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
    this.#look(day);
  }

  /** Sees what has come of what is given. */
  #look(day: number): void {
    if (this.state === 'not made') return;
    if (this.#promise.kind === 'will') this.#complete(day);
    else if (this.#due >= 0) this.#watch(day);
  }

  /** Whether all that a `will` still asks for is done. */
  get #isDone(): boolean {
    const wanted = EVERYONE.filter((person) => !this.#spared.has(person));
    const needed = this.#promise.count ?? wanted.length;
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

  act({ day, what, who }: GroupHappening<GroupAct>): void {
    if (what === 'released' && this.after === 'outstanding') this.after = 'forgiven';
    else if (what === 'released one') this.#spare(who, day);
    // What is broken for some is let go of for the others.
    if ((what === 'released' || what === 'excused') && this.state === 'broken') this.#isOver = true;
    const isForOthers = this.state === 'broken' && this.#promise.kind !== 'will' && !this.#isOver;
    if (what === 'suspended' && (this.#isOpen || isForOthers)) this.#suspended ??= day;
    if (!this.#isOpen) return;
    if (what === 'released' || what === 'excused') this.#set(what, day);
  }

  #spare(who: number, day: number): void {
    if (!this.#isOpen && this.after !== 'outstanding') return;
    this.#spared = joined(this.#spared, [who]);
    if (this.#promise.kind === 'will') {
      if (this.#spared.size === SIZE && this.#counted.size === 0) {
        if (this.#isOpen) this.#set('released', day);
        else this.after = 'forgiven';
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
