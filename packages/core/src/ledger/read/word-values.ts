import { composed } from '../../text/composed.ts';
import type { Interner } from '../../text/interner.ts';
import type { DateDeadline } from '../condition.ts';
import { type DateValue, isDateProblem, looksLikeDate, readDate } from '../values/date-value.ts';
import { type Duration, readDuration } from '../values/duration.ts';

/**
 * What words mean as dates and durations. A ledger says the same days over and over, so each distinct word is read once,
 * and entries share what it means.
 */
export class WordValues {
  readonly #words: Interner;
  /** The date of each word, as the deadline that it alone is. */
  #dates: (DateDeadline | null | undefined)[] = [];
  /** By the number of the count, then by that of the unit. */
  readonly #durations = new Map<number, Map<number, Duration | null>>();
  readonly #tags = new Map<number, string>();
  readonly #states = new Map<number, string>();
  #zone: string | null = null;

  constructor(words: Interner) {
    this.#words = words;
  }

  /** The ledger's zone, for dates with a time. */
  get zone(): string | null {
    return this.#zone;
  }

  set zone(zone: string | null) {
    this.#zone = zone;
    this.#dates = [];
  }

  /** The date that a word of the lexer's is, or null. */
  date(word: number): DateValue | null {
    const deadline = this.deadline(word);
    return deadline ? deadline.date : null;
  }

  /** The date that a word of the lexer's is, as a deadline, or null. */
  deadline(word: number): DateDeadline | null {
    const known = word < this.#dates.length ? this.#dates[word] : undefined;
    return known === undefined ? this.#readDate(word) : known;
  }

  /** The duration that two words of the lexer's are, or null. */
  duration(count: number, unit: number): Duration | null {
    let units = this.#durations.get(count);
    if (!units) {
      units = new Map();
      this.#durations.set(count, units);
    }
    let duration = units.get(unit);
    if (duration === undefined) {
      duration = readDuration(this.#words.text(count), this.#words.text(unit));
      units.set(unit, duration);
    }
    return duration;
  }

  /** The tag that a word of the lexer's is with its `#`. */
  tag(word: number): string {
    let tag = this.#tags.get(word);
    if (tag === undefined) {
      tag = composed(this.#words.text(word).slice(1));
      this.#tags.set(word, tag);
    }
    return tag;
  }

  /** The state that a word of the lexer's asks for, right or wrong. */
  state(word: number): string {
    let state = this.#states.get(word);
    if (state === undefined) {
      state = this.#words.text(word).toLowerCase();
      this.#states.set(word, state);
    }
    return state;
  }

  #readDate(word: number): DateDeadline | null {
    const text = this.#words.text(word);
    const read = looksLikeDate(text) ? readDate(text, this.#zone) : null;
    const deadline: DateDeadline | null = read && !isDateProblem(read) ? { kind: 'date', date: read } : null;
    while (this.#dates.length <= word) this.#dates.push(undefined);
    this.#dates[word] = deadline;
    return deadline;
  }
}
