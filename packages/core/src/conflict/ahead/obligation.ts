import type { Bound, PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Argument } from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import { isGivenUp } from '../../lifecycle/play/breach.ts';
import { conditionDeadline } from '../../lifecycle/play/deadlines.ts';
import type { OnReading } from '../../lifecycle/play/on-reading.ts';
import type { Bounds, Clock, ConditionPlan, Demand, PartPlan, WayPlan } from '../../lifecycle/play/plan.ts';
import { NEVER, type Run } from '../../lifecycle/play/run.ts';
import type { Simulation } from '../../lifecycle/play/simulation.ts';
import type { Tally } from '../../lifecycle/play/tally.ts';
import { banInStretches, taskInStretches } from '../rules/held-stretches.ts';
import type { ObjectSlots } from '../rules/object-slots.ts';
import { pairOf } from '../rules/pair-of.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { Ban, Lag, Need, Statement, Task } from '../rules/task.ts';
import { type AskedFor, askedFor, sparedOf } from './asked-for.ts';
import { inShares } from './assigned-shares.ts';
import type { Basis } from './bases.ts';
import { Countdowns } from './countdowns.ts';
import { type DueDays, dueDaysOf, lapsesBefore, lastToFallDue } from './falling-due.ts';
import { formsOf, sharedOut } from './forms.ts';
import { numberOf } from './number-of.ts';
import { aboutMembers, owedNow } from './owed-now.ts';
import { earliestAct } from './powers.ts';
import { actRequirement, stateRequirements } from './states-required.ts';

/** What a future has to bring: a deed, that a deed does not happen, or a state of a promise. */
export type Requirement =
  /** With others that do a part of it beside. */
  | { readonly kind: 'task'; readonly task: Task; readonly beside?: readonly Task[] }
  | { readonly kind: 'ban'; readonly ban: Ban }
  /** The duties of promises are done by some day, or they fall due, or are not kept. */
  | { readonly kind: 'kept' | 'due'; readonly promises: readonly PromiseEntry[]; readonly latest: Day }
  | {
      readonly kind: 'fails';
      readonly promises: readonly PromiseEntry[];
      /** The state it comes to, where that is asked for: it comes to no other. */
      readonly state?: string | undefined;
    }
  | { readonly kind: 'nothing' };

/** One of these has to come about. */
export type Alternatives = readonly Requirement[];

/** What lies ahead of one promise, in one scenario of the past. */
export interface Obligation {
  readonly entry: PromiseEntry;
  readonly from: readonly Bound[];
  readonly to: readonly Bound[];
  readonly run: Run;
  readonly sim: Simulation;
  readonly isSuspended: boolean;
  /** The conditions not met yet, with what each waits for. */
  readonly conditions: readonly (readonly ConditionPlan[])[];
  readonly conditionNeeds: readonly Alternatives[];
  /** The same for each line of each condition. */
  readonly needsByLine: readonly (readonly Alternatives[])[];
  readonly duties: readonly Alternatives[];
  /** Whether it has been kept, and asks for nothing any more. */
  readonly isKept?: boolean;
  /** The one count that a promise asked for that has been kept. */
  readonly measured?: Task | undefined;
  /** What of it lies ahead on a reading, where that decides how far it has come; null where nothing does. */
  readonly onReading?: (people: OnReading) => Obligation | null;
  /** What its conditions rest on, where a reading decides whether they are met. */
  readonly bases?: readonly Basis[];
}

const NOBODY: ReadonlySet<Name> = new Set();

/** Stands for a promise of which nothing lies ahead in a scenario, though on a reading something may. */
export function nothingAhead(sim: Simulation, run: Run): Obligation {
  const { plan, from, to } = run;
  const none = { conditions: [], conditionNeeds: [], needsByLine: [], duties: [] };
  return { entry: plan.entry, from, to, run, sim, isSuspended: false, ...none };
}

/** Reads what lies ahead of a promise from where its run has come; undefined when it is over without being kept. */
export function obligationOf(
  sim: Simulation,
  run: Run,
  book: RuleBook,
  slots: ObjectSlots,
): Obligation | undefined {
  const isOpen = run.state === 'due' || run.state === 'conditional';
  if (run.state === 'kept') return new Reader(sim, run, book, slots).readKept();
  if (!isOpen && (run.state !== 'broken' || isGivenUp(run))) return undefined;
  return new Reader(sim, run, book, slots).read(isOpen);
}

class Reader {
  readonly #sim: Simulation;
  readonly #run: Run;
  readonly #book: RuleBook;
  readonly #slots: ObjectSlots;
  readonly #on: Day;
  readonly #pair: string;
  #due: DueDays;
  #countdowns: Countdowns;

  constructor(sim: Simulation, run: Run, book: RuleBook, slots: ObjectSlots) {
    this.#sim = sim;
    this.#run = run;
    this.#book = book;
    this.#slots = slots;
    this.#on = sim.on;
    this.#pair = pairOf(run.from, run.to);
    this.#due = { first: sim.on, last: sim.on };
    this.#countdowns = this.#countdownsFor([]);
  }

  #countdownsFor(waits: readonly Alternatives[]): Countdowns {
    return new Countdowns(this.#run, this.#sim.scenario, waits, (line) => this.#condition(line, NEVER));
  }

  read(isOpen: boolean): Obligation | undefined {
    const run = this.#run;
    const conditions = run.state === 'conditional' ? this.#unmet() : [];
    const lapse = Math.min(lastToFallDue(this.#sim, run), lastOfCase(run));
    const needsByLine = conditions.map((lines) => lines.map((line) => this.#condition(line, lapse)));
    const conditionNeeds = needsByLine.map((lines) => lines.flat());
    this.#due = dueDaysOf(this.#sim, run, conditions);
    this.#countdowns = this.#countdownsFor(conditionNeeds);
    const duties: Alternatives[] = [];
    const { parts } = run.version;
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (part.kind !== 'will') {
        const ban = this.#window(part, index);
        if (ban)
          for (const one of banInStretches(this.#sim.world.relations, ban, this.#on))
            duties.push([{ kind: 'ban', ban: formsOf(run, this.#sim.world.relations, this.#slots, one)[0] }]);
      } else if (isOpen) {
        duties.push(...this.#will(part, index));
      }
    }
    if (duties.length === 0) return undefined;
    const { entry } = run.plan;
    const isSuspended = run.suspension !== undefined;
    const { from } = run;
    const to = run.to.filter(({ party }) => !run.books.hasLetGo(party));
    const waits = { conditions, conditionNeeds, needsByLine };
    return { entry, from, to, run, sim: this.#sim, isSuspended, ...waits, duties };
  }

  /** Nothing lies ahead of what has been kept; how much that was is still told. */
  readKept(): Obligation {
    const { version } = this.#run;
    const [part, ...others] = version.parts;
    const [way, ...further] = part?.kind === 'will' ? part.ways : [];
    const measured = way && others.length === 0 && further.length === 0 ? this.#measured(way) : undefined;
    return { ...nothingAhead(this.#sim, this.#run), isKept: true, measured };
  }

  #measured(way: WayPlan): Task | undefined {
    const { need, spared } = this.#asked(this.#run.tally(way));
    if (need.kind === 'deed') return undefined;
    const done: Need = need.kind === 'amount' ? { ...need, done: need.demand } : need;
    const all: Need = done.kind === 'some' ? { ...done, done: done.demand } : done;
    return this.#performers(this.#task(way.demand, way.bounds, NEVER, { need: all, spared }, true))[0];
  }

  #unmet(): (readonly ConditionPlan[])[] {
    return this.#run.version.conditions.filter((lines) =>
      lines.every(({ trigger }) => this.#run.metOn(trigger) === NEVER),
    );
  }

  /** What meets a condition, no later than on some day. */
  #condition({ trigger, bounds }: ConditionPlan, latest: Day): Alternatives {
    const end = Math.min(latest, conditionDeadline(this.#run, bounds, this.#sim.scenario));
    switch (trigger.kind) {
      case 'state':
        return stateRequirements(trigger, end);
      case 'absence': {
        const last = this.#endOf(trigger.by);
        if (last >= latest) return [];
        const ban = {
          ...this.#statement(trigger.demand),
          kind: 'never' as const,
          owner: this.#run.plan.entry,
        };
        return [
          {
            kind: 'ban',
            ban: {
              ...ban,
              isDuty: false,
              quantity: undefined,
              amount: undefined,
              isAbove: false,
              spared: NOBODY,
              isOpen: true,
              since: this.#on,
              first: this.#on,
              last,
            },
          },
        ];
      }
      case 'deed': {
        const act = actRequirement(this.#sim.world, trigger.demand);
        if (act) return [act];
        const task = this.#task(
          trigger.demand,
          bounds,
          end,
          this.#asked(this.#run.triggerTally(trigger)),
          false,
        );
        return this.#byHolder(task).map((one) => ({ kind: 'task', task: one }));
      }
    }
  }

  /** What a part asks for: one thing, in each of its ways; where others are owed a share of it, one for each of them. */
  #will(part: PartPlan, index: number): readonly Alternatives[] {
    const run = this.#run;
    if (run.parts[index].done !== NEVER || lapsesBefore(this.#sim, run, part, this.#due.first)) return [];
    const tasks = part.ways.map((way) => this.#taskOf(way));
    const shares = tasks.length === 1 ? inShares(this.#sim.world.relations, run, this.#slots, tasks[0]) : [];
    if (shares.length > 0) return shares.map((task) => this.#inForms(task));
    return [tasks.flatMap((task) => this.#inForms(task))];
  }

  #inForms(task: Task): Alternatives {
    return this.#byHolder(task).flatMap((one) => sharedOut(this.#performers(one)));
  }

  /** What one way to do a part asks for. */
  #taskOf(way: WayPlan): Task {
    const run = this.#run;
    let last = run.wayDeadline(way.bounds, this.#sim.scenario);
    if (way.bounds.within && run.dueDay === NEVER) {
      const opens = Math.max(
        this.#due.last,
        way.bounds.starting ? this.#dayOf(way.bounds.starting) : -Infinity,
      );
      if (opens < NEVER) last = Math.min(last, addDuration(opens, way.bounds.within));
    }
    const asked = this.#asked(run.tally(way));
    // A deadline that is over is taken as open; a case ends with the membership that gives it all the same.
    last = Math.min(last < this.#on ? NEVER : last, lastOfCase(run));
    const task = this.#task(way.demand, way.bounds, last, asked, true);
    const ends = this.#countdowns.endsOf(way.bounds);
    return ends.length > 0 ? { ...task, ends } : task;
  }

  /** A task as it is with each of those who will hold an office that it names, where a rule asks who that is. */
  #byHolder(task: Task): readonly Task[] {
    const isRuled = task.need.kind === 'deed' && this.#book.asksWho(task.shape);
    return isRuled ? taskInStretches(this.#sim.world.relations, task, this.#on) : [task];
  }

  /** A task as the promisor may do it, or one to whom it is delegated; for the promisee it is assigned to. */
  #performers(task: Task): readonly Task[] {
    const { relations } = this.#sim.world;
    const owed = owedNow(this.#run, relations, this.#slots, task);
    return formsOf(this.#run, relations, this.#slots, aboutMembers(this.#slots, owed));
  }

  #task(demand: Demand, bounds: Bounds, last: Day, { need, spared }: AskedFor, isDuty: boolean): Task {
    const statement = this.#statement(demand);
    const after: Lag[] = [];
    let open = this.#on;
    const { starting } = bounds;
    if (starting) {
      const day = this.#dayOf(starting);
      if (day < NEVER) open = Math.max(open, day);
      else if (starting.kind === 'after' && starting.trigger.kind === 'deed')
        after.push({ of: this.#statement(starting.trigger.demand), duration: starting.duration });
    }
    const { counted } = demand;
    // Field by field: spreading a statement into so many more is slow.
    const { shape, given, slot, object } = statement;
    return {
      shape,
      given,
      slot,
      object,
      kind: 'task',
      owner: this.#run.plan.entry,
      isDuty,
      since: this.#run.birth,
      need,
      quantity: counted.kind === 'members' ? counted.quantity : undefined,
      spared,
      pair: this.#pair,
      open,
      // An act that a condition waits for stands also without the notice that it needs.
      first: Math.max(open, isDuty ? this.#earliest(demand) : this.#book.earliest(shape, this.#on)),
      last,
      after,
    };
  }

  /** The first day on which a deed begun today can be done, or an act by a power that needs notice. */
  #earliest({ shape, arguments: given }: Demand): Day {
    const built = this.#book.earliest(shape, this.#on);
    return Math.max(built, earliestAct(this.#sim.world, shape, given, this.#on));
  }

  #asked(tally: Tally): AskedFor {
    return askedFor(this.#sim.world.relations, tally, this.#on);
  }

  #window(part: PartPlan, index: number): Ban | undefined {
    const run = this.#run;
    const [way] = part.ways;
    if (run.closed || run.parts[index].over !== NEVER || this.#isSpent(part, index, way)) return undefined;
    const { bounds, demand } = way;
    const last = Math.min(run.closes(bounds, run.hasWill, this.#sim.scenario).last, lastOfCase(run));
    if (last < this.#on) return undefined;
    let first = run.dueDay === NEVER ? this.#due.last : run.dueDay;
    const opens = bounds.starting && this.#dayOf(bounds.starting);
    if (opens !== undefined) first = Math.max(first, opens);
    const { counted } = demand;
    const ban: Ban = {
      ...this.#statement(demand),
      kind: part.kind === 'always' ? 'always' : 'never',
      owner: run.plan.entry,
      isDuty: true,
      quantity: numberOf(run, part, this.#sim.scenario.reading, this.#on),
      amount: counted.kind === 'amount' ? run.tally(way).amountNeeded() : undefined,
      isAbove: counted.kind === 'amount' && counted.amount.above,
      spared: sparedOf(run.tally(way)),
      isOpen: run.state !== 'conditional' && first <= this.#on,
      since: first,
      first: Math.max(this.#on, Math.min(first, last)),
      last,
      ...(opens === undefined ? undefined : { opens }),
    };
    const begins = this.#countdowns.beginsOf(bounds);
    const begun = begins.length > 0 ? { ...ban, begins } : ban;
    return owedNow(this.#run, this.#sim.world.relations, this.#slots, begun);
  }

  /** Whether nobody and nothing is left for whom a `never` or `always` could still fail. */
  #isSpent(part: PartPlan, index: number, way: WayPlan): boolean {
    const run = this.#run;
    const { counted } = way.demand;
    if (run.parts[index].failed === NEVER) return false;
    if (counted.kind === 'deed') return part.kind === 'always';
    if (counted.kind === 'amount' || counted.quantity) return true;
    return run.tally(way).stand(this.#on).high === 0;
  }

  #statement(demand: Demand): Statement & { readonly given: readonly Argument[] } {
    return this.#slots.statement(demand.shape, demand.arguments, demand.counted);
  }

  #endOf(clock: Clock): Day {
    return this.#run.endOf(clock, this.#sim.scenario);
  }

  #dayOf(clock: Clock): Day {
    return this.#run.dayOf(clock, this.#sim.scenario);
  }
}

/** The last day on which all members are in the group that gives a promise its case. */
function lastOfCase({ plan: { entry, closes } }: Run): Day {
  // What an amendment leaves out ends only if that amendment stands.
  return closes === NEVER || entry.instance?.closers ? NEVER : closes - 1;
}
