import { dealOf } from '../ledger/deal-terms.ts';
import type { Entry } from '../ledger/entry.ts';
import { isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { type Day, EARLIEST, LATEST } from '../ledger/values/civil-day.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import { countBelow } from '../text/count-below.ts';
import { type Acceptance, acceptanceOf, knownSince, publishedOn } from './acceptance.ts';
import { dateOf, declarations, vouchedIn } from './counting.ts';
import { Judging } from './judging.ts';
import { areAlikeInTime, isUndertaken, type Standing, standingIn, type Undertaken } from './result.ts';
import { Scopes } from './scope.ts';
import { traceOf } from './trace.ts';
import { World } from './world.ts';

/** A promise or request as it was judged on a day. */
export interface Reading {
  readonly on: Day;
  readonly judging: Judging;
  readonly standing: Standing | undefined;
}

/** Judges one promise or request on many days, with only the entries that it may rest on. */
export class History {
  readonly entry: Undertaken;
  /** The entries that its result may rest on, itself among them. */
  readonly scope: readonly Entry[];
  /** The declarations that it may rest on. */
  readonly declared: readonly Entry[];
  /** What the entries of the scope name. */
  readonly #named: ReadonlySet<Name>;
  readonly #ledger: Ledger;
  readonly #withoutDisputed: boolean;
  readonly #worlds = new Map<Day | undefined, World>();
  readonly #readings = new Map<string, Reading>();

  constructor(ledger: Ledger, entry: Undertaken, withoutDisputed = false) {
    this.#ledger = ledger;
    this.entry = entry;
    this.scope = new Scopes(ledger).of(entry);
    this.declared = declarations(ledger);
    this.#named = new Set(this.scope.flatMap((one) => [...namesWritten(one)]));
    this.#withoutDisputed = withoutDisputed;
  }

  /** Where it stands on a day, as known on a day. */
  at(on: Day, known: Day | undefined): Reading {
    const key = `${on} ${known}`;
    let reading = this.#readings.get(key);
    if (!reading) {
      const judging = new Judging(this.#world(known), on);
      if (isPromise(this.entry)) judging.only([this.entry]);
      reading = { on, judging, standing: standingIn(judging, this.entry) };
      this.#readings.set(key, reading);
    }
    return reading;
  }

  /** What counts for a reader on a day. */
  acceptance(known: Day | undefined): Acceptance {
    return this.#world(known).acceptance;
  }

  #world(known: Day | undefined): World {
    let world = this.#worlds.get(known);
    if (!world) {
      const acceptance = acceptanceOf(this.#ledger, known, this.#withoutDisputed);
      world = new World(this.#ledger, acceptance, this.scope);
      this.#worlds.set(known, world);
    }
    return world;
  }

  /**
   * The days up to one on which its result may change, as known on a day: the days of what it rests on, those on which
   * somebody joins or leaves a group or an office named there, those of its traces, and the days after. A trace may name
   * days that only matter on its way, so each is asked for more.
   *
   * @param from the first of the days that are looked at
   */
  daysInTime(on: Day, known: Day | undefined, from: Day = EARLIEST): Day[] {
    const days = new Set<Day>();
    const add = (day: Day) => {
      if (isWritten(day) && from <= day && day <= on) days.add(day);
    };
    add(from);
    this.#written ??= this.#daysWritten();
    for (let at = countBelow(this.#written, from); at < this.#written.length && this.#written[at] <= on; at++)
      add(this.#written[at]);
    const { relations } = this.#world(known);
    for (const name of this.#named) for (const day of relations.changesInside(name, EARLIEST)) add(day);
    add(on);
    // The loop goes on with what is added to the set.
    for (const day of days) {
      const reading = this.at(day, known);
      for (const { first, last } of traceOf(reading, this.entry.name))
        for (const one of [first, last, last + 1]) add(one);
      const { standing } = reading;
      if (!standing || !('due' in standing)) continue;
      for (const range of [standing.due, standing.deadline, standing.since])
        if (range) for (const one of [range.first, range.first + 1, range.last, range.last + 1]) add(one);
    }
    return [...days].sort((a, b) => a - b);
  }

  /** The days written in what it rests on, and the days after, in their order. */
  #written: readonly Day[] | undefined;

  #daysWritten(): readonly Day[] {
    const days = new Set<Day>();
    for (const entry of this.scope) {
      for (const day of daysWritten(entry)) days.add(day);
      if (isUndertaken(entry)) for (const day of daysWritten(dealOf(entry.terms))) days.add(day);
    }
    return [...days].sort((a, b) => a - b);
  }

  /** The days on which something became known that its result may rest on, or stopped counting. */
  daysOfKnowledge(): Day[] {
    const days = new Set<Day>();
    const verdicts = this.#ledger.entriesOf('accepted', 'retracted');
    for (const entry of [...this.scope, ...this.declared, ...verdicts]) {
      for (const statement of vouchedIn(entry)) {
        days.add(knownSince(statement, dateOf(entry)));
        for (const { source, stance } of statement.evidence)
          if (stance !== 'mentions') days.add(publishedOn(source) ?? Number.NEGATIVE_INFINITY);
      }
    }
    return [...days].filter(isWritten).sort((a, b) => a - b);
  }
}

/** Whether a day is neither an open end nor the day after one. */
function isWritten(day: Day): boolean {
  return day > EARLIEST + 1 && day < LATEST;
}

/** The days among a list on which a reading differs from that of the day before it in the list. */
export function turns(days: readonly Day[], at: (day: Day) => Reading): Day[] {
  let last: Standing | undefined;
  return days.filter((day) => {
    const { standing } = at(day);
    const isTurn = !areAlikeInTime(last, standing);
    last = standing;
    return isTurn;
  });
}

/** Every day that is written in an entry, and the days after: dates, deadlines, windows. */
function* daysWritten(value: unknown): Generator<Day> {
  if (typeof value !== 'object' || value === null || ('kind' in value && value.kind === 'name')) return;
  if ('endFirst' in value) {
    const { first, last, startLast, endFirst } = value as DateValue;
    for (const day of [first, last, startLast, endFirst]) yield* [day, day + 1];
    return;
  }
  for (const [field, part] of Object.entries(value)) if (!LEADS_AWAY.has(field)) yield* daysWritten(part);
}

/** Every name that is written in an entry. */
function* namesWritten(value: unknown): Generator<Name> {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && value.kind === 'name') yield value as Name;
  else
    for (const [field, part] of Object.entries(value))
      if (field === 'arguments' || !LEADS_AWAY.has(field)) yield* namesWritten(part);
}

/** Fields that lead to other entries, or to nothing that has days. */
const LEADS_AWAY: ReadonlySet<string> = new Set(['block', 'evidence', 'shape', 'unit', 'arguments']);
