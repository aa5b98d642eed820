import type { Decimal } from '../../ledger/values/decimal.ts';
import { pushTo } from '../../ledger/values/list.ts';
import type { Clashes } from '../rules/clashes.ts';
import { type Cap, capsOf, type Touched, type Used } from '../rules/limits.ts';
import type { PastDeed } from '../rules/past.ts';
import { type Ban, demandIn, isSameDemand, type Task } from '../rules/task.ts';
import type { Effort } from '../solving/effort.ts';
import { type Row, solve } from '../solving/integer-program.ts';
import type { Column } from './columns.ts';
import type { InForce, Slot } from './schedule.ts';
import { isWithin, type OpenDays, openTo, type Stretch, stretchesOf, takenBy } from './stretches.ts';

/** The most of a goal that a future brings, or what it can come near to and stays below. */
export interface Most {
  readonly value: number;
  readonly isBelow: boolean;
}

/** The larger of two; of the same, the one that is reached. */
export function larger(one: Most, other: Most): Most {
  if (one.value !== other.value) return one.value > other.value ? one : other;
  return one.isBelow ? other : one;
}

/** Deeds that count towards the same caps, and the variables that count them in each stretch of days. */
interface Kind {
  readonly caps: ReadonlySet<Cap>;
  readonly done: readonly number[];
}

/** Puts together the integer program whose solutions are the futures that meet an agenda. */
export class ProgramBuilder {
  readonly #clashes: Clashes;
  readonly #slots: ReadonlyMap<Task, Slot>;
  readonly #goal: Task | undefined;
  readonly #caps: readonly Cap[];
  readonly #stretches: readonly Stretch[];
  readonly #rows: Row[] = [];
  readonly #isWhole: boolean[] = [];
  readonly #objective: number[] = [];
  /** The variables that each task, ban and cap adds up, with how much of it each brings. */
  readonly #doing = new Map<object, [number, number][]>();
  readonly #against = new Map<Ban, number[]>();
  readonly #standing = new Map<Ban, number[]>();
  /** The variable that counts a task's deed, where deeds are counted. */
  readonly #deedOf = new Map<Task, number>();
  readonly #inCap = new Map<Cap, [number, number][]>();
  /** What has to be done of tasks of which only more than what they ask for is enough. */
  readonly #above: { readonly shares: readonly [number, number][]; readonly least: number }[] = [];
  /** Amounts are whole numbers of ten to the minus this. */
  readonly #scale: number;

  constructor(
    clashes: Clashes,
    slots: ReadonlyMap<Task, Slot>,
    bans: readonly Ban[],
    past: readonly PastDeed[],
    rules: InForce,
    goal: Task | undefined,
    used: Used,
    touched: Touched,
  ) {
    this.#clashes = clashes;
    this.#slots = slots;
    this.#goal = goal;
    const tasks = [...slots.keys()];
    const amounts = bans.filter((ban) => ban.amount && rules.duty);
    const isLimited = rules.limit && tasks.some((task) => clashes.limits.of(task).length > 0);
    const limited = isLimited ? tasks : [];
    const taken = rules.duty && (isLimited || amounts.length > 0) ? takenBy(clashes, tasks, bans) : [];
    const caps = capsOf(clashes, limited, amounts, past, used, touched, taken);
    this.#caps = caps;
    this.#stretches = stretchesOf(caps.length > 0 ? [...caps, ...slots.values(), ...taken] : []);
    this.#scale = Math.max(
      0,
      ...caps.map(({ left }) => left.scale),
      ...tasks.map(({ need }) => (need.kind === 'amount' ? Math.max(need.demand.scale, need.done.scale) : 0)),
    );
    this.#addPlain();
    this.#addAmounts();
  }

  /** So many people, each of whom can be part of one of the columns. */
  addCell(columns: readonly Column[], count: number): void {
    const variables = columns.map((column) => this.#addColumn(column));
    this.#row(
      variables.map((variable) => [variable, 1]),
      '=',
      count,
    );
  }

  #addColumn({ tasks, deeds, against, standing }: Column): number {
    const variable = this.#variable(true);
    for (const task of tasks) pushTo(this.#doing, demandIn(task), [variable, 1]);
    for (const ban of against) pushTo(this.#against, ban, variable);
    for (const ban of standing) pushTo(this.#standing, ban, variable);
    for (const deed of deeds) {
      const caps = this.#caps.filter((cap) => !cap.unit && deed.tasks.some((task) => cap.counts(task)));
      if (caps.length > 0) this.#spread(variable, caps, deed);
    }
    return variable;
  }

  /** A task has to be done to so many, of whom so many are left. */
  ask(task: Task, count: number, left: number): void {
    const doing = this.#doing.get(demandIn(task)) ?? [];
    if (this.#isGoal(task)) this.#aim(task, doing, Math.max(0, Math.min(count, left)));
    else if (count > left) this.#row([], '>=', 1);
    else if (count > 0) this.#row(doing, '>=', count);
  }

  #isGoal(task: Task): boolean {
    return isSameDemand(task, this.#goal);
  }

  /** The goal: as much as can be, no more than is asked for. */
  #aim(task: Task, doing: readonly [number, number][], most: number): void {
    for (const [variable, times] of doing) this.#objective[variable] = times;
    if (task.need.kind !== 'all') this.#row(doing, '<=', most);
  }

  /** No more than a ban on numbers allows, of whom so many are touched already. */
  bound(ban: Ban, failed: number): void {
    const low = ban.quantity?.low ?? 0;
    const one = (variable: number): [number, number] => [variable, 1];
    if (ban.kind === 'never')
      this.#row((this.#against.get(ban) ?? []).map(one), '<=', Math.max(1, low) - 1 - failed);
    else this.#row((this.#standing.get(ban) ?? []).map(one), '>=', low);
  }

  /**
   * The value of the goal, or 0; `-Infinity` where no future meets the agenda. All that is asked for is a whole number of
   * the least step, so what is less than a bound is at most one step below it, and what is more than asked for at least one
   * above; only the goal may come nearer.
   */
  solve(effort: Effort): Most {
    const value = this.#solveBelow(1, effort);
    if (this.#goal?.need.kind !== 'amount' || value === -Infinity) return { value, isBelow: false };
    if (this.#above.length === 0 && !this.#caps.some(({ isBelow }) => isBelow))
      return { value, isBelow: false };
    const neared = this.#solveBelow(0, effort);
    return neared > value ? { value: neared, isBelow: true } : { value, isBelow: false };
  }

  /** The same, where what is not to be reached is missed, and what is to be exceeded is, by so many steps at least. */
  #solveBelow(steps: number, effort: Effort): number {
    const own = this.#rows.length;
    for (const cap of this.#caps) {
      const inCap = this.#inCap.get(cap);
      const left = cap.unit ? this.#scaled(cap.left) : Number(cap.left.digits);
      if (inCap) this.#row(inCap, '<=', Math.max(0, cap.isBelow ? left - steps : left));
    }
    for (const { shares, least } of this.#above) this.#row(shares, '>=', least + steps);
    const value = this.#solveRows(effort);
    this.#rows.length = own;
    return value;
  }

  #solveRows(effort: Effort): number {
    const objective = this.#goal ? this.#isWhole.map((_, index) => this.#objective[index] ?? 0) : undefined;
    const program = { variables: this.#isWhole.length, isWhole: this.#isWhole, rows: this.#rows, objective };
    const value = solve(program, effort);
    return this.#goal?.need.kind === 'amount' ? value / 10 ** this.#scale : value;
  }

  /** Deeds that are about no group and that some limit counts. */
  #addPlain(): void {
    const clashes = this.#clashes;
    const counted = this.#caps.filter(({ unit }) => !unit);
    if (counted.length === 0) return;
    const plain = [...this.#slots.keys()].filter(({ slot }) => slot < 0);
    const capsOf = new Map(plain.map((task) => [task, new Set(counted.filter((cap) => cap.counts(task)))]));
    for (const tasks of classesOf(plain, (a, b) => clashes.canBeOne(a, b))) {
      if (tasks.some((task) => capsOf.get(task)!.size > 0)) this.#addDeeds(tasks, capsOf);
    }
  }

  /** How many deeds are done in each stretch of days, each of which may serve several of some tasks. */
  #addDeeds(tasks: readonly Task[], capsOf: ReadonlyMap<Task, ReadonlySet<Cap>>): void {
    const kinds = this.#kindsOf(tasks.map((task) => capsOf.get(task)!));
    const sums = new Map<string, Map<number, [number, number][]>>();
    for (const task of tasks) {
      // A deed that serves a task counts towards each limit that counts the task.
      const serving = kinds.filter(({ caps }) => isPartOf(capsOf.get(task)!, caps));
      const days = openTo(this.#stretches, this.#slots.get(task)!);
      const deeds = serving.flatMap((kind) => days.map((day) => kind.done[day]));
      const isShared = tasks.some((other) => other !== task && this.#clashes.sharesCount(task, other));
      const parts = isShared ? deeds.map((deed) => this.#shareOf(deed, task, sums)) : deeds;
      this.#serve(
        task,
        parts.map((part) => [part, 1]),
      );
    }
    for (const sum of sums.values()) for (const row of sum.values()) this.#row(row, '<=', 0);
    const isOnce = tasks.some((one, at) =>
      tasks.some((other, index) => index > at && this.#clashes.once(one, other) !== 'none'),
    );
    if (!isOnce) return;
    const deeds = kinds.flatMap(({ done }) => done);
    this.#row(
      deeds.map((deed) => [deed, 1]),
      '<=',
      1,
    );
  }

  /** One of some deeds has to serve a task, or may where that is the goal. */
  #serve(task: Task, deeds: readonly [number, number][]): void {
    if (!this.#isGoal(task)) {
      this.#row(deeds, '>=', 1);
      return;
    }
    const done = this.#variable(true);
    this.#deedOf.set(task, done);
    this.#row([[done, 1]], '<=', 1);
    this.#row([...deeds, [done, -1]], '>=', 0);
  }

  /** How many of some deeds serve a task, where they serve only one of those between the same parties. */
  #shareOf(deed: number, { pair }: Task, sums: Map<string, Map<number, [number, number][]>>): number {
    const share = this.#variable(true);
    const byDeed = sums.get(pair) ?? new Map<number, [number, number][]>();
    sums.set(pair, byDeed);
    const sum = byDeed.get(deed) ?? [[deed, -1]];
    byDeed.set(deed, sum);
    sum.push([share, 1]);
    return share;
  }

  /** For each set of caps that deeds may count towards, and for all of them, how many there are in each stretch. */
  #kindsOf(sets: readonly ReadonlySet<Cap>[]): Kind[] {
    const kinds: Kind[] = [];
    const all = new Set(sets.flatMap((set) => [...set]));
    for (const caps of [...sets, all]) {
      if (kinds.some((kind) => kind.caps.size === caps.size && isPartOf(caps, kind.caps))) continue;
      kinds.push({ caps, done: this.#countedIn(caps, true) });
    }
    return kinds;
  }

  /** Amounts: those between the same parties add up, between others one deed may serve both. */
  #addAmounts(): void {
    const amounts = [...this.#slots.keys()].filter(({ need }) => need.kind === 'amount');
    for (const tasks of classesOf(amounts, (a, b) => this.#clashes.canBeOne(a, b))) this.#addClass(tasks);
    for (const [[task], shares] of this.#shared) this.#addUp(task, shares);
  }

  #addClass(tasks: readonly Task[]): void {
    const caps = this.#caps.filter((cap) => cap.unit && tasks.some((task) => cap.counts(task)));
    if (caps.length === 0 && !tasks.some((task) => task.forms || this.#isGoal(task))) return;
    // Conditions use nothing up: each may be met by what is done for others.
    const sharing = new Set<Task | string>(tasks.map((task) => (task.isDuty ? task.pair : task)));
    if (sharing.size === 1) {
      const count = (share: number, index: number): void => this.#count(share, index, caps);
      for (const task of tasks) this.#addShare(task, count);
      return;
    }
    const done = this.#countedIn(caps, false);
    for (const who of sharing) {
      const sums: [number, number][][] = this.#stretches.map((_, index) => [[done[index], -1]]);
      for (const task of tasks)
        if (task === who || (task.isDuty && task.pair === who))
          this.#addShare(task, (share, index) => sums[index].push([share, 1]));
      for (const sum of sums) this.#row(sum, '<=', 0);
    }
  }

  /** What is done for one task, in each stretch of days in which it can be. */
  #addShare(task: Task, count: (share: number, stretch: number) => void): void {
    const slot = this.#slots.get(task)!;
    const shares: [number, number][] = [];
    for (const index of openTo(this.#stretches, slot)) {
      const share = this.#variable(false);
      shares.push([share, 1]);
      count(share, index);
    }
    const deed = this.#deedOf.get(task);
    // Nothing of a goal is done without the deed, where deeds are counted.
    if (deed !== undefined && this.#isGoal(task))
      this.#row([...shares, [deed, -this.#leftOf(task)]], '<=', 0);
    if (!task.forms) this.#addUp(task, shares);
    else for (const share of shares) pushTo(this.#shared, task.forms, share);
  }

  /** What is done for tasks that several may perform, by the forms of each. */
  readonly #shared = new Map<readonly Task[], [number, number][]>();

  /** All that is done for a task has to be enough, or as much as can be. */
  #addUp(task: Task, shares: readonly [number, number][]): void {
    const isGoal = this.#isGoal(task);
    if (isGoal) for (const [variable] of shares) this.#objective[variable] = 1;
    const left = this.#leftOf(task);
    if (!isGoal && task.need.kind === 'amount' && task.need.isAbove)
      this.#above.push({ shares, least: left });
    else this.#row(shares, isGoal ? '<=' : '>=', left);
  }

  /** How much of an amount is left to be done. */
  #leftOf({ need }: Task): number {
    return need.kind === 'amount' ? Math.max(0, this.#scaled(need.demand) - this.#scaled(need.done)) : 0;
  }

  /** A variable for each stretch of days, which the caps of that stretch add up. */
  #countedIn(caps: Iterable<Cap>, isWhole: boolean): number[] {
    const done = this.#stretches.map(() => this.#variable(isWhole));
    const all = [...caps];
    done.forEach((variable, index) => {
      this.#count(variable, index, all);
    });
    return done;
  }

  /** What is done in a stretch of days counts towards the caps that it lies in. */
  #count(variable: number, index: number, caps: readonly Cap[]): void {
    const stretch = this.#stretches[index];
    for (const cap of caps) if (isWithin(stretch, cap)) pushTo(this.#inCap, cap, [variable, 1]);
  }

  /** Shares what a variable counts out over the stretches of days, so that each cap adds up its own. */
  #spread(variable: number, caps: readonly Cap[], days: OpenDays): void {
    const parts: [number, number][] = [];
    for (const index of openTo(this.#stretches, days)) {
      const part = this.#variable(true);
      parts.push([part, 1]);
      this.#count(part, index, caps);
    }
    this.#row([...parts, [variable, -1]], '=', 0);
  }

  #scaled({ digits, scale }: Decimal): number {
    return Number(digits * 10n ** BigInt(this.#scale - scale));
  }

  #variable(isWhole: boolean): number {
    this.#isWhole.push(isWhole);
    return this.#isWhole.length - 1;
  }

  #row(terms: readonly (readonly [number, number])[], relation: Row['relation'], bound: number): void {
    this.#rows.push({
      columns: terms.map(([column]) => column),
      coefficients: terms.map(([, coefficient]) => coefficient),
      relation,
      bound,
    });
  }
}

/** Tasks in classes, within each of which any two go together; each is put into the first that takes it. */
function classesOf(tasks: readonly Task[], goTogether: (one: Task, other: Task) => boolean): Task[][] {
  const classes: Task[][] = [];
  for (const task of tasks) {
    const same = classes.find((one) => one.every((other) => goTogether(other, task)));
    if (same) same.push(task);
    else classes.push([task]);
  }
  return classes;
}

function isPartOf<T>(some: ReadonlySet<T>, all: ReadonlySet<T>): boolean {
  for (const one of some) if (!all.has(one)) return false;
  return true;
}
