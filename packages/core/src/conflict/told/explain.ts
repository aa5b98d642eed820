import type { Entry, PromiseEntry } from '../../ledger/entry.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import { formatDecimal, toNumber } from '../../ledger/values/decimal.ts';
import { formatDuration } from '../../ledger/values/duration.ts';
import { joinWords } from '../../ledger/values/join-words.ts';
import { NEVER } from '../../lifecycle/play/run.ts';
import { citation } from '../../text/block.ts';
import { askedOf } from '../ahead/asked-of.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { Citation, ConflictKind } from '../conflict.ts';
import type { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';
import type { Clashes } from '../rules/clashes.ts';
import { capsOf } from '../rules/limits.ts';
import { type Ban, isSameDemand, nameIn, type Statement, type Task } from '../rules/task.ts';
import { forcedDays } from './explain-days.ts';
import {
  askText,
  deedVariable,
  enoughText,
  happenedText,
  leastOf,
  leftText,
  periodText,
  sizeText,
  sumText,
  withinText,
} from './explain-words.ts';
import { patternWords, statementWords } from './words.ts';

/** Why a set of promises cannot be kept, in sentences, and the entries that this rests on. */
export interface Explanation {
  readonly why: string;
  readonly citations: readonly Citation[];
}

/** Explains a conflict by the rules that stand between its promises. */
export function explain(
  prospects: Prospects,
  component: Component,
  world: World,
  promises: readonly PromiseEntry[],
  kind: ConflictKind,
): Explanation {
  const teller = new Teller(prospects.clashes, component, promises.length === 1);
  for (const promise of promises) teller.cite(promise, 'promise');
  const tasks: Task[] = [];
  const bans: Ban[] = [];
  const ahead = (promise: PromiseEntry) => [world.ahead.get(promise)];
  for (const one of askedOf(promises.flatMap(ahead), ahead)) {
    if (one.kind === 'task') tasks.push(one);
    else bans.push(one);
  }
  teller.duties(tasks, bans);
  // What a limit or the time forbids by itself needs no other rule.
  const isOfNumbers = kind !== 'capacity' && kind !== 'time';
  if (isOfNumbers) teller.onlyOnce(tasks);
  teller.limits(tasks, bans);
  if (isOfNumbers) teller.numbers(tasks, bans);
  teller.groups(tasks, bans);
  teller.times(tasks, bans, kind);
  teller.past(tasks, bans);
  return teller.explanation();
}

class Teller {
  readonly #clashes: Clashes;
  readonly #component: Component;
  readonly #sentences: string[] = [];
  readonly #citations = new Map<Entry, string>();

  /** Whether one promise cannot be kept by itself. */
  readonly #isAlone: boolean;

  constructor(clashes: Clashes, component: Component, isAlone: boolean) {
    this.#clashes = clashes;
    this.#component = component;
    this.#isAlone = isAlone;
  }

  cite(entry: Entry, role: string): void {
    if (!this.#citations.has(entry)) this.#citations.set(entry, role);
  }

  explanation(): Explanation {
    const citations = [...this.#citations].map(([entry, role]) => ({ entry, role }));
    return { why: [...new Set(this.#sentences)].join(' '), citations };
  }

  /** What a deed excludes, and what is forbidden. */
  duties(tasks: readonly Task[], bans: readonly Ban[]): void {
    for (const kept of bans) {
      for (const ban of bans) {
        if (!kept.isDuty || !ban.isDuty || this.#clashes.opposes(kept, ban) === 'none') continue;
        const id = `@${ban.owner.name.text}`;
        if (ban.kind === 'never')
          this.#say(
            kept.owner === ban.owner
              ? `One line of ${id} forbids what another wants to be kept true.`
              : `${id} forbids what @${kept.owner.name.text} wants to be kept true.`,
          );
        else this.#exclusion(kept, ban.shape);
      }
    }
    for (const task of tasks) {
      for (const ban of bans) {
        const isOwn = task.owner === ban.owner && task.isDuty && ban.isDuty;
        if (isOwn && !this.#isAlone) continue;
        if (this.#clashes.hits(task, ban) === 'none') continue;
        const id = `@${ban.owner.name.text}`;
        if (ban.amount && !isOwn) this.#sum(ban, tasks);
        else if (ban.kind === 'never')
          this.#say(
            isOwn
              ? `One line of ${id} forbids what another asks for.`
              : `${id} forbids what @${task.owner.name.text} asks for.`,
          );
        else this.#exclusion(task, ban.shape);
      }
      for (const other of tasks)
        if (this.#clashes.before(other, task) !== 'none') this.#exclusion(task, other.shape);
    }
  }

  /** Of a sum that is not to be reached, what is asked of it. */
  #sum(ban: Ban, tasks: readonly Task[]): void {
    const asking = tasks.filter(
      (task) => task.owner !== ban.owner && this.#clashes.hits(task, ban) !== 'none',
    );
    const asks = joinWords([...new Set(asking.map((task) => askText(task)))]);
    this.#say(`@${ban.owner.name.text} allows ${sumText(ban)}; ${asks}.`);
  }

  #exclusion(task: Statement, then: Task['shape']): void {
    for (const rule of this.#clashes.book.exclusionsBy(task.shape)) {
      if (rule.thenShape !== then || !rule.deed.sentence) continue;
      const other = rule.deed.excludes.find(
        ({ sentence }) => (sentence.shape.alias?.of ?? sentence.shape) === then,
      );
      if (!other) continue;
      this.cite(rule.deed, 'excludes');
      this.#say(
        `“${patternWords(rule.deed.sentence)}” excludes “${patternWords(other.sentence)}” (${citation(rule.deed.block)}).`,
      );
    }
  }

  onlyOnce(tasks: readonly Task[]): void {
    for (const task of tasks) {
      for (const other of tasks) {
        if (isSameDemand(task, other) || this.#clashes.once(task, other) === 'none') continue;
        if (this.#clashes.canBeOne(task, other) && !this.#clashes.sharesCount(task, other)) continue;
        this.#once(task, other);
      }
    }
  }

  /** That two deeds can be done once only between them, and why they are about the same. */
  #once(task: Statement, other: Statement): void {
    const { book, relations, on } = this.#clashes;
    for (const { deed, slot } of book.onceRules(task.shape)) {
      const variable = deed.sentence && deedVariable(deed.sentence, slot);
      if (!deed.sentence || !variable) continue;
      this.cite(deed, 'once only');
      this.#say(
        `“${patternWords(deed.sentence)}” can be done only once per ${variable} (${citation(deed.block)}).`,
      );
      if (slot === task.slot && slot === other.slot) continue;
      for (const [one, { given, heldOn }] of [
        [task, other],
        [other, task],
      ] as const) {
        const inner = nameIn(one.given[slot]);
        const outer = nameIn(given[slot]);
        if (!inner || !outer || inner === outer || !relations.lies(inner, outer, heldOn ?? on)) continue;
        this.#say(withinText(inner, outer, heldOn ?? on, on));
        const { entry } = outer.entry?.kind === 'office' ? outer : inner;
        if (entry) this.cite(entry, 'within');
      }
    }
  }

  /** What limits leave, and what is asked of it: of those that are short of it, where any is by itself. */
  limits(tasks: readonly Task[], bans: readonly Ban[]): void {
    const caps = capsOf(this.#clashes, tasks, bans, this.#component.past, 'least').map((cap) => ({
      ...cap,
      asking: tasks.filter((task) => cap.counts(task) && task.open <= cap.last && task.last >= cap.first),
    }));
    const isShort = ({ asking, left }: (typeof caps)[number]): boolean =>
      asking.reduce((sum, task) => sum + leastOf(task), 0) > toNumber(left);
    const askOf = (task: Task, isOfSums: boolean): string =>
      askText(isOfSums || task.need.kind !== 'amount' ? task : { ...task, need: { kind: 'deed' } });
    const short = caps.filter(isShort);
    for (const { limit, left, whole, unit, first, asking } of short.length > 0 ? short : caps) {
      if (limit.kind !== 'limit' || asking.length === 0) continue;
      this.cite(limit, 'limit');
      const name = limit.title ? `“${limit.title}”` : 'The limit';
      const of = typeof limit.atMost === 'object' && limit.atMost.of ? ` of @${limit.atMost.of.text}` : '';
      const code = unit ? ` ${unit.code}${of}` : '';
      const rest = left.digits === whole.digits ? '' : `, of which ${leftText(left, code, limit, first)}`;
      this.#say(
        `${name} (${citation(limit.block)}) allows ${formatDecimal(whole)}${code}${periodText(limit)}${rest}; ${joinWords([...new Set(asking.map((task) => askOf(task, unit !== undefined)))])}.`,
      );
    }
  }

  /** How many are asked for, and how many there are. */
  numbers(tasks: readonly Task[], bans: readonly Ban[]): void {
    const counted = tasks.filter(({ need }) => need.kind === 'some');
    const remain = bans.filter(({ quantity }) => quantity);
    const groups = new Set([...counted, ...remain].map(({ object }) => object));
    for (const group of groups) {
      if (group?.entry?.kind !== 'group') continue;
      const asks = counted.filter(({ object }) => object === group).map((task) => askText(task));
      for (const { kind, object, owner, quantity } of remain) {
        if (object !== group || !quantity) continue;
        asks.push(
          kind === 'always'
            ? `@${owner.name.text} wants at least ${quantity.low} to remain`
            : `@${owner.name.text} allows fewer than ${quantity.low}`,
        );
      }
      if (asks.length === 0) continue;
      this.cite(group.entry, 'group');
      const size = this.#clashes.relations.size(group, this.#clashes.on);
      const asked = joinWords([...new Set(asks)]);
      const place = citation(group.entry.block);
      if (size.low > 0 || size.high < Infinity)
        this.#say(`@${group.text} has ${sizeText(size)} (${place}); ${asked}.`);
      else
        this.#say(
          `How many @${group.text} has is not said (${place}), so there may be too few; ${asked}. ${enoughText(counted, group)}`,
        );
    }
  }

  /** Whom it is about. */
  groups(tasks: readonly Task[], bans: readonly Ban[]): void {
    for (const { object } of [...tasks, ...bans])
      if (object?.entry?.kind === 'group') this.cite(object.entry, 'group');
  }

  /** What takes too long, or has to wait. */
  times(tasks: readonly Task[], bans: readonly Ban[], kind: ConflictKind): void {
    for (const sentence of forcedDays(this.#clashes, tasks, bans)) this.#say(sentence);
    for (const task of tasks) {
      const rule = this.#clashes.book.takesRule(task.shape);
      if (rule && task.last < NEVER && (kind === 'time' || kind === 'several')) {
        this.cite(rule.deed, 'takes');
        this.#say(
          `What @${task.owner.name.text} asks for takes ${formatDuration(rule.takes)} (${citation(rule.deed.block)}), so it cannot be done before ${humanRange(task.first, task.first)}; it is due by ${humanRange(task.last, task.last)}.`,
        );
      }
      if (!rule && task.isDuty && task.first > task.last)
        this.#say(
          `What @${task.owner.name.text} asks for cannot be done before ${humanRange(task.first, task.first)}, when the notice that its power needs ends; it is due by ${humanRange(task.last, task.last)}.`,
        );
      for (const { duration, of } of task.after) {
        this.#say(
          `What @${task.owner.name.text} asks for has to wait until ${formatDuration(duration)} after “${statementWords(of)}”.`,
        );
      }
    }
  }

  /** What already happened and cannot be had again. */
  past(tasks: readonly Task[], bans: readonly Ban[]): void {
    const isSaid = this.#sentences.length > 0;
    for (const deed of this.#component.past) {
      const doneOnce = tasks.filter((task) => this.#clashes.once(deed, task) !== 'none');
      const excluded = tasks.filter((task) => this.#clashes.before(task, deed) !== 'none');
      const failed = bans.filter((ban) => this.#clashes.fails(deed, ban));
      if (doneOnce.length + excluded.length + failed.length === 0) continue;
      // Where only some people are out of reach, why the rest are too few is said above, unless it is this alone.
      for (const task of doneOnce)
        if (!isSaid || this.#clashes.once(deed, task) === 'every') this.#once(task, deed);
      // That a state stopped is a deed of no shape.
      if (!deed.stopped) for (const { shape } of [...excluded, ...failed]) this.#exclusion(deed, shape);
      const { entry } = deed.occurrence;
      this.cite(entry, 'already done');
      this.#say(`Counted as done: ${happenedText(deed)} (${citation(entry.block)}).`);
    }
  }

  #say(sentence: string): void {
    this.#sentences.push(sentence);
  }
}
