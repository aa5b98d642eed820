import { nearest } from '../diagnostic/nearest.ts';
import type { DeedEntry } from '../ledger/entry.ts';
import { variablesOf } from './also-variables.ts';
import { fieldPlaces, sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** `once per` names a variable of its deed. */
export const unknownVariable: CheckEntry<DeedEntry> = (deed, ledger, report) => {
  const { sentence } = deed;
  if (!sentence) return;
  for (let i = 0; i < deed.oncePer.length; i++) {
    const { variable } = deed.oncePer[i];
    const own = variablesOf(sentence);
    if (own.includes(variable) || own.length === 0) continue;
    const near = nearest(variable, own)[0];
    const names = own.map((text) => `\`?${text}\``);
    report({
      code: 'unknown-variable',
      message: `\`?${variable}\` is not a variable of this deed.`,
      help: near
        ? `Did you mean \`?${near}\`? The deed has ${names.join(', ')}.`
        : `Write one of ${names.join(', ')}.`,
      place: fieldPlaces(ledger, deed.block, 'once per')[i] ?? sentencePlace(deed, sentence),
      related: [{ place: sentencePlace(deed, sentence), message: 'the deed with its variables' }],
    });
  }
};
