import type { Report } from '../diagnostic/diagnostic.ts';
import type { Entry, EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { amountHelp, type MeantAmount, meantAmount, meantMultiple } from '../ledger/read/meant-amount.ts';
import { readNumberWord } from '../ledger/read/number-word.ts';
import type { Amount, Argument, Quantity, Sentence, Shape } from '../ledger/sentence.ts';
import { compareDecimals, formatDecimal } from '../ledger/values/decimal.ts';
import { eachSentence } from './conditions.ts';
import { meantQuantity } from './meant-quantity.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';
import { writtenArgument } from './written-argument.ts';

/** A number in a sentence is written so that it is read as one. */
export const oddNumber: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, ledger, report) => {
  const look = (sentence: Sentence): void => {
    if (!mayBeOdd(sentence)) return;
    const odd = oddIn(sentence, ledger);
    if (odd) reportOdd(entry as Entry, sentence, odd, ledger, report);
  };
  if ('terms' in entry) eachSentence(entry.terms, look);
  else for (const line of entry.lines) look(line.sentence);
};

/** What is odd: the words it begins with, what follows them, and how all that is read. */
interface Odd {
  readonly begins: string;
  readonly rest: 'a name' | 'an amount' | 'nothing';
  readonly reading: string;
  readonly help: string;
  /** What to write in their place, where that is known. */
  readonly instead?: string | undefined;
}

function reportOdd(entry: Entry, sentence: Sentence, odd: Odd, ledger: Ledger, report: Report): void {
  const { block, start, end } = sentencePlace(entry, sentence);
  const text = sentenceText(entry, sentence);
  const begins = odd.begins.split(' ').map(escaped).join('\\s+');
  const found = new RegExp(`(?<![^\\s])${begins}${RESTS[odd.rest]}`, 'iu').exec(text);
  const place = found
    ? { block, start: start + found.index, end: start + found.index + found[0].length }
    : { block, start, end };
  // `6M Usd`: of a sound number before a unit in other letters, `undeclared-unit` has told.
  if (found && isToldOf(found[0], odd, ledger)) return;
  const meant = found ? meantIn(found[0], ledger) : undefined;
  const instead = found ? (meant?.text ?? odd.instead) : undefined;
  report({
    code: 'odd-number',
    message: `\`${found ? found[0] : text}\` ${odd.reading}.`,
    help: meant ? amountHelp(meant) : odd.instead ? `Write \`${odd.instead}\`.` : odd.help,
    place,
    ...(instead ? { replacement: instead } : {}),
  });
}

function isToldOf(text: string, odd: Odd, { reading }: Ledger): boolean {
  const [, number, unit] = /^(\S+)\s+(\S+)$/.exec(text) ?? [];
  if (odd.rest !== 'nothing' || number === undefined || unit === undefined) return false;
  return /[kMB]$/.test(number) && readNumberWord(number, reading.units) !== null && !SIGN.test(unit);
}

/** `6m USD`, `6bn USD`, `6MUSD`: a number, what it is multiplied by, and a unit. */
const MULTIPLE = /^(\p{Nd}[\p{Nd}.,]*)(?:[kmb]|mn|mio|bn)\s*([^\p{Nd}\s.,]+)$/iu;

function meantIn(text: string, { reading }: Ledger): MeantAmount | undefined {
  const amount = meantAmount(text, reading.units);
  if (amount) return amount;
  const [, number, unit] = MULTIPLE.exec(text) ?? [];
  if (number === undefined || unit === undefined) return undefined;
  const multiplier = text.slice(number.length, text.length - unit.length).trim();
  return meantMultiple(number, multiplier, unit, reading.units);
}

const RESTS = {
  'a name': '[^@]*@\\{?[^\\s}]+\\}?',
  'an amount': '\\s+[^@]*?\\p{Nd}\\S*(?:\\s+[^\\s@]+)?',
  nothing: '',
};

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What is a number in the words of a sentence though not in the language, before `of` and a group. */
const NUMERALS = words(
  'one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds half most many few',
  'several each every any none both some all either neither',
);
const ARTICLES = words('the these those their its');
/** What changes a number in the words of a sentence though not in the language, before a quantity or an amount. */
const MODIFIERS = words(
  'no not but than least most to and about around approximately roughly circa nearly almost exactly precisely only just minimum maximum',
);
const CURRENCIES = /[€$£¥₹₩₽₺₪₴₦]/;
/** A currency's sign alone: `€`, `US$`. */
const SIGN = /^(?:[a-z]{1,2})?[€$£¥₹₩₽₺₪₴₦]$/i;

const HOW_MANY =
  'How many is written `3 of @g`, with digits, or `at least 3 of`, `more than 3 of`, `at most 3 of`, `3..5 of`, ' +
  '`about 30 of`, `some of` or `all of`, in small letters.';
const HOW_MUCH =
  'An amount is written `1,000.50 EUR`: commas between thousands, a point before decimals, the unit behind.';

/** Where the words of a wording may be meant as numbers. */
interface Places {
  /** Whatever follows. */
  readonly anywhere: boolean;
  /** Before these arguments, where they are numbers themselves. */
  readonly beforeNumbers: readonly number[];
  /** Before these arguments, where they are groups. */
  readonly beforeGroups: readonly number[];
}

const KNOWN = new WeakMap<Shape, Places>();

/** Whether the words of a sentence, or its arguments, give reason to look closer. An argument that was not understood is missing. */
export function mayBeOdd({ shape, arguments: given }: Sentence): boolean {
  let places = KNOWN.get(shape);
  if (places === undefined) {
    places = placesIn(shape);
    KNOWN.set(shape, places);
  }
  if (places.anywhere) return true;
  const { beforeNumbers, beforeGroups } = places;
  for (let i = 0; i < beforeNumbers.length; i++) if (isNumber(given[beforeNumbers[i]])) return true;
  for (let i = 0; i < beforeGroups.length; i++) if (isGroup(given[beforeGroups[i]])) return true;
  for (let i = 0; i < given.length; i++) if (isBackwards(given[i])) return true;
  return false;
}

function placesIn({ text }: Shape): Places {
  const all = text.split(' ');
  const beforeNumbers: number[] = [];
  const beforeGroups: number[] = [];
  let slot = 0;
  for (let at = 0; at < all.length; at++) {
    const word = all[at];
    if (word === '_') slot++;
    else if (MODIFIERS.has(word) && all[at + 1] === '_') beforeNumbers.push(slot);
    else if (NUMERALS.has(word) && isBeforeGap(all, all[at + 1] === 'of' ? at + 2 : at + 1))
      beforeGroups.push(slot);
  }
  return { anywhere: hasDigit(text), beforeNumbers, beforeGroups };
}

/** Whether a gap comes at a place in a wording, perhaps after an article: `_`, `the _`. */
function isBeforeGap(all: readonly string[], at: number): boolean {
  return all[afterArticle(all, at)] === '_';
}

/** Where a wording goes on after an article, if there is one. */
function afterArticle(all: readonly string[], at: number): number {
  return ARTICLES.has(all[at]) ? at + 1 : at;
}

function oddIn(sentence: Sentence, ledger: Ledger): Odd | undefined {
  const backwards = sentence.arguments.find(isBackwards);
  if (backwards)
    return {
      begins: rangeOf(backwards),
      rest: 'nothing',
      reading: 'runs backwards',
      help: 'Write the smaller number first.',
    };
  const all = sentence.shape.text.split(' ');
  let slot = 0;
  for (let at = 0; at < all.length; at++) {
    const word = all[at];
    if (word === '_') {
      slot++;
      continue;
    }
    const next = all[at + 1] === '_' ? sentence.arguments[slot] : undefined;
    const odd =
      (next && beforeArgument(all, at, next)) ??
      beforeGroup(all, at, sentence.arguments[slot]) ??
      (hasDigit(word)
        ? (oddAmount(word, all[at - 1], all[at + 1], ledger) ??
          withoutUnit(all, at, sentence.arguments[slot]))
        : undefined);
    if (odd) return odd;
  }
  return undefined;
}

/** `up to 3 of @g`, `all but 3 of @g`, `1 000 EUR`, `3 @g`. */
function beforeArgument(all: readonly string[], at: number, next: Argument): Odd | undefined {
  const word = all[at];
  const isPlain = isPlainNumber(word);
  if (isPlain && isGroup(next)) return asWords(word, next, true);
  if (!isNumber(next)) return undefined;
  if (isPlain) return asWords(word, next);
  if (!MODIFIERS.has(word)) return undefined;
  if ((word === 'no' || word === 'not') && !next.bound) return undefined;
  const from = modifierFrom(all, at);
  if (from === undefined) return undefined;
  return asWords(all.slice(from, at + 1).join(' '), next);
}

/** Where the words begin that end in one that changes a number; undefined where they are words like any other. */
function modifierFrom(all: readonly string[], at: number): number | undefined {
  const before = all[at - 1];
  switch (all[at]) {
    case 'but':
      return before === 'all' ? at - 1 : undefined;
    case 'than':
      return before === 'fewer' || before === 'less' || before === 'more' ? at - 1 : undefined;
    case 'least':
    case 'most':
      return before === 'at' ? at - 1 : undefined;
    case 'and':
      return all[at - 2] === 'between' && before !== undefined && isPlainNumber(before) ? at - 2 : undefined;
    case 'to':
      return before === 'up' || (before !== undefined && isPlainNumber(before)) ? at - 1 : undefined;
    default:
      return at;
  }
}

/** `three of @g`, `half of @g`, `3-5 of @g`, `3 or more of @g`, `3 of the @g`, `some @g`, `all the @g`. */
function beforeGroup(all: readonly string[], at: number, next: Argument | undefined): Odd | undefined {
  if (!next || !isGroup(next)) return undefined;
  const word = all[at];
  const hasOf = all[at + 1] === 'of';
  const gap = afterArticle(all, hasOf ? at + 2 : at + 1);
  if (all[gap] !== '_') return undefined;
  if (!hasOf) return NUMERALS.has(word) ? asWords(all.slice(at, gap).join(' '), next, true) : undefined;
  const isMore =
    at >= 2 && all[at - 1] === 'or' && /^(?:more|fewer|less)$/.test(word) && hasDigit(all[at - 2]);
  if (!NUMERALS.has(word) && !hasDigit(word) && !isMore) return undefined;
  return asWords(all.slice(isMore ? at - 2 : at, gap).join(' '), next, true);
}

/** `€100`, `EUR 100`, `1.000,50 EUR`, `.5 EUR`, `-5 EUR`. */
function oddAmount(
  word: string,
  before: string | undefined,
  next: string | undefined,
  ledger: Ledger,
): Odd | undefined {
  const isNumber = isPlainNumber(word);
  const isUnit = (text: string | undefined) => text !== undefined && text !== '_' && hasUnit(ledger, text);
  const reading = 'is read as words, not as an amount';
  const odd = (begins: string): Odd => ({ begins, rest: 'nothing', reading, help: HOW_MUCH });
  const isSign = (text: string | undefined) => text !== undefined && SIGN.test(text);
  if (isSign(next)) return odd(`${word} ${next}`);
  if (isSign(before)) return odd(`${before} ${word}`);
  // A sound number before a unit in other letters: `undeclared-unit` has told of it.
  const isSound = !/[kmb]$/.test(word) && readNumberWord(word, ledger.reading.units) !== null;
  if (isUnit(next)) return isSound ? undefined : odd(`${word} ${next}`);
  if (isNumber && isUnit(before)) return odd(`${before} ${word}`);
  const [, , touching] = MULTIPLE.exec(word) ?? [];
  return isUnit(touching) || CURRENCIES.test(word) ? odd(word) : undefined;
}

/** `pays 500 to @ben`, `pays @ben 500`: a number that says of nothing how much. */
function withoutUnit(all: readonly string[], at: number, next: Argument | undefined): Odd | undefined {
  const word = all[at];
  if (!isPlainNumber(word.replace(/[kmb]$/, ''))) return undefined;
  // `3 to 5 of @g`: told of at `to`.
  if (all[at + 1] === 'to' && isNumber(next)) return undefined;
  const isBeforeOther =
    BEFORE_OTHERS.has(all[at + 1]) && all[at + 2] === '_' && !BEFORE_NUMBERS.has(all[at - 1]);
  const isLast = at === all.length - 1 && all[at - 1] === '_';
  if (!isBeforeOther && !isLast) return undefined;
  return {
    begins: word,
    rest: 'nothing',
    reading: 'is read as a word, not as an amount: it has no unit',
    help: `Write the unit behind it, as \`${word.toUpperCase()} EUR\`; or leave it if nothing is to be added up.`,
  };
}

/** Words that lead from an amount to whom or what it goes. */
const BEFORE_OTHERS = words('to from for into by with');
/** Words before a number that is the name of a thing, or a time. */
const BEFORE_NUMBERS = words('from by within until article section no. number');

/** Units tell capital letters apart; the words of a wording do not. */
function hasUnit(ledger: Ledger, text: string): boolean {
  const { units } = ledger.reading;
  return units.find(text) !== undefined || units.find(text.toUpperCase()) !== undefined;
}

function asWords(begins: string, next: Argument, isAll = false): Odd {
  const rest = isAll ? `all of ${writtenArgument(next)}` : writtenArgument(next);
  return {
    begins,
    rest: next.kind === 'amount' ? 'an amount' : 'a name',
    reading: `is read as the words \`${begins}\` and as \`${rest}\``,
    help: next.kind === 'amount' ? HOW_MUCH : HOW_MANY,
    instead: meantQuantity(begins, next),
  };
}

function isNumber(argument: Argument | undefined): argument is Quantity | Amount {
  return argument?.kind === 'quantity' || argument?.kind === 'amount';
}

function isGroup(argument: Argument | undefined): boolean {
  return argument?.kind === 'name' && argument.entry?.kind === 'group';
}

function isBackwards(argument: Argument): boolean {
  if (argument.kind === 'quantity') return argument.high < argument.low;
  if (argument.kind !== 'amount' || !argument.high) return false;
  return compareDecimals(argument.high, argument.low) < 0;
}

/** The two ends of a range as they are most often written. */
function rangeOf(argument: Argument): string {
  if (argument.kind === 'quantity') return `${argument.low}..${argument.high}`;
  return argument.kind === 'amount' && argument.high
    ? `${formatDecimal(argument.low)}..${formatDecimal(argument.high)}`
    : '';
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '));
}

function hasDigit(text: string): boolean {
  return /\d|[^\0-\x7f]/.test(text) && /\p{Nd}/u.test(text);
}

function isPlainNumber(word: string): boolean {
  return /^\p{Nd}+(?:[.,]\p{Nd}+)*$/u.test(word);
}
