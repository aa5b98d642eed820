import type { Entry, EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Amount, Argument, Sentence } from '../ledger/sentence.ts';
import { formatDecimal } from '../ledger/values/decimal.ts';
import { eachSentence } from './conditions.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';
import { writtenArgument } from './written-argument.ts';

/** How many of a group whose members are counted is a number, and no amount of `%`. */
export const shareOfGroup: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (
  entry,
  _ledger,
  report,
) => {
  const look = (sentence: Sentence): void => {
    const share = sentence.arguments.find(isShareOfGroup);
    if (!share) return;
    const { block, start, end } = sentencePlace(entry as Entry, sentence);
    const found = WRITTEN.exec(sentenceText(entry as Entry, sentence));
    const group = `\`@${share.of!.text}\``;
    report({
      code: 'odd-number',
      message: `\`${found?.[0] ?? writtenArgument(share)}\` is read as an amount in \`%\`: it counts none of ${group}.`,
      help: helpFor(share),
      place: found
        ? { block, start: start + found.index, end: start + found.index + found[0].length }
        : { block, start, end },
    });
  };
  if ('terms' in entry) eachSentence(entry.terms, look);
  else for (const line of entry.lines) look(line.sentence);
};

const WRITTEN = /\p{Nd}[\p{Nd}.,]*\s*%\s+of\s+@\{?[^\s}]+\}?/u;

/** Whether an argument is a percentage of a group of which it is said how many there are. */
export function isShareOfGroup(argument: Argument): argument is Amount {
  if (argument.kind !== 'amount' || argument.unit.code !== '%') return false;
  const of = argument.of?.entry;
  return of?.kind === 'group' && (of.size !== undefined || of.members.length > 0);
}

/** The number that a percentage comes to, where the size of the group is known exactly and it comes out even. */
function helpFor({ low, high, bound, of }: Amount): string {
  const group = of!.entry;
  const size = group?.kind === 'group' ? group.size : undefined;
  const { digits, scale } = low;
  const isExact = size !== undefined && size.low === size.high && !bound && high !== undefined;
  const hundredths = isExact ? digits * BigInt(size.low) : 1n;
  const whole = 100n * 10n ** BigInt(scale);
  return isExact && formatDecimal(low) === formatDecimal(high) && hundredths % whole === 0n
    ? `Write how many that is: \`${hundredths / whole} of @${of!.text}\`.`
    : `Write how many that is, as \`3 of @${of!.text}\` or \`at least 3 of @${of!.text}\`.`;
}
