import { dealOf } from '../../ledger/deal-terms.ts';
import type { ActEntry, DealEntry, Entry, EventEntry, PromiseEntry } from '../../ledger/entry.ts';
import { type Instance, manyOf } from '../../ledger/many.ts';
import type { Name } from '../../ledger/name.ts';
import { selectionOf } from '../../ledger/selection.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { compareDecimals } from '../../ledger/values/decimal.ts';
import { type ActFinding, applyAct } from '../acts/act-rules.ts';
import { mayMake } from '../acts/act-standing.ts';
import { isUsedOnce } from '../components.ts';
import type { Occurrence } from '../occurrence.ts';
import { isUnreadBy, unreadText } from '../unread.ts';
import type { World } from '../world.ts';
import { nextTimer } from './deadlines.ts';
import { setDepths } from './depths.ts';
import { evaluate } from './evaluate.ts';
import { liveOf } from './live-hits.ts';
import { meet } from './meet-condition.ts';
import { deny, reach } from './performance.ts';
import type { Hit, Plan } from './plan.ts';
import { applyRating } from './ratings.ts';
import { NEVER, Run, type Scenario } from './run.ts';
import { SameDay } from './same-day.ts';
import { shareOut } from './sharing.ts';
import { takeBack } from './taking-back.ts';
import { type Item, type PlacedHit, timelineOf } from './timeline.ts';

const NOBODY: readonly Run[] = [];

/** What playing a scenario showed to be uncertain; the caller plays the alternatives. */
export interface Seen {
  range: boolean;
  edge: boolean;
  tie: boolean;
  opening: boolean;
}

/** What playing says beside the outcomes; shared by all scenarios of a component. */
export interface Heard {
  readonly seen: Seen;
  readonly findings: ActFinding[];
  /** Acts that whoever did them had the standing for, on some promise. */
  readonly grounded: Set<ActEntry>;
  /** Acts that took effect, on some promise and in some scenario. */
  readonly effective: Set<ActEntry>;
  /** Acts that stood by a power, on some promise and in some scenario. */
  readonly empowered: Set<ActEntry>;
}

/** Nothing heard yet. */
export function newHeard(): Heard {
  return {
    seen: { range: false, edge: false, tie: false, opening: false },
    findings: [],
    grounded: new Set(),
    effective: new Set(),
    empowered: new Set(),
  };
}

/** Plays the promises of one component through time, up to the end of a day, in one scenario. */
export class Simulation {
  readonly world: World;
  readonly scenario: Scenario;
  readonly on: Day;
  readonly runs: Run[];
  readonly seen: Seen;
  readonly heard: Heard;
  readonly #byEntry: Map<PromiseEntry, Run> | undefined;
  /** Those that follow the states of others, each after those that it follows. */
  readonly #watchers: readonly Run[];
  readonly #deepestFirst: readonly Run[];
  readonly #sameDay = new SameDay();

  constructor(
    world: World,
    plans: readonly Plan[],
    scenario: Scenario,
    on: Day,
    heard: Heard,
    traced = false,
  ) {
    this.world = world;
    this.scenario = scenario;
    this.on = on;
    this.heard = heard;
    this.seen = heard.seen;
    const runs: Run[] = [];
    let watchers: readonly Run[] = NOBODY;
    for (let i = 0; i < plans.length; i++) {
      const plan = plans[i];
      const run = new Run(world, plan, world.isDisputed(plan.entry), scenario.people);
      if (traced) run.steps = [];
      runs.push(run);
      if (plan.watches) watchers = [...watchers, run];
    }
    this.runs = runs;
    this.#byEntry = runs.length > 1 ? new Map(runs.map((run) => [run.plan.entry, run])) : undefined;
    if (watchers.length > 0) {
      setDepths(runs, (promise) => this.runOf(promise));
      watchers = [...watchers].sort(byDepth);
    }
    this.#watchers = watchers;
    this.#deepestFirst = watchers.length > 0 ? [...runs].sort((a, b) => b.depth - a.depth) : runs;
  }

  /** The run of a promise of this component. */
  runOf(promise: PromiseEntry): Run | undefined {
    if (this.#byEntry) return this.#byEntry.get(promise);
    return this.runs[0].plan.entry === promise ? this.runs[0] : undefined;
  }

  /** The run of another promise that is played together with one. */
  partner(promise: PromiseEntry): Run | undefined {
    return this.#byEntry?.get(promise);
  }

  play(): void {
    const items = timelineOf(this.world, this.runs, this.scenario);
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (item.day > this.on) break;
      this.#tick(item.day);
      this.#process(item);
      this.#settle(item.day);
    }
    this.#tick(this.on);
  }

  /**
   * Lets the clocks run to the start of a day. Deadlines of one day pass together: what follows others comes before them,
   * so that it does not see what their deadlines bring about.
   */
  #tick(day: Day): void {
    const runs = this.#deepestFirst;
    for (;;) {
      let at = NEVER;
      for (let i = 0; i < runs.length; i++) if (runs[i].timer < at) at = runs[i].timer;
      if (at > day) return;
      for (let i = 0; i < runs.length; i++) {
        const run = runs[i];
        if (run.timer !== at) continue;
        run.clock = at;
        evaluate(this, run, at);
        this.rewind(run);
      }
      this.#settle(at);
    }
  }

  /** What was to make good the breach of a promise and has been kept; of many cases only those that were broken by then. */
  repairOf(broken: Run): Run | undefined {
    const { entry } = broken.plan;
    const isMeant = (name: Name) => {
      if (name === entry.name) return true;
      if (manyOf(name) && !selectionOf(name)) return false;
      const { length, 0: only } = this.world.select(name);
      return length === 1 && only === entry;
    };
    return this.#watchers.find(
      ({ state, version }) => state === 'kept' && version.terms.repairOf.some(isMeant),
    );
  }

  /** Sets when the clock of a run next matters. */
  rewind(run: Run): void {
    run.timer = nextTimer(run, this.scenario);
  }

  /** Lets promises that watch each other's states follow, until nothing changes. */
  #settle(day: Day): void {
    if (this.#watchers.length === 0) return;
    for (let round = 0; round <= this.runs.length; round++) {
      let changed = false;
      for (const run of this.#watchers) {
        const { state, after, overdue, suspension, disputed, irregular } = run;
        evaluate(this, run, day);
        // What of a run other promises may depend on.
        changed ||=
          run.state !== state ||
          run.after !== after ||
          run.overdue !== overdue ||
          (run.suspension === undefined) !== (suspension === undefined) ||
          run.disputed !== disputed ||
          run.irregular !== irregular;
        this.rewind(run);
      }
      if (!changed) return;
    }
  }

  #process(item: Item): void {
    const { day } = item;
    switch (item.kind) {
      case 'made':
        this.#make(item.run, day);
        return;
      case 'act':
        applyAct(this, item.run, item.entry, day);
        evaluate(this, item.run, day);
        this.rewind(item.run);
        return;
      case 'rated':
        applyRating(this, item.run, item.entry, day);
        return;
      case 'checked':
        if (item.entry.found === undefined) deny(this, item.run, day, item.entry);
        return;
      case 'outside':
        if (item.run.state !== 'conditional') return;
        this.#lapseOutside(item.run, day, item.entry);
        return;
      case 'occurrence':
        this.#occur(item.hits, day);
    }
  }

  #make(run: Run, day: Day): void {
    if (run.state !== 'proposed' || !this.#stands(run, day)) return;
    run.birth = day;
    run.since = day;
    run.state = 'conditional';
    const { entry } = run.plan;
    const deal = dealOf(entry.terms);
    const { known } = this.world.acceptance;
    const isDecisive = (one: PromiseEntry | DealEntry) => one === entry || this.world.counts(one);
    const unread = [entry, deal].find((one) => one && isDecisive(one) && isUnreadBy(one, known));
    run.unread = unread;
    const opener = entry.instance?.event;
    const looked = entry.instance && this.world.outside.get(entry.name)?.[0];
    if (!looked && entry.instance && !this.#hasOpened(entry, entry.instance, day))
      lapse(run, day, opener ?? entry, 'not opened');
    else run.note(day, opener ? 'this case opened' : 'promised', opener ?? entry);
    if (unread) run.note(day, unreadText(unread), unread);
    else this.#noteLack(run, day);
    if (looked) this.#lapseOutside(run, day, looked.entry);
    evaluate(this, run, day);
    this.rewind(run);
  }

  #lapseOutside(run: Run, day: Day, event: EventEntry): void {
    lapse(run, day, event, 'its condition was looked at and not met');
    if (this.world.isOutsideDisputed(event, run.plan.entry)) run.disputed = true;
  }

  /** What does not say who is bound to whom, or to what, is not judged. */
  #noteLack(run: Run, day: Day): void {
    const { entry, lack } = run.plan;
    if (!lack) return;
    const deal = dealOf(entry.terms);
    const why = deal && !this.world.counts(deal) ? 'its deal does not count, and ' : '';
    run.unread = entry;
    run.note(day, `not judged: ${why}it does not say ${lack}`, entry);
  }

  /** Whether there is a period: an amendment that is refused makes none. */
  #stands(run: Run, day: Day): boolean {
    const makers = run.plan.entry.instance?.makers ?? [];
    if (makers.length === 0) return true;
    return makers.some(
      (act) => act.date.first <= day && mayMake(this, run, act, Math.min(day, act.date.last)),
    );
  }

  /** Whether a case opened in this scenario. */
  #hasOpened({ date }: PromiseEntry, { isPossible, days }: Instance, day: Day): boolean {
    if (isPossible) this.seen.opening = true;
    if (isPossible && !this.scenario.opens) return false;
    return !days || (date.first <= day && day <= date.last);
  }

  #occur(hits: readonly PlacedHit[], day: Day): void {
    const { occurrence } = hits[0].hit.match;
    if (occurrence.entry.kind === 'act' && !this.#tookEffect(occurrence.entry, occurrence)) return;
    const live = liveOf(hits, day);
    const touched: Run[] = [];
    let shared: PlacedHit[] | undefined;
    let undone: PlacedHit[] | undefined;
    for (let i = 0; i < live.length; i++) {
      const placed = live[i];
      const { run, hit, way, trigger } = placed;
      if (this.#sameDay.isTie(placed, day) || touches(placed, day)) this.seen.tie = true;
      if (hit.match.unsure || isRange(hit)) this.seen.range = true;
      if (trigger) meet(this, run, trigger, hit, day);
      else if (hit.role === 'undoes') {
        if (undone) undone.push(placed);
        else undone = [placed];
      } else if (way && hit.role === 'for' && isUsedOnce(way, run.plan.isPeriod)) {
        if (shared) shared.push(placed);
        else shared = [placed];
      } else if (way) reach(this, run, way, hit, day);
      if (touched[touched.length - 1] !== run) touched.push(run);
    }
    if (shared) shareOut(this, shared, day);
    if (undone) takeBack(this, undone, day);
    const each = touched.length < 2 ? touched : [...new Set(touched)];
    const inTurn = this.#watchers.length === 0 ? each : this.#inTurn(each);
    for (let i = 0; i < inTurn.length; i++) {
      const run = inTurn[i];
      evaluate(this, run, day);
      this.rewind(run);
    }
  }

  /** What an event touched and what follows it, each after those that it follows: conditions are met before deeds perform. */
  #inTurn(touched: readonly Run[]): readonly Run[] {
    if (touched.length === 1 && !touched[0].plan.watches) return touched;
    return [...new Set([...touched, ...this.#watchers])].sort(byDepth);
  }

  /** An act is a deed only where it took effect on its promise; of a deal, on one of its promises. */
  #tookEffect(act: ActEntry, { arguments: [, target] }: Occurrence): boolean {
    for (const run of this.runs) {
      if (run.plan.entry.instance && target !== run.plan.entry.name) continue;
      if (run.books.effective.has(act)) return true;
    }
    return false;
  }
}

/** Notes that a deed bears on a promise. Tells whether that follows a state of the same day, so that either may have come first. */
function touches({ run, way }: PlacedHit, day: Day): boolean {
  if (!way) return false;
  run.touchedOn = day;
  return run.followedOn === day;
}

function isRange({ match }: Hit): boolean {
  if (match.amount) return compareDecimals(match.amount.low, match.amount.high) !== 0;
  return match.touch !== undefined && !match.touch.all && match.touch.low !== match.touch.high;
}

function byDepth(a: Run, b: Run): number {
  return a.depth - b.depth;
}

function lapse(run: Run, day: Day, entry: Entry, why: string): void {
  run.state = 'lapsed';
  run.since = day;
  run.note(day, `lapsed: ${why}`, entry);
}
