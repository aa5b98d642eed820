import type { Sentence, Shape } from '../ledger/sentence.ts';
import { sentencePlace } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { DECLARED, ShapeUses } from './shape-uses.ts';

/** Two lines of a promise that were written as one: `if A or if B`, `will A unless B`; but not `@a asks if @b agrees`. */
const JOINED =
  / (?:(or) (if|will)|and (if|unless|will|never|always)|(?<!(?:asks?|checks?|decides?|finds out|knows?|learns?|says?|sees?|tells?|tests?|verif(?:y|ies)) )(?:(if|unless)(?= _ )|(when|whenever|once|as soon as|provided(?: that)?|while|as long as|(?<!(?:day|week|month|year)s? )after|before)(?= _ (?:is|has|[^_ ,'’]+s)(?: |$)))) /;
/** What may be a second sentence after one: a name and a word that has the form of a verb, `@a sings and @b dances`. */
const SECOND = / (and|or|but) _ (is|[^_ ,'’]+[^_ s]s)(?= |$)/g;
/** What may be a second deed of the same doer: `@a sings and pays 5 EUR`. */
const SAME_DOER = / (and|or) ([^_ ,'’]+[^_ s]s)(?= _)/g;
/** What a sentence starts with whose doer is one name. */
const VERB = /^_ (?!(?:and|or) )([^_ ,'’][^_ ]*)/;

/** Each condition and each duty stands on a line of its own; what joins two is read as words of one deed. */
export const joinedLines: CheckLedger = (ledger, report) => {
  const { all } = ledger.reading.shapes;
  const joined = all.filter(
    ({ text }) =>
      JOINED.test(text) || (VERB.test(text) && (text.search(SECOND) > 0 || text.search(SAME_DOER) > 0)),
  );
  // Most ledgers have none, and then no sentence has to be counted.
  if (joined.length === 0) return;
  const uses = new ShapeUses(ledger);
  const clauses = knownClauses(all.filter(({ index }) => uses.count(index) > 0));
  for (const { index, text } of joined) {
    // A wording may be left over from an entry that was edited since.
    const first = uses.first(index);
    if (!first) continue;
    const isDeclared = uses.count(index) >= DECLARED;
    const found = fieldThatJoins(text) ?? (isDeclared ? undefined : wordThatJoins(first.sentence, clauses));
    if (!found) continue;
    report({
      code: 'joined-lines',
      message: `\`${found.words}\` joins two sentences, and they are read as the words of one deed.`,
      help: found.help,
      place: sentencePlace(first.entry, first.sentence),
    });
  }
};

interface Found {
  readonly words: string;
  readonly help: string;
}

function fieldThatJoins(text: string): Found | undefined {
  const joined = JOINED.exec(text);
  if (!joined) return undefined;
  const [words, or, alternative, further, bare, waits] = joined;
  if (waits) return { words: waits, help: helpForWaiting(waits) };
  const field = or ? `or ${alternative}` : (further ?? bare);
  return { words: words.trim(), help: `Start a new line with \`${field}\`.` };
}

/** `@a pays after @b delivers`, `once @p is done`: something that the deed is to wait for, or to come before. */
function helpForWaiting(word: string): string {
  if (word === 'before')
    return 'At the end of the line write `by 0 days after` and what it has to come before; that day itself is in time.';
  if (word === 'while' || word === 'as long as')
    return 'Say with `if`, on a line of its own, when it begins to hold, and with `until` and a condition, at the end of the line, what ends it.';
  return `Start a new line with \`${word === 'whenever' ? word : 'if'}\`.`;
}

function wordThatJoins(sentence: Sentence, clauses: ReadonlySet<string>): Found | undefined {
  const { text } = sentence.shape;
  const own = VERB.exec(text)?.[0];
  if (own === undefined) return undefined;
  for (const found of text.matchAll(SECOND)) {
    const [all, word, verb] = found;
    const clause = text.length === found.index + all.length ? `_ ${verb}` : `_ ${verb} `;
    const before = text.slice(0, found.index);
    const isSecond =
      // `@a sings and @b …`: after a verb alone no name is one of several that something is done to.
      before === own ||
      // `@a gives @b apples and @c gives …`; but not `@a gives @b and @c gifts`.
      clauses.has(clause) ||
      // `@a asks @b and @a pays …`: nobody is both the doer and one of those that it is done to.
      isDoerAgain(before, sentence);
    if (!isSecond) continue;
    return { words: word, help: `${helpForSecond(word)}.` };
  }
  for (const [, word, verb] of text.matchAll(SAME_DOER))
    if (clauses.has(`_ ${verb} `))
      return { words: word, help: `${helpForSecond(word)}, and with who does it.` };
  return undefined;
}

function helpForSecond(word: string): string {
  const fields = word === 'or' ? '`or if` or `or will`' : '`if` or `will`';
  return `Write each on a line of its own, the second after ${fields}`;
}

/** Whether the first gap after the start of a wording holds the name of who does the deed. */
function isDoerAgain(start: string, { arguments: given }: Sentence): boolean {
  const again = given[start.split(' ').filter((word) => word === '_').length];
  return again.kind === 'name' && again === given[0];
}

/** How the sentences of a ledger start, `_ pays ` where the verb is followed by something, and `_ sings` where it is not. */
function knownClauses(shapes: readonly Shape[]): ReadonlySet<string> {
  const clauses = new Set<string>();
  for (const { text } of shapes) {
    const own = VERB.exec(text)?.[0];
    if (own !== undefined) clauses.add(own === text ? own : `${own} `);
  }
  return clauses;
}
