import type { DeedEntry } from '../ledger/entry.ts';
import { orderOfVariables } from '../ledger/link-deeds.ts';
import type { Sentence } from '../ledger/sentence.ts';
import { sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A deed has variables, and every other wording of it has the same ones, each once. */
export const alsoVariables: CheckEntry<DeedEntry> = (deed, _ledger, report) => {
  const { sentence } = deed;
  if (!sentence) return;
  const own = variablesOf(sentence);
  if (own.length === 0) return;
  for (const wording of deed.also) {
    if (orderOfVariables(sentence, wording)) continue;
    const theirs = variablesOf(wording);
    const missing = own.filter((variable) => !theirs.includes(variable));
    const extra = theirs.filter((variable) => !own.includes(variable));
    report({
      code: 'also-variables',
      message: message(missing, extra),
      help: `Use ${own.map(written).join(', ')} in both, each once; they may stand in any order.`,
      place: sentencePlace(deed, wording),
      related: [{ place: sentencePlace(deed, sentence), message: 'the deed it is another wording of' }],
    });
  }
};

function message(missing: readonly string[], extra: readonly string[]): string {
  const parts = [
    ...(missing.length > 0 ? [`lacks ${missing.map(written).join(' and ')}`] : []),
    ...(extra.length > 0 ? [`has ${extra.map(written).join(' and ')}, which the deed has not`] : []),
  ];
  if (parts.length === 0) return 'The variables of this wording are not those of the deed, each once.';
  return `This wording ${parts.join(', and ')}.`;
}

function written(variable: string): string {
  return `\`?${variable}\``;
}

/** The variables of a sentence, in their order. */
export function variablesOf(sentence: Sentence): string[] {
  const variables: string[] = [];
  for (const argument of sentence.arguments) if (argument.kind === 'variable') variables.push(argument.text);
  return variables;
}
