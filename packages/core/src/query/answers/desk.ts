import type { FindCaptured } from '../../evidence/captured-file.ts';
import type { Entry } from '../../ledger/entry.ts';
import { Ledger } from '../../ledger/ledger.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { isZone } from '../../ledger/values/time-zone.ts';
import { type Compartments, OPEN, withholdLines } from '../../ledger/withhold.ts';
import { type JudgeOptions, judge } from '../../lifecycle/judge.ts';
import type { SourceText } from '../../text/source-text.ts';
import { searchText } from '../known-text.ts';
import { isSet, lastDayOf, type Parameters, textOf } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { View } from './view.ts';

/** What a ledger needs to be asked about. */
export interface DeskOptions {
  /** Which day it is in a time zone, or where the program runs for null; asked where neither reader nor ledger says a day. */
  readonly today: (zone: string | null) => Day;
  /** Which entries and lines marked `secret` to read; without it, none. */
  readonly compartments?: Compartments | undefined;
  /** Finds the captured files of sources, to check and show quotes. */
  readonly find?: FindCaptured | undefined;
}

/** Judgements kept at once; a large ledger takes much memory for each. */
const MOST_VIEWS = 12;
const MOST_LARGE_VIEWS = 3;
const LARGE = 20_000;

/**
 * A ledger that lies open to be asked about. It does not change: when a file does, a new one is opened. What was worked
 * out for a day is kept, so that the next question about that day is quick.
 */
export class Desk {
  readonly ledger: Ledger;
  /** The texts without what their reader may not see. */
  readonly sources: readonly SourceText[];
  readonly find: FindCaptured;
  readonly #today: DeskOptions['today'];
  readonly #views = new Map<string, View>();

  constructor(sources: readonly SourceText[], { today, compartments = OPEN, find }: DeskOptions) {
    this.sources = withholdLines(sources, compartments).sources;
    this.ledger = Ledger.read(this.sources, { compartments: 'all' });
    this.find = find ?? (() => undefined);
    this.#today = today;
  }

  /** The zone of the ledger's days; null where it says none. */
  get zone(): string | null {
    const { zone } = this.ledger.settings;
    return zone !== undefined && isZone(zone) ? zone : null;
  }

  /** The day it is. */
  get today(): Day {
    return this.#today(this.zone);
  }

  /**
   * The days that parameters ask for (`on`, `known`), else those of the ledger, else today and everything.
   * `known=all` is everything, whatever the ledger says. Throws a {@link Refusal}.
   */
  readingOf(parameters: Parameters): JudgeOptions {
    const { settings } = this.ledger;
    const known =
      textOf(parameters, 'known') === 'all'
        ? undefined
        : (lastDayOf(parameters, 'known', this.zone) ?? settings.known?.last);
    return {
      on: lastDayOf(parameters, 'on', this.zone) ?? settings.on?.last ?? this.today,
      known,
      withoutDisputed: isSet(parameters, 'without-disputed'),
    };
  }

  /** What is worked out for a reading, kept for the next question. */
  view(reading: JudgeOptions): View {
    const key = `${reading.on} ${reading.known ?? ''} ${reading.withoutDisputed === true}`;
    let view = this.#views.get(key);
    if (view) this.#views.delete(key);
    view ??= new View(this.ledger, judge(this.ledger, reading), this.find);
    this.#views.set(key, view);
    const most = view.judgement.promises.length > LARGE ? MOST_LARGE_VIEWS : MOST_VIEWS;
    for (const old of this.#views.keys()) if (this.#views.size > most) this.#views.delete(old);
    return view;
  }

  /** Every entry but the ledger's own, with what a search looks through: its lines as written, and titles for names. */
  searchable(): readonly (readonly [Entry, string])[] {
    this.#searchable ??= [...this.ledger.entries()]
      .filter(({ kind }) => kind !== 'ledger')
      .map((entry) => [entry, this.#searchText(entry)] as const);
    return this.#searchable;
  }

  #searchable: readonly (readonly [Entry, string])[] | undefined;

  #searchText({ block }: Entry): string {
    const written = block.source.text.slice(block.start, block.end);
    return searchText(this.ledger, written);
  }

  /** The entry that is declared under an id, with or without its `@`. Throws a {@link Refusal}. */
  named(id: string): Entry & { readonly name: Name } {
    const entry = this.ledger.find(id.replace(/^@/, '').normalize('NFC'));
    if (entry?.name) return entry as Entry & { readonly name: Name };
    throw new Refusal('not found', `nothing is declared as @${id.replace(/^@/, '')}`);
  }
}

/**
 * Lays a ledger open to be asked about.
 *
 * ```ts
 * import { dayOf, answer, sourceText } from '@troth/core';
 * const text = 'party @anna "Anna"\nparty @ben\n2026-03-01 promise @bike\n  from @anna\n  to   @ben\n  will @anna lends the bike to @ben\n';
 * const desk = openDesk([sourceText('bike.troth', text)], { today: () => dayOf(2026, 3, 2) });
 * answer(desk, 'promises', { state: 'due' }).body.rows.map(({ id }) => id) // => ['@bike']
 * ```
 */
export function openDesk(sources: readonly SourceText[], options: DeskOptions): Desk {
  return new Desk(sources, options);
}
