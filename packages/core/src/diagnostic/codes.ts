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
  'reserved-word': error(
    'The word belongs to promises with many cases, and only a promise or threat can be one.',
  ),
  'bad-each': error(
    '`each` makes one promise for each member of a group, and the variable stands for that member below.',
  ),
  'bad-whenever': error('A case opens on the day on which what `whenever` waits for comes to be so.'),
  'bad-periods': error('Periods have a length, a first day and a last, so that each has its own deadline.'),
  'bad-selection': error(
    'Cases of a promise are told apart by who promises, to whom, and what opened them or when.',
  ),
  'no-alternative': error('An alternative needs something to be an alternative to.'),
  // Values
  'bad-date': error(
    'Dates follow EDTF (ISO 8601-2): year, month and day in that order, so that they mean one thing everywhere.',
  ),
  'bad-duration': error('A duration is a whole number of days, weeks, months or years.'),
  'bad-size': error('A size is a number or a range, so that what is not known stays visible.'),
  'bad-amount': error('Amounts are added up and compared, so they need a number and a declared unit.'),
  'bad-number': error('The field takes a plain number.'),
  'bad-input': error(
    'An input of advice is a number, or a range from the least over the most likely to the most.',
  ),
  'bad-order': error('Advice from the order of the inputs alone needs an order that can hold.'),
  'bad-record': error('A record that is given by hand is a Beta distribution, which has two numbers.'),
  'bad-grade': error(
    'Grades follow the Admiralty code: reliability of the source A–F, credibility of the information 1–6.',
  ),
  'bad-opinion': error(
    'What a grade is worth is three shares: that the report is right, that it is wrong, and that one cannot tell.',
  ),
  'bad-needs': error('A power that several must use together says how many of whom.'),
  'bad-notice': error('Notice has a length and someone to receive it.'),
  'bad-format': error('The format says which version of the language the ledger is written in.'),
  'bad-zone': error('Times with an offset are turned into days of the ledger’s zone.'),
  'bad-scope': error('A prior holds for the promises with a tag, or for all others.'),
  'no-unit-code': error('A unit is found by the word that stands after a number.'),
  'undeclared-unit': warning('Only a number with a declared unit is an amount that can be added up.'),
  'thousands-point': warning(
    'A point stands before decimals and commas between thousands; elsewhere it is often the other way round.',
  ),
  'missing-at': warning(
    'A name starts with `@`; without it, it is a word, and someone else is taken for the doer.',
  ),
  'odd-number': warning(
    'What is not written as a quantity or an amount is words, and only equal words are the same deed.',
  ),
  'missing-status': error('A rating says how a promise stands.'),
  'unknown-state': error('A condition on a promise names a state that it can be in.'),
  // Sentences
  'empty-sentence': error('What is promised and what happened are matched by their sentences.'),
  'quote-in-sentence': error('Sentences are matched word for word, and quotation marks belong to texts.'),
  'stray-variable': error('A variable stands for anyone, and only a rule is about anyone.'),
  'unbound-variable': error(
    'Below `each ?m of @group`, `?m` stands for one member; another variable stands for nobody.',
  ),
  'clause-in-did': error(
    'An event has the day its entry starts with; deadlines and windows belong to promises.',
  ),
  'odd-clause': warning(
    'A line ends with its deadline or window; what cannot be read as one is words, and then there is no deadline.',
  ),
  'odd-negation': warning(
    'Nothing is guessed about grammar: only a field or `no … by` says that something is not done.',
  ),
  'odd-anyone': warning(
    'Only `anyone`, `anyone outside` and `anyone but` stand for whoever it may be; other words are those of a deed of its own.',
  ),
  'odd-state': warning(
    'Where a promise stands is asked with `is` and a state; other words are those of a deed, which somebody has to do.',
  ),
  'odd-act': warning(
    'An act on a promise and where a promise stands have words of their own; others are a deed like any other.',
  ),
  'absence-without-day': error('That something has not happened can only be said of a day.'),
  'nothing-done': error('An event counts by what was done, and an amendment by what it changes.'),
  'nothing-found': error('Having looked is a fact of its own, and so is what was found.'),
  'nothing-said': error('What people say is shown in their words, where it belongs.'),
  // Names
  'unknown-name': error(
    'Everything mentioned is declared once, so that a misspelling does not make a new party.',
  ),
  'duplicate-name': error('One name is one thing.'),
  'no-cases': error('Only a promise with many cases has some that can be selected.'),
  'no-members': warning('A case opens for each member whose name and days are known.'),
  'no-instance': warning(
    'What is said of a case counts for the cases that are known by the day of judgement, and here there is none.',
  ),
  'wrong-kind': error('Each field takes names of certain kinds.'),
  // What an entry needs
  'no-promisor': error(
    'A promise binds someone: what is promised, and what its breach means, is about who made it.',
  ),
  'no-promisee': error('A promise is made to someone: who can release it and who is let down depends on it.'),
  'no-duty': error(
    'Without something to do, to avoid or to keep true, nothing can keep a promise or break it.',
  ),
  'missing-input': warning(
    'What to do depends on what each outcome is worth to the one who chooses, which no ledger can know.',
  ),
  'no-parties': error(
    'A deal holds between parties, and its promises take from it the ones they do not name.',
  ),
  'two-ledgers': error(
    'The order of files never matters, so settings in two places would leave open which of them hold.',
  ),
  'two-priors': error(
    'The order of files never matters, so two priors for the same promises would leave open which of them holds.',
  ),
  'office-without-party': error('What someone does in an office binds the party it belongs to.'),
  'fixed-amount': warning(
    'What each deed is of is added up, whatever it is; only a variable in the sentence of a limit stands for any amount.',
  ),
  'incomplete-limit': error('A limit adds up certain deeds and says how far the sum may go.'),
  'counted-deeds': warning(
    'A limit of a number without a unit counts deeds, or members of groups, and adds up no amounts.',
  ),
  'source-without-date': warning(
    'What is known on a day, and by whom first, is worked out from the days of publication.',
  ),
  'older-source': warning(
    'What a source vouches for counts as known from the day it was published, and it cannot report what comes later.',
  ),
  unsourced: warning(
    'A ledger is worth what its vouchers are worth: without one, a reader has only its word.',
  ),
  // Deeds
  'no-variable': error('A rule holds for everyone who does the deed, and variables stand for them.'),
  'also-variables': error(
    'Two wordings are one deed when each argument of the one is known in the other by its variable.',
  ),
  'unknown-variable': error('`once per` says which part of the deed can have it done only once.'),
  'duplicate-deed': error('One wording is one deed, so that one rule decides about it.'),
  'act-as-event': error(
    'Acts change where a promise stands, and depend on who has the power; an event only says what was done.',
  ),
  'near-shape': warning(
    'Sentences are one deed only if their words are the same: nothing is guessed about grammar.',
  ),
  'joined-lines': warning(
    'Each condition and each duty has a line of its own, so that none is lost among the words of another.',
  ),
  // Numbers, parts and times
  'at-most-in-will': error(
    'A `will` is kept by doing enough, and doing nothing is already at most any number.',
  ),
  'empty-size': error(
    'The size of a group is a range that all we know of it narrows; here nothing is left of it.',
  ),
  'circular-parts': error('A part is smaller than what it is part of, so nothing can be part of itself.'),
  'circular-units': error('A unit is worked out from the one it is said to be, and this never ends.'),
  'circular-relays': warning(
    'A reprint comes after what it reprints. Sources that rest on nothing but each other count as no witness.',
  ),
  'circular-condition': error(
    'Where each of these promises stands would have to be known before it can be worked out.',
  ),
  'idle-bound': warning(
    'A line that says its own deadline or window is not bound by that of the promise, nor by one that is agreed on for it.',
  ),
  'earlier-bound': warning(
    'Of `by`, `within` and `until` that bound the same the earliest counts, and an amendment replaces what has the same name only.',
  ),
  'idle-until': warning(
    'A deed is done by a day; only what is not to be done, or is to be kept true, lasts until something happens.',
  ),
  'idle-time': warning(
    'A deed is done by a day, its last hour included; only the edges of a window have a time of day.',
  ),
  'reversed-window': error('What ends before it begins leaves no day on which it holds.'),
  'past-deadline': warning(
    'A promise binds from its own date, so this one could never have been kept in time.',
  ),
  'early-act': warning('A promise binds from its own date: nothing can be done to it before it is made.'),
  'not-replaced': warning(
    'A promise is replaced by one to everyone it was made to: nobody else can give up what they were promised.',
  ),
  'not-asked-for': warning(
    'A deed that is meant for one promise serves no other, and this promise asks for something else.',
  ),
  'overlapping-holders': warning(
    'What an office does counts as done by its holder of that day, and here two people are.',
  ),
  // Where promises stand
  'no-power-to-end': error(
    'Only the holder of the power ends a promise; a promisee may release it, a promisor withdraws from it.',
  ),
  'ended-without-power': warning(
    'An end by the promisor, outside of its power, is a withdrawal, and one by the promisee a release.',
  ),
  'no-standing': error(
    'An act counts if the promise gives it to that party: to the promisee or the promisor by default, to others by `may`.',
  ),
  'whole-act': warning(
    'What takes something off a demand can be limited to a part of it; other acts cannot.',
  ),
  'act-after-final': warning(
    'A promise that is settled stays as it is, and what is done to it afterwards changes nothing.',
  ),
  'not-suspended': warning('Only what is suspended can be resumed.'),
  'uncertain-act': warning(
    'Days and numbers that are not known exactly can leave open whether an act still had something to act on, or whether who acted might.',
  ),
  'irregular-act': warning(
    'The act stands, though it lacks what the promise asks for with it: notice, consultation or others who join in.',
  ),
  'not-theirs': warning(
    'A promisor can answer for its own deeds and powers, and for those of its parts, members, offices and delegates; what others control may never come.',
  ),
  'rating-differs': warning(
    'Where a promise says enough to be worked out, a rating stands beside the result and does not replace it.',
  ),
  // Evidence
  'altered-quote': error(
    'A word left out can turn what was said into its opposite, so a quote is exact or it is none.',
  ),
  'missing-quote': error('A quote stands in what it is from, letter for letter but for white space.'),
  'missing-file': warning('A copy shows what was published even when the publication is changed or gone.'),
  'unreadable-file': warning(
    'Quotes are looked up in the copy that a source keeps, and only text can be searched.',
  ),
  'altered-file': error('A digest shows that a copy is still the one that was made.'),
  'unconfirmed-grade': warning(
    'Information is confirmed by two independent roots; reports with one root are one witness, however many there are.',
  ),
  'circular-citing': warning('Sources that rest on nothing but each other are no witness of anything.'),
  'overdue-review': warning(
    'A promise that nobody looks at stays as it was last seen, and its state says less every day.',
  ),
} as const satisfies Record<string, CodeRule>;

/** The stable name of a diagnostic. */
export type DiagnosticCode = keyof typeof CODES;
