import type { Condition } from '../ledger/condition.ts';
import type { Entry, EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Sentence, Shape } from '../ledger/sentence.ts';
import { sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

const FIRST = /^(?:not|no) /;
const DENIED =
  /^(?:not|no|never) |^_ (?:(?:do|does|did|has|have|is|are|was|were|will|shall|must) not|cannot|never|(?:do|does|did|has|have|is|are|was|were|wo)n['’]t) /;

/** That something is not done is said by the field or by `no … by`, not by the words of the deed. */
export const oddNegation: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, _ledger, report) => {
  const say = (sentence: Sentence, help: string): void => {
    const word = DENIED.exec(sentence.shape.text)![0].replace('_', '').trim();
    report({
      code: 'odd-negation',
      message: `\`${word}\` is read as words of the deed: this is a deed of its own, not that one left undone.`,
      help,
      place: sentencePlace(entry as Entry, sentence),
    });
  };
  if (!('terms' in entry)) {
    for (const { sentence } of entry.lines)
      if (FIRST.test(sentence.shape.text))
        say(sentence, 'Write `not` instead of `did`: `not @anna pays @ben` says that it was not done.');
    return;
  }
  const { conditions, unless, undertakings } = entry.terms;
  const look = (condition: Condition): void => {
    if (condition.kind === 'deed' && DENIED.test(condition.sentence.shape.text))
      say(
        condition.sentence,
        'Write `no`, the deed, and the day by which it would have been done: `if no @anna pays @ben by 2026-03-31`.',
      );
  };
  for (const { ways } of conditions) for (const { condition } of ways) look(condition);
  for (const { condition } of unless) look(condition);
  for (const { kind, ways } of undertakings) {
    if (kind !== 'will') continue;
    for (const { sentence } of ways)
      if (DENIED.test(sentence.shape.text))
        say(sentence, 'Write what is not to be done after `never`: `never @anna sells the bike`.');
  }
};

/** Whether a wording has words in it that may be meant as a negation. */
export function mayBeDenied({ text }: Shape): boolean {
  return DENIED.test(text);
}
