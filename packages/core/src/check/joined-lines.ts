import { sentencePlace } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { ShapeUses } from './shape-uses.ts';

/** Two lines of a promise that were written as one: `if A or if B`, `will A unless B`; but not `@a asks if @b agrees`. */
const JOINED =
  / (?:(or) (if|will)|and (if|unless|will|never|always)|(?<!(?:asks?|checks?|decides?|finds out|knows?|learns?|says?|sees?|tells?|tests?|verif(?:y|ies)) )(if|unless)(?= _ )) /;
/** Two sentences with one field before them: `if @a asks and @b pays`; but not `@a sells @x and @y as one`. */
const TWO =
  /^_ (?!,|and |or )[^_ ]+ (?:.* )?(and|or) _ (?!(?:across|always|as|besides|its|perhaps|plus|this|thus|towards|versus)(?: |$))[^_ '’][^_ ]*s(?: |$)/;

/** Each condition and each duty stands on a line of its own; what joins two is read as words of one deed. */
export const joinedLines: CheckLedger = (ledger, report) => {
  const joined = ledger.reading.shapes.all.filter(({ text }) => JOINED.test(text) || TWO.test(text));
  // Most ledgers have none, and then no sentence has to be counted.
  if (joined.length === 0) return;
  const uses = new ShapeUses(ledger);
  for (const { index, text } of joined) {
    // A wording may be left over from an entry that was edited since.
    const first = uses.first(index);
    if (!first) continue;
    const found = wordsThatJoin(text);
    if (!found) continue;
    report({
      code: 'joined-lines',
      message: `\`${found.words}\` joins two sentences, and they are read as the words of one deed.`,
      help: found.help,
      place: sentencePlace(first.entry, first.sentence),
    });
  }
};

function wordsThatJoin(text: string): { readonly words: string; readonly help: string } | undefined {
  const joined = JOINED.exec(text);
  if (joined) {
    const [words, or, alternative, further, bare] = joined;
    const field = or ? `or ${alternative}` : (further ?? bare);
    return { words: words.trim(), help: `Start a new line with \`${field}\`.` };
  }
  const word = TWO.exec(text)?.[1];
  if (word === undefined) return undefined;
  const fields = word === 'or' ? '`or if` or `or will`' : '`if` or `will`';
  return { words: word, help: `Write each on a line of its own, the second after ${fields}.` };
}
