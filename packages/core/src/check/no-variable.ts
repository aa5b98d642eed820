import type { DeedEntry } from '../ledger/entry.ts';
import { variablesOf } from './also-variables.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A deed has a variable for each of its arguments. */
export const noVariable: CheckEntry<DeedEntry> = (deed, _ledger, report) => {
  const { sentence } = deed;
  if (!sentence || variablesOf(sentence).length > 0) return;
  const text = sentenceText(deed, sentence);
  report({
    code: 'no-variable',
    message: 'This deed has no variable, so it is a rule about no one.',
    help: text.includes('@')
      ? `Write variables where parties and things stand: \`deed ${text.replaceAll(/@\{?([^\s{}]+)\}?/g, '?$1')}\`.`
      : 'Write variables where parties and things stand: `deed ?giver hands over ?person to ?taker`.',
    place: sentencePlace(deed, sentence),
  });
};
