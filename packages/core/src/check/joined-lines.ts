import { sentencePlace } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { ShapeUses } from './shape-uses.ts';

/** Two lines of a promise that were written as one: `if A or if B`. */
const JOINED = / (?:(or) (if|will)|and (if|unless|will|never|always)) /;

/** Each condition and each duty stands on a line of its own; what joins two is read as words of one deed. */
export const joinedLines: CheckLedger = (ledger, report) => {
  const joined = ledger.reading.shapes.all.filter(({ text }) => JOINED.test(text));
  // Most ledgers have none, and then no sentence has to be counted.
  if (joined.length === 0) return;
  const uses = new ShapeUses(ledger);
  for (const { index, text } of joined) {
    // A wording may be left over from an entry that was edited since.
    const first = uses.first(index);
    if (!first) continue;
    const [words, or, alternative, further] = JOINED.exec(text)!;
    const field = or ? `or ${alternative}` : further;
    report({
      code: 'joined-lines',
      message: `\`${words.trim()}\` joins two sentences, and they are read as the words of one deed.`,
      help: `Start a new line with \`${field}\`.`,
      place: sentencePlace(first.entry, first.sentence),
    });
  }
};
