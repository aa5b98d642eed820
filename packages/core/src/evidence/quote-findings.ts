import type { Finding } from '../diagnostic/diagnostic.ts';
import type { Entry, Evidence } from '../ledger/entry.ts';
import { type CheckQuote, quoteChecker } from './captured-file.ts';
import type { CheckEvidence } from './checking.ts';
import { evidencePlace } from './evidence-place.ts';
import { statementsOf } from './statement.ts';

/** A nearest passage longer than this is cut in a message. */
const LONGEST = 240;

/** A quote stands in its source's file, letter for letter. */
export const quotesAreExact: CheckEvidence = ({ vantage: { ledger }, entries, find }, report) => {
  const check = quoteChecker(find);
  for (const entry of entries) {
    for (const { vouchers } of statementsOf(entry)) {
      for (const evidence of vouchers.evidence) {
        for (const [index, quote] of evidence.quotes.entries()) {
          const finding = findingOf(check, evidence, quote);
          if (finding) report({ ...finding, place: placeOf(entry, evidence, index) });
        }
      }
    }
  }

  function placeOf(entry: Entry, evidence: Evidence, index: number) {
    const { line, quotes } = evidencePlace(ledger, entry.block, evidence);
    return quotes[index] ?? line;
  }
};

function findingOf(
  check: CheckQuote,
  { source }: Evidence,
  quote: string,
): Omit<Finding, 'place'> | undefined {
  const checked = check(source, quote);
  const file = source.entry?.kind === 'source' ? source.entry.file : undefined;
  switch (checked.status) {
    case 'altered':
      return {
        code: 'altered-quote',
        message: `These words are not in \`${file}\`; the nearest there are “${shortened(checked.nearest)}”.`,
        help: 'Copy the words letter for letter, or leave `quote` out where they are retold.',
      };
    case 'missing':
      return {
        code: 'missing-quote',
        message: `These words are not in \`${file}\`, and nothing near them is.`,
        help: `Check the words, and that \`@${source.text}\` is where they are from. What is retold in other words is no quote: leave \`quote\` out.`,
      };
    default:
      return undefined;
  }
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST).replace(/\s\S*$/, '')} …`;
}
