import type { Day } from '../ledger/civil-day.ts';
import type { Decimal } from '../ledger/decimal.ts';
import type { Clashes } from './clashes.ts';
import type { Column } from './columns.ts';
import { type Row, solve } from './integer-program.ts';
import { type Cap, capsOf, type Touched, type Used } from './limits.ts';
import type { PastDeed } from './past.ts';
import type { InForce, Slot } from './schedule.ts';
import type { Ban, Task } from './task.ts';

/** Some days within which every cap stays the same. */
interface Stretch {
  readonly first: Day;
  readonly last: Day;
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
  readonly #doing = new Map<Task, [number, number][]>();
  readonly #against = new Map<Ban, number[]>();
  readonly #standing = new Map<Ban, number[]>();
  /** The variable that counts a task's deed, where deeds are counted. */
  readonly #deedOf = new Map<Task, number>();
  readonly #inCap = new Map<Cap, [number, number][]>();
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
    const caps = capsOf(clashes, rules.limit ? tasks : [], amounts, past, used, touched);
    this.#caps = caps;
    this.#stretches = stretchesOf(caps, [...slots.values()]);
    this.#scale = Math.max(
      0,
      ...caps.map(({ left }) => left.scale),
      ...tasks.map(({ need }) => (need.kind === 'amount' ? Math.max(need.demand.scale, need.done.scale) : 0)),
    );
    this.#addPlain();
    this.#addAmounts();
  }

  /** So many people, each of whom can be part of one of the columns. */
  addCell(columns: readonly Column[], count: number, counted: readonly Ban[]): void {
    const variables = columns.map((column) => this.#addColumn(column, counted));
    this.#row(
      variables.map((variable) => [variable, 1]),
      '=',
      count,
    );
  }

  #addColumn({ tasks, deeds, against }: Column, counted: readonly Ban[]): number {
    const variable = this.#variable(true);
    for (const task of tasks) push(this.#doing, task, [variable, 1]);
    for (const ban of counted) push(against.includes(ban) ? this.#against : this.#standing, ban, variable);
    for (const deed of deeds) {
      const caps = this.#caps.filter((cap) => !cap.unit && cap.counts(deed[0]));
      if (caps.length > 0) this.#spread(variable, caps, this.#windowOf(deed));
    }
    return variable;
  }

  /** A task has to be done to so many, of whom so many are left. */
  ask(task: Task, count: number, left: number): void {
    const doing = this.#doing.get(task) ?? [];
    if (task === this.#goal) this.#aim(task, doing, Math.max(0, Math.min(count, left)));
    else if (count > left) this.#row([], '>=', 1);
    else if (count > 0) this.#row(doing, '>=', count);
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

  /** The value of the goal, or 0; `-Infinity` where no future meets the agenda. */
  solve(): number {
    for (const cap of this.#caps) {
      const inCap = this.#inCap.get(cap);
      if (inCap)
        this.#row(inCap, '<=', Math.max(0, cap.unit ? this.#scaled(cap.left) : Number(cap.left.digits)));
    }
    const objective = this.#goal ? this.#isWhole.map((_, index) => this.#objective[index] ?? 0) : undefined;
    const value = solve({
      variables: this.#isWhole.length,
      isWhole: this.#isWhole,
      rows: this.#rows,
      objective,
    });
    return this.#goal?.need.kind === 'amount' ? value / 10 ** this.#scale : value;
  }

  /** Deeds that are about no group: done once each, or counted as one where one can serve several. */
  #addPlain(): void {
    const done: Task[][] = [];
    for (const task of this.#slots.keys()) {
      if (task.slot >= 0) continue;
      const clashes = this.#clashes;
      const shared = done.find((deed) =>
        deed.every((one) => clashes.canBeOne(one, task) && !clashes.sharesCount(one, task)),
      );
      if (shared) shared.push(task);
      else done.push([task]);
    }
    for (const deed of done) {
      const caps = this.#caps.filter((cap) => !cap.unit && cap.counts(deed[0]));
      if (caps.length === 0) continue;
      const variable = this.#variable(true);
      const isGoal = deed.length === 1 && deed[0] === this.#goal;
      this.#row([[variable, 1]], isGoal ? '<=' : '=', 1);
      for (const task of deed) this.#deedOf.set(task, variable);
      this.#spread(variable, caps, this.#windowOf(deed));
    }
  }

  /** Amounts: those between the same parties add up, between others one deed may serve both. */
  #addAmounts(): void {
    const classes: Task[][] = [];
    for (const task of this.#slots.keys()) {
      if (task.need.kind !== 'amount') continue;
      const same = classes.find((one) => one.every((other) => this.#clashes.canBeOne(other, task)));
      if (same) same.push(task);
      else classes.push([task]);
    }
    for (const tasks of classes) this.#addClass(tasks);
  }

  #addClass(tasks: readonly Task[]): void {
    const caps = this.#caps.filter((cap) => cap.unit && tasks.some((task) => cap.counts(task)));
    if (caps.length === 0 && !tasks.some((task) => task === this.#goal)) return;
    const done = this.#stretches.map(() => this.#variable(false));
    for (const cap of caps) {
      this.#stretches.forEach((stretch, index) => {
        if (isWithin(stretch, cap)) push(this.#inCap, cap, [done[index], 1]);
      });
    }
    // Conditions use nothing up: each may be met by what is done for others.
    const sharing = new Set<Task | string>(tasks.map((task) => (task.isDuty ? task.pair : task)));
    for (const who of sharing) {
      const sums: [number, number][][] = this.#stretches.map((_, index) => [[done[index], -1]]);
      for (const task of tasks)
        if (task === who || (task.isDuty && task.pair === who)) this.#addShare(task, sums);
      for (const sum of sums) this.#row(sum, '<=', 0);
    }
  }

  /** What is done for one task, in each stretch of days in which it can be. */
  #addShare(task: Task, sums: [number, number][][]): void {
    const slot = this.#slots.get(task)!;
    const shares: [number, number][] = [];
    this.#stretches.forEach((stretch, index) => {
      if (stretch.last < slot.first || stretch.first > slot.last) return;
      const share = this.#variable(false);
      shares.push([share, 1]);
      sums[index].push([share, 1]);
    });
    if (task.need.kind !== 'amount') return;
    const left = this.#scaled(task.need.demand) - this.#scaled(task.need.done);
    const deed = this.#deedOf.get(task);
    if (task === this.#goal) {
      // Nothing of it is done without the deed, where deeds are counted.
      if (deed !== undefined) this.#row([...shares, [deed, -Math.max(0, left)]], '<=', 0);
      for (const [variable] of shares) this.#objective[variable] = 1;
      this.#row(shares, '<=', Math.max(0, left));
    } else this.#row(shares, '>=', Math.max(0, left));
  }

  /** Shares what a variable counts out over the stretches of days, so that each cap adds up its own. */
  #spread(variable: number, caps: readonly Cap[], span: Stretch): void {
    const parts: [number, number][] = [];
    for (const stretch of this.#stretches) {
      if (stretch.last < span.first || stretch.first > span.last) continue;
      const part = this.#variable(true);
      parts.push([part, 1]);
      for (const cap of caps) if (isWithin(stretch, cap)) push(this.#inCap, cap, [part, 1]);
    }
    this.#row([...parts, [variable, -1]], '=', 0);
  }

  #windowOf(deed: readonly Task[]): Stretch {
    const slots = deed.map((task) => this.#slots.get(task)!);
    return {
      first: Math.max(...slots.map(({ first }) => first)),
      last: Math.min(...slots.map(({ last }) => last)),
    };
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

/** The stretches of days between which some cap or deadline changes. */
function stretchesOf(caps: readonly Cap[], slots: readonly Slot[]): Stretch[] {
  if (caps.length === 0) return [{ first: -Infinity, last: Infinity }];
  const starts = new Set<Day>([-Infinity]);
  for (const { first, last } of caps) starts.add(first).add(last + 1);
  for (const { first, last } of slots) starts.add(first).add(last + 1);
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((first, index) => ({ first, last: (sorted[index + 1] ?? Infinity) - 1 }));
}

function isWithin(stretch: Stretch, cap: Cap): boolean {
  return stretch.first >= cap.first && stretch.last <= cap.last;
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
