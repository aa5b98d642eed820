import type { Day } from '../ledger/civil-day.ts';
import { addDecimals, compareDecimals, type Decimal, subtractDecimals } from '../ledger/decimal.ts';
import type { ActEntry, CheckedEntry, PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { type ActFinding, applyAct } from './act-rules.ts';
import { breakPromise } from './breach.ts';
import { haveSameParties } from './components.ts';
import { conditionDeadline, nextTimer } from './deadlines.ts';
import { evaluate } from './evaluate.ts';
import type { Occurrence } from './occurrence.ts';
import type { Bounds, ConditionPlan, Hit, Plan, Trigger, WayPlan } from './plan.ts';
import { applyRating } from './ratings.ts';
import { restore } from './restore.ts';
import { LONG_AGO, NEVER, Run, type Scenario } from './run.ts';
import { isFinal } from './state.ts';
import { type Item, type PlacedHit, timelineOf } from './timeline.ts';
import { fail } from './windows.ts';
import type { World } from './world.ts';

const NOBODY: readonly Run[] = [];

/** What playing a scenario showed to be uncertain; the caller plays the alternatives. */
export interface Seen {
  range: boolean;
  edge: boolean;
  tie: boolean;
}

/** What playing says beside the outcomes; shared by all scenarios of a component. */
export interface Heard {
  readonly seen: Seen;
  readonly findings: ActFinding[];
  /** Acts that whoever did them had the standing for, on some promise. */
  readonly grounded: Set<ActEntry>;
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
  readonly #watchers: readonly Run[];
  #lastDay: Day = LONG_AGO;
  #dayRoles = 0;

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
      const run = new Run(world, plan, world.isDisputed(plan.entry));
      if (traced) run.steps = [];
      runs.push(run);
      if (plan.watches) watchers = [...watchers, run];
    }
    this.runs = runs;
    this.#watchers = watchers;
    this.#byEntry = runs.length > 1 ? new Map(runs.map((run) => [run.plan.entry, run])) : undefined;
  }

  /** The run of a promise of this component. */
  runOf(promise: PromiseEntry): Run | undefined {
    if (this.#byEntry) return this.#byEntry.get(promise);
    return this.runs[0].plan.entry === promise ? this.runs[0] : undefined;
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

  /** Lets the clocks run to the start of a day. */
  #tick(day: Day): void {
    for (;;) {
      const next = this.#nextToStrike(day);
      if (!next) return;
      const at = next.timer;
      next.clock = at;
      evaluate(this, next, at);
      this.#rewind(next);
      this.#settle(at);
    }
  }

  /** Of the runs whose clocks strike by a day, the one whose does first. */
  #nextToStrike(day: Day): Run | undefined {
    const { runs } = this;
    let next: Run | undefined;
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i];
      if (run.timer <= day && (!next || run.timer < next.timer)) next = run;
    }
    return next;
  }

  #rewind(run: Run): void {
    run.timer = nextTimer(run, this.scenario);
  }

  /** Lets promises that watch each other's states follow, until nothing changes. */
  #settle(day: Day): void {
    if (this.#watchers.length === 0) return;
    for (let round = 0; round <= this.runs.length; round++) {
      let changed = false;
      for (const run of this.#watchers) {
        const before = fingerprint(run);
        evaluate(this, run, day);
        if (fingerprint(run) !== before) changed = true;
        this.#rewind(run);
      }
      if (!changed) return;
    }
  }

  /** What a change of one promise brings about in others that it replaces or repairs. */
  afterChange(run: Run, day: Day): void {
    const { terms } = run.version;
    if (run.state === 'kept') {
      for (const name of terms.repairOf) {
        const broken = this.#named(name.entry);
        if (broken?.state === 'broken' && broken.after === 'outstanding') {
          broken.after = 'repaired';
          broken.note(day, 'repaired by what was promised instead', run.plan.entry);
        }
      }
    }
    if (run.dueDay !== NEVER && terms.insteadOf.length > 0) {
      for (const name of terms.insteadOf) this.#supersede(run, this.#named(name.entry), day);
    }
  }

  #named(entry: object | undefined): Run | undefined {
    return entry ? this.#byEntry?.get(entry as PromiseEntry) : undefined;
  }

  /** Superseded when the new promise is due, if every old promisee is a promisee of it. */
  #supersede(run: Run, old: Run | undefined, day: Day): void {
    if (!old || old === run || isFinal(old.state) || old.state === 'broken' || old.state === 'proposed')
      return;
    const promisees = new Set(run.to.map((bound) => bound.party));
    if (!old.to.every((bound) => promisees.has(bound.party))) return;
    old.state = 'superseded';
    old.since = day;
    old.note(day, 'superseded by a new promise', run.plan.entry);
    carryOver(old, run);
    this.#rewind(old);
    evaluate(this, run, day);
  }

  #process(item: Item): void {
    const { day } = item;
    switch (item.kind) {
      case 'made':
        this.#make(item.run, day);
        return;
      case 'act':
        applyAct(this, item.run, item.act, day);
        evaluate(this, item.run, day);
        this.#rewind(item.run);
        return;
      case 'rated':
        applyRating(this, item.run, item.entry, day);
        return;
      case 'checked':
        if (item.entry.found === undefined) this.#deny(item.run, day, item.entry);
        return;
      case 'outside':
        if (item.run.state !== 'conditional') return;
        item.run.state = 'lapsed';
        item.run.since = day;
        item.run.note(day, 'lapsed: its condition was looked at and not met', item.entry);
        return;
      case 'occurrence':
        this.#occur(item.occurrence, item.hits, day);
    }
  }

  #make(run: Run, day: Day): void {
    run.birth = day;
    run.since = day;
    run.state = 'conditional';
    run.note(day, 'promised', run.plan.entry);
    evaluate(this, run, day);
    this.#rewind(run);
  }

  /** It was looked for and not found, or said not to have been done. */
  #deny(run: Run, day: Day, entry: CheckedEntry | Occurrence['entry'], part?: number): void {
    if (run.state === 'proposed' || isFinal(run.state)) return;
    let denied = false;
    run.version.parts.forEach((plan, index) => {
      if (plan.kind !== 'will' || (part !== undefined && part !== index) || run.parts[index].done !== NEVER)
        return;
      if (run.deadline(plan, this.scenario) <= day) denied = true;
    });
    if (run.isTextOnly && run.wayDeadline(run.version.bounds, this.scenario) <= day) denied = true;
    if (!denied) return;
    run.denied = true;
    run.note(
      day,
      entry.kind === 'checked' ? 'looked for and not found' : 'said not to have been done',
      entry,
    );
    evaluate(this, run, day);
    this.#rewind(run);
  }

  #occur(occurrence: Occurrence, hits: readonly PlacedHit[], day: Day): void {
    if (occurrence.entry.kind === 'act' && !this.#tookEffect(occurrence.entry)) return;
    const live = liveOf(hits, day);
    const touched: Run[] = [];
    let shared: PlacedHit[] | undefined;
    for (let i = 0; i < live.length; i++) {
      const placed = live[i];
      const { run, hit, way, trigger } = placed;
      this.#noteTie(placed, day);
      if (hit.match.unsure || isRange(hit)) this.seen.range = true;
      if (trigger) this.#trigger(run, trigger, hit, day);
      else if (way && isCounted(way) && hit.role === 'for' && way.kind === 'will') {
        if (shared) shared.push(placed);
        else shared = [placed];
      } else if (way) this.#reach(run, way, hit, day);
      if (!touched.includes(run)) touched.push(run);
    }
    if (shared) this.#share(shared, day);
    for (let i = 0; i < touched.length; i++) {
      const run = touched[i];
      evaluate(this, run, day);
      this.#rewind(run);
    }
  }

  /** An act is a deed only where it took effect on its promise. */
  #tookEffect(act: ActEntry): boolean {
    for (const run of this.runs) if (run.books.effective.has(act)) return true;
    return false;
  }

  /** Two events of one day that pull in opposite ways may have come in either order. */
  #noteTie({ run, hit, way, trigger }: PlacedHit, day: Day): void {
    if (day !== this.#lastDay) {
      this.#lastDay = day;
      this.#dayRoles = 0;
    }
    if (hit.match.occurrence.date.time >= 0) return;
    const role = trigger ? roleOfTrigger(run, trigger, hit) : roleOfHit(way, hit);
    const before = this.#dayRoles;
    this.#dayRoles |= role;
    const opposed =
      (this.#dayRoles & (MEET | UNMEET)) === (MEET | UNMEET) ||
      (this.#dayRoles & (EXCUSE | PERFORM)) === (EXCUSE | PERFORM) ||
      (this.#dayRoles & (PERFORM | RESTORE)) === (PERFORM | RESTORE) ||
      (this.#dayRoles & (CLOSE | PERFORM)) === (CLOSE | PERFORM);
    if (opposed && before !== 0) this.seen.tie = true;
  }

  #trigger(run: Run, trigger: Trigger & { kind: 'deed' | 'absence' }, hit: Hit, day: Day): void {
    if (day < run.birth || run.state === 'proposed') return;
    const tally = run.triggerTally(trigger);
    const line = antecedentLine(run, trigger);
    if (hit.role === 'against') {
      const isOpen = line
        ? run.state === 'conditional'
        : run.version.powers.some((power) => power.while === trigger);
      if (!isOpen) return;
      tally.remove(hit.match);
      if (trigger.kind === 'deed' && !tally.isComplete(this.scenario.reading, day))
        run.setMet(trigger, NEVER);
      return;
    }
    const bounds = (line ?? run.version.unless.find((one) => one.trigger === trigger))?.bounds;
    if (
      bounds &&
      (day > conditionDeadline(run, bounds, this.scenario) || startsAfter(run, bounds, this.scenario, day))
    )
      return;
    tally.add(hit.match, this.scenario.reading);
    if (tally.isRange(day)) this.seen.range = true;
    if (trigger.kind === 'absence' || run.metOn(trigger) !== NEVER) return;
    if (!tally.isComplete(this.scenario.reading, day)) return;
    run.setMet(trigger, day);
    if (hit.match.occurrence.disputed) run.disputed = true;
    run.note(day, 'its condition was met', hit.match.occurrence.entry);
  }

  /** What concerns members by who they are, and deeds that count nothing. */
  #reach(run: Run, way: WayPlan, hit: Hit, day: Day): void {
    if (way.kind === 'will') {
      if (hit.role === 'blocks') this.#block(run, way, hit, day);
      else if (hit.role === 'against') this.#denyWay(run, way, hit, day);
      else if (this.#mayPerform(run, way, day)) this.#perform(run, way, hit, day, undefined);
    } else if (hit.role === 'for') fail(this, run, way, hit.match, day);
    else restore(run, way, hit.match, day);
  }

  #denyWay(run: Run, way: WayPlan, hit: Hit, day: Day): void {
    const part = run.version.parts.findIndex((plan) => plan.ways.includes(way));
    if (part < 0) return;
    if (hit.match.occurrence.disputed && run.deadline(run.version.parts[part], this.scenario) <= day)
      run.disputed = true;
    this.#deny(run, day, hit.match.occurrence.entry, part);
  }

  #mayPerform(run: Run, way: WayPlan, day: Day): boolean {
    if (run.state === 'proposed' || day < run.birth || isFinal(run.state)) return false;
    return !way.bounds.starting || day >= run.dayOf(way.bounds.starting, this.scenario);
  }

  #perform(run: Run, way: WayPlan, hit: Hit, day: Day, share: Decimal | number | undefined): void {
    const tally = run.tally(way);
    tally.add(hit.match, this.scenario.reading, share);
    if (tally.isRange(day)) this.seen.range = true;
    if (hit.match.occurrence.disputed) run.disputed = true;
    run.note(day, 'done, in part or whole', hit.match.occurrence.entry);
  }

  /** The promisor's own act leaves less than is needed: broken that day. */
  #block(run: Run, way: WayPlan, hit: Hit, day: Day): void {
    if (run.state === 'proposed' || isFinal(run.state) || run.state === 'broken' || day < run.birth) return;
    const blocked = run.blocked(way);
    const entry = hit.match.occurrence.entry;
    let impossible = true;
    if (blocked.counted.kind === 'members') {
      blocked.add(hit.match, this.scenario.reading);
      const whole = blocked.count(day)!;
      const tally = run.tally(way);
      const quantity = blocked.counted.quantity;
      const need = quantity ? tally.need(day).low : whole.size.high;
      const left = this.scenario.reading === 'least' ? whole.left.high : whole.left.low;
      const touched = this.scenario.reading === 'least' ? whole.touched.low : whole.touched.high;
      impossible = quantity ? left < need : touched > 0;
      if (whole.left.low !== whole.left.high || whole.touched.low !== whole.touched.high)
        this.seen.range = true;
    } else if (blocked.counted.kind === 'amount') return;
    else if (hit.match.unsure && this.scenario.reading === 'least') impossible = false;
    if (!impossible) return;
    run.ownBooks.impossible.add(way);
    const part = run.version.parts.find((one) => one.ways.includes(way));
    if (!part?.ways.every((one) => run.books.impossible.has(one))) return;
    run.note(day, 'made impossible by the promisor’s own act', entry);
    if (hit.match.occurrence.disputed) run.disputed = true;
    if (run.state === 'conditional') run.pending = 'impossible';
    else breakPromise(run, day, 'impossible', entry);
  }

  /** Counts and amounts are used once between one promisor and one promisee (semantics.md: Use). */
  #share(hits: readonly PlacedHit[], day: Day): void {
    const pools: PlacedHit[][] = [];
    for (const placed of hits) {
      const { run, way } = placed;
      if (!way || !this.#mayPerform(run, way, day)) continue;
      const pool = pools.find(([first]) => haveSameParties(first.run.plan, run.plan));
      if (pool) pool.push(placed);
      else pools.push([placed]);
    }
    for (const pool of pools) {
      const current = pool.filter(({ run, way }) => isCurrent(run, way!));
      const left = this.#startOf(current[0]?.hit ?? pool[0].hit, day);
      if (current.length > 1) current.sort((a, b) => this.#turn(a, b));
      this.#dealOut(current, left, day);
      if (current.length === pool.length) continue;
      for (const { run, way, hit } of pool)
        if (!isCurrent(run, way!)) this.#perform(run, way!, hit, day, undefined);
    }
  }

  /** What an occurrence has to give: the end of its range that the reading takes. */
  #startOf({ match }: Hit, day: Day): Decimal | number {
    const end = this.scenario.reading === 'least' ? 'low' : 'high';
    if (match.amount) return match.amount[end];
    const { touch } = match;
    if (touch?.who.entry?.kind !== 'group') return 1;
    if (!touch.all) return touch[end];
    const size = this.world.relations.size(touch.who, day);
    if (size.low !== size.high) this.seen.range = true;
    return size[end];
  }

  #dealOut(pool: readonly PlacedHit[], start: Decimal | number, day: Day): void {
    let left = start;
    const served = new Set<string>();
    for (const { run, way, hit } of pool) {
      const once = `${run.plan.entry.name.index}:${way!.index}`;
      if (served.has(once)) continue;
      served.add(once);
      const tally = run.tally(way!);
      if (typeof left === 'number') {
        const need =
          tally.need(day).high - tally.done(day)[this.scenario.reading === 'least' ? 'low' : 'high'];
        const take = Math.min(left, need);
        if (take <= 0) continue;
        const { touch } = hit.match;
        const elsewhere = touch?.all && touch.who !== groupOf(way!);
        const whole = pool.length === 1 && (take === left || elsewhere);
        this.#perform(run, way!, hit, day, whole || touch?.who.entry?.kind !== 'group' ? undefined : take);
        left -= take;
      } else {
        const need = subtractDecimals(tally.amountNeeded(), tally.amount);
        const above = way!.demand.counted.kind === 'amount' && way!.demand.counted.amount.above;
        if (!above && need.digits <= 0n) continue;
        const wanted = shareLeft(run, hit, need);
        const take: Decimal = !above && compareDecimals(left, wanted) > 0 ? wanted : left;
        if (take.digits <= 0n) continue;
        if (run.books.shares.size > 0) notePaid(run, hit, take);
        this.#perform(run, way!, hit, day, take);
        left = subtractDecimals(left, take);
      }
    }
  }

  /** The earliest deadline, date and id first; those without a deadline last. */
  #turn(a: PlacedHit, b: PlacedHit): number {
    const left = a.run.wayDeadline(a.way!.bounds, this.scenario);
    const right = b.run.wayDeadline(b.way!.bounds, this.scenario);
    if (left !== right) return left < right ? -1 : 1;
    if (a.run.birth !== b.run.birth) return a.run.birth - b.run.birth;
    if (a.run !== b.run) return a.run.plan.entry.name.text < b.run.plan.entry.name.text ? -1 : 1;
    return a.way!.index - b.way!.index;
  }
}

const NOTHING: Decimal = { digits: 0n, scale: 0 };

const MEET = 1;

const UNMEET = 2;

const EXCUSE = 4;

const PERFORM = 8;

const RESTORE = 16;

const CLOSE = 32;

/** The hits that count on a day, as offices are held and promises have been assigned and delegated by then. */
function liveOf(hits: readonly PlacedHit[], day: Day): readonly PlacedHit[] {
  for (let i = 0; i < hits.length; i++) {
    if (!counts(hits[i], day)) return hits.filter((one) => counts(one, day));
  }
  return hits;
}

function counts({ hit, run, way }: PlacedHit, day: Day): boolean {
  const { days } = hit.match;
  if (days && (day < days.first || day > days.last)) return false;
  return !way || isLive(hit, run);
}

function isLive(hit: Hit, run: Run): boolean {
  const { variant } = hit;
  if (variant) {
    if (
      variant.assignedBy &&
      run.assignedBy !== variant.assignedBy &&
      !run.books.shares.has(variant.assignedBy)
    )
      return false;
    return !variant.delegatedBy || run.books.delegations.has(variant.delegatedBy);
  }
  return !run.assignedBy || !mentionsPromisee(hit, run);
}

/** After an assignment the old promisee no longer stands in the sentence. */
function mentionsPromisee(hit: Hit, run: Run): boolean {
  const old = new Set(run.plan.versions[0].terms.to.map((bound) => bound.party));
  const kept = new Set(run.to.map((bound) => bound.party));
  return hit.match.occurrence.arguments.some(
    (argument) => argument?.kind === 'name' && old.has(argument) && !kept.has(argument),
  );
}

/** What an occurrence that bears on a trigger does, as far as order within a day may matter. */
function roleOfTrigger(run: Run, trigger: Trigger, hit: Hit): number {
  const { unless, parts } = run.version;
  for (let i = 0; i < parts.length; i++) {
    const { ways } = parts[i];
    for (let j = 0; j < ways.length; j++) if (ways[j].bounds.untilMet === trigger) return CLOSE;
  }
  for (let i = 0; i < unless.length; i++) if (unless[i].trigger === trigger) return EXCUSE;
  return hit.role === 'for' ? MEET : UNMEET;
}

function roleOfHit(way: WayPlan | undefined, hit: Hit): number {
  if (hit.role !== 'for') return RESTORE;
  return way ? PERFORM : 0;
}

function isCounted(way: WayPlan): boolean {
  const { counted } = way.demand;
  return counted.kind === 'amount' || (counted.kind === 'members' && counted.quantity !== undefined);
}

function groupOf({ demand: { counted } }: WayPlan): Name | undefined {
  return counted.kind === 'members' ? counted.group : undefined;
}

function isRange({ match }: Hit): boolean {
  if (match.amount) return compareDecimals(match.amount.low, match.amount.high) !== 0;
  return match.touch !== undefined && !match.touch.all && match.touch.low !== match.touch.high;
}

function isCurrent(run: Run, way: WayPlan): boolean {
  const part = run.version.parts[way.part];
  return part?.ways.includes(way) ?? false;
}

/** The line of an `if` that a trigger belongs to. */
function antecedentLine(run: Run, trigger: Trigger): ConditionPlan | undefined {
  const { conditions } = run.version;
  for (let i = 0; i < conditions.length; i++) {
    const lines = conditions[i];
    for (let j = 0; j < lines.length; j++) if (lines[j].trigger === trigger) return lines[j];
  }
  return undefined;
}

function startsAfter(run: Run, bounds: Bounds, scenario: Scenario, day: Day): boolean {
  return bounds.starting !== undefined && day < run.dayOf(bounds.starting, scenario);
}

/** Of what is needed, how much is owed to the promisee that an occurrence served, after a partial assignment. */
function shareLeft(run: Run, { variant }: Hit, need: Decimal): Decimal {
  if (run.books.shares.size === 0) return need;
  const key = variant?.assignedBy ?? undefined;
  let share = key && run.books.shares.get(key);
  if (!share) {
    share = addDecimals(need, totalOf(run.books.paid.values()));
    for (const given of run.books.shares.values()) share = subtractDecimals(share, given);
  }
  const left = subtractDecimals(share, run.books.paid.get(key) ?? NOTHING);
  return compareDecimals(left, need) < 0 ? left : need;
}

function notePaid(run: Run, { variant }: Hit, amount: Decimal): void {
  const key = variant?.assignedBy ?? undefined;
  run.ownBooks.paid.set(key, addDecimals(run.books.paid.get(key) ?? NOTHING, amount));
}

function totalOf(amounts: Iterable<Decimal>): Decimal {
  let total = NOTHING;
  for (const amount of amounts) total = addDecimals(total, amount);
  return total;
}

/** Earlier performance counts towards the promise that replaces another. */
function carryOver(old: Run, run: Run): void {
  for (const part of run.version.parts) {
    for (const way of part.ways) {
      if (part.kind !== 'will') continue;
      for (const before of old.version.parts) {
        for (const other of before.ways) {
          if (other.demand.shape !== way.demand.shape || !old.hasTally(other)) continue;
          const tally = run.tally(way);
          if (tally.counted.kind === 'amount')
            tally.amount = addDecimals(tally.amount, old.tally(other).amount);
          else if (tally.isEmpty) old.tally(other).copyTo(tally);
        }
      }
    }
  }
}

/** What of a run other promises may depend on. */
function fingerprint(run: Run): string {
  return `${run.state}|${run.after}|${run.overdue}|${run.suspension !== undefined}|${run.disputed}|${run.irregular}`;
}
