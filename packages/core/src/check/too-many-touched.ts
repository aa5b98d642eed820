import type { EventEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { limitOf, mostOf, smallerThan } from './empty-size.ts';
import { sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** What was done to so many of a group says that it has so many (semantics.md: Groups). */
export const tooManyTouched: CheckEntry<EventEntry> = (event, ledger, report) => {
  for (const { sentence, negative } of event.lines) {
    if (negative) continue;
    for (const argument of sentence.arguments) {
      if (argument.kind !== 'quantity' || argument.group.entry?.kind !== 'group') continue;
      const { low, group } = argument;
      const smaller = smallerThan(argument.group.entry, low);
      if (!smaller || isRetracted(event.name, ledger)) continue;
      const which =
        smaller.name === group ? 'which has' : `within \`@${smaller.name?.text ?? ''}\`, which has`;
      report({
        code: 'empty-size',
        message: `This was done to at least ${low} of \`@${group.text}\`, ${which} at most ${mostOf(smaller)}.`,
        help: 'Correct the number or the size; of two reports that do not agree, write the one you do not believe as `alleged`.',
        place: sentencePlace(event, sentence),
        related: limitOf(smaller, ledger),
      });
    }
  }
};

function isRetracted(name: Name | undefined, ledger: Ledger): boolean {
  if (!name) return false;
  return ledger.entriesOf('retracted').some((entry) => entry.kind === 'retracted' && entry.target === name);
}
