import type { Interner } from '../text/interner.ts';
import { type DateValue, isDateProblem, looksLikeDate, readDate } from './date-value.ts';
import { type Duration, readDuration } from './duration.ts';

/**
 * What words mean as dates and durations. A ledger says the same days over and over, so each distinct word is read once,
 * and entries share what it means.
 */
export class WordValues {
  readonly #words: Interner;
  #dates: (DateValue | null | undefined)[] = [];
  /** By the number of the count, then by that of the unit. */
  readonly #durations = new Map<number, Map<number, Duration | null>>();
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

  #readDate(word: number): DateValue | null {
    const text = this.#words.text(word);
    const read = looksLikeDate(text) ? readDate(text, this.#zone) : null;
    const date = read && !isDateProblem(read) ? read : null;
    while (this.#dates.length <= word) this.#dates.push(undefined);
    this.#dates[word] = date;
    return date;
  }
}
