import type { Interner } from '../../text/interner.ts';
import { type Decimal, decimalOf, isDecimalProblem, latinDigits, readDecimal } from '../values/decimal.ts';
import type { Unit } from '../values/unit.ts';
import type { UnitTable } from '../values/unit-table.ts';

/** A word that is a number or a range of numbers, perhaps with a unit touching it: `120`, `3..5`, `5%`, `100円`. */
export interface NumberWord {
  readonly low: Decimal;
  /** Undefined for `3..`. */
  readonly high: Decimal | undefined;
  readonly unit: Unit | undefined;
}

/** No number a ledger needs is longer, and a hostile one costs nothing. */
const LONGEST = 100;

/** Reads words as numbers, each distinct word once. */
export class NumberWords {
  readonly #words: Interner;
  readonly #units: UnitTable;
  #known: (NumberWord | null | undefined)[] = [];

  constructor(words: Interner, units: UnitTable) {
    this.#words = words;
    this.#units = units;
  }

  /** Forgets what was read: a unit that was declared since may touch a number. */
  forget(): void {
    this.#known = [];
  }

  /** The number that a word of the lexer's is, or null. */
  find(word: number): NumberWord | null {
    const known = word < this.#known.length ? this.#known[word] : undefined;
    return known === undefined ? this.#read(word) : known;
  }

  #read(word: number): NumberWord | null {
    const found = readNumberWord(this.#words.text(word), this.#units);
    while (this.#known.length <= word) this.#known.push(undefined);
    this.#known[word] = found;
    return found;
  }
}

/** Reads a number word. */
export function readNumberWord(text: string, units: UnitTable): NumberWord | null {
  if (text.length > LONGEST || !startsWithDigit(text)) return null;
  if (/^\d{1,15}$/.test(text)) {
    const value = decimalOf(Number(text));
    return { low: value, high: value, unit: undefined };
  }
  const parts =
    /^([\p{Nd},.٫٬，．]*?[\p{Nd}](?:[kMB](?![\p{L}]))?)(?:(\.\.)([\p{Nd},.٫٬，．]*[\p{Nd}](?:[kMB](?![\p{L}]))?)?)?([^\p{Nd}.,].*)?$/u.exec(
      text,
    );
  if (!parts) return null;
  const [, first, dots, second, suffix] = parts;
  const unit = suffix === undefined ? undefined : units.find(suffix);
  if (suffix !== undefined && !unit) return null;
  const low = readDecimal(latinDigits(first));
  if (isDecimalProblem(low)) return null;
  if (!dots) return { low, high: low, unit };
  const high = second === undefined ? undefined : readDecimal(latinDigits(second));
  if (high && isDecimalProblem(high)) return null;
  return { low, high, unit };
}

/** Most words are of ASCII, and are told without the tables of Unicode. */
function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 48 && code <= 57 : /^\p{Nd}/u.test(text);
}
