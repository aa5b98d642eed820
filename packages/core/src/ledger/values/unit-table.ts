import { composed } from '../../text/composed.ts';
import type { Interner } from '../../text/interner.ts';
import { CURRENCY_CODES } from './currency-codes.ts';
import type { Unit } from './unit.ts';

/** The units of a ledger: its own, the ISO 4217 currencies and the percent sign. */
export class UnitTable {
  readonly #words: Interner;
  readonly #byWord = new Map<string, Unit>();
  readonly all: Unit[] = [];

  constructor(words: Interner) {
    this.#words = words;
  }

  /** The unit a word stands for. */
  find(text: string): Unit | undefined {
    const unit = this.#byWord.get(text) ?? this.#byWord.get(composed(text));
    if (unit) return unit;
    return text === '%' || CURRENCY_CODES.has(text) ? this.add(text) : undefined;
  }

  /** The unit that a word of the lexer's stands for. */
  findWord(number: number): Unit | undefined {
    return this.find(this.#words.text(number));
  }

  /** The unit with a code, made if there is none. */
  add(code: string): Unit {
    const key = composed(code);
    let unit = this.#byWord.get(key);
    if (!unit) {
      unit = { index: this.all.length, code: key, is: undefined };
      this.all.push(unit);
      this.#byWord.set(key, unit);
    }
    return unit;
  }

  /** Lets another word stand for a unit. */
  alias(text: string, unit: Unit): void {
    this.#byWord.set(composed(text), unit);
  }

  /** Every word that stands for a declared unit. */
  get words(): Iterable<string> {
    return this.#byWord.keys();
  }
}
