import type { Severity } from './diagnostic.ts';

interface CodeRule {
  readonly severity: Severity;
  /** The rule behind it, in a sentence or two. */
  readonly why: string;
}

const error = (why: string): CodeRule => ({ severity: 'error', why });
const warning = (why: string): CodeRule => ({ severity: 'warning', why });

/** Every diagnostic there is. A code, once published, keeps its meaning. */
export const CODES = {
  // Text
  'open-quote': error(
    'A text begins and ends with a quotation mark; without the second, all that follows would belong to it.',
  ),
  'open-braces': error('Braces show where a name or an amount ends, so both stand on one line.'),
  'direction-control': error('Such characters can make a line read differently from what it says.'),
  'mixed-indentation': error(
    'Indentation shows what belongs to what: a line stands beside those with the same white space.',
  ),
  'bad-name': error('Names are found by their letters alone, so they hold no other characters.'),
  'bad-braces': error('Braces hold a name, a quantity of a group or, without `@`, an amount.'),
  // Entries and fields
  'orphan-field': error('An indented line belongs to the entry above it.'),
  'unknown-entry': error('A line in the first column begins an entry, and says first what kind it is.'),
  'missing-date': error('What is promised, done or said has a day: where a promise stands depends on it.'),
  'needless-date': error(
    'Declarations hold for the whole ledger; what changes in time (holders, members) has dates of its own.',
  ),
  'missing-id': error('Entries refer to each other by name.'),
  'unknown-field': error('Each entry has its own fields, so that a misspelt one is not lost.'),
  'repeated-field': error('Two values for one field leave open which of them holds.'),
  'missing-value': error('A field without a value is most often one that was not finished.'),
  'unexpected-text': error('What cannot be read must not be passed over.'),
  'text-expected': error('Quotation marks show where a text begins and ends.'),
  'name-expected': error('Parties, promises and sources are named, so that everything about them is found.'),
  'unknown-word': error('The field takes one of a few words.'),
  'reserved-word': error('The word belongs to promises with many cases, which this version does not read.'),
  'no-alternative': error('An alternative needs something to be an alternative to.'),
  // Values
  'bad-date': error(
    'Dates follow EDTF (ISO 8601-2): year, month and day in that order, so that they mean one thing everywhere.',
  ),
  'bad-duration': error('A duration is a whole number of days, weeks, months or years.'),
  'bad-size': error('A size is a number or a range, so that what is not known stays visible.'),
  'bad-amount': error('Amounts are added up and compared, so they need a number and a declared unit.'),
  'bad-number': error('The field takes a plain number.'),
  'bad-grade': error(
    'Grades follow the Admiralty code: reliability of the source A–F, credibility of the information 1–6.',
  ),
  'bad-needs': error('A power that several must use together says how many of whom.'),
  'bad-notice': error('Notice has a length and someone to receive it.'),
  'bad-format': error('The format says which version of the language the ledger is written in.'),
  'bad-zone': error('Times with an offset are turned into days of the ledger’s zone.'),
  'bad-scope': error('A prior holds for the promises with a tag, or for all others.'),
  'no-unit-code': error('A unit is found by the word that stands after a number.'),
  'undeclared-unit': warning('Only a number with a declared unit is an amount that can be added up.'),
  'missing-status': error('A rating says how a promise stands.'),
  'unknown-state': error('A condition on a promise names a state that it can be in.'),
  // Sentences
  'empty-sentence': error('What is promised and what happened are matched by their sentences.'),
  'quote-in-sentence': error('Sentences are matched word for word, and quotation marks belong to texts.'),
  'stray-variable': error('A variable stands for anyone, and only a rule is about anyone.'),
  'clause-in-did': error(
    'An event has the day its entry starts with; deadlines and windows belong to promises.',
  ),
  'absence-without-day': error('That something has not happened can only be said of a day.'),
  'nothing-done': error('An event counts by what was done.'),
  'nothing-found': error('Having looked is a fact of its own, and so is what was found.'),
  // Names
  'unknown-name': error(
    'Everything mentioned is declared once, so that a misspelling does not make a new party.',
  ),
  'duplicate-name': error('One name is one thing.'),
  'wrong-kind': error('Each field takes names of certain kinds.'),
} as const satisfies Record<string, CodeRule>;

/** The stable name of a diagnostic. */
export type DiagnosticCode = keyof typeof CODES;
