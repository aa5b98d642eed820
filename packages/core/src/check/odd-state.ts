import type { Report } from '../diagnostic/diagnostic.ts';
import { STATE_WORDS } from '../ledger/condition.ts';
import type { Entry, EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Sentence, Shape } from '../ledger/sentence.ts';
import { eachSentence } from './conditions.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A name, and that it is or was in a state: `@p kept`, `@p has been kept`, `no @p is kept by …`. */
const STATED = new RegExp(
  `^_ ((?:(?:is|are|was|were|has|have|had|been|being|be|gets|got|becomes|became|not) )*)(${STATE_WORDS.join('|')})(?= |$)`,
);
const HAS_STATE: readonly Entry['kind'][] = ['promise', 'threat', 'request', 'deal'];

/** A promise does nothing: what reads as its deed is meant as a question where it stands. */
export const oddState: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, _ledger, report) => {
  const look = (sentence: Sentence): void => {
    const name = sentence.arguments[0];
    if (name?.kind !== 'name' || !name.entry || !HAS_STATE.includes(name.entry.kind)) return;
    const stated = STATED.exec(sentence.shape.text);
    if (!stated) {
      if (sentence.shape.text === '_') reportBare(entry as Entry, sentence, name, report);
      return;
    }
    const [, before, state] = stated as unknown as [string, string, string];
    report({
      code: 'odd-state',
      message: `\`${sentenceText(entry as Entry, sentence)}\` is read as something that \`@${name.text}\` does, not as where it stands.`,
      help: helpFor('terms' in entry, before.trim(), `@${name.text} is ${state}`),
      place: sentencePlace(entry as Entry, sentence),
    });
  };
  if ('terms' in entry) eachSentence(entry.terms, look);
  else for (const line of entry.lines) look(line.sentence);
};

/** `if @p`, `unless @p`: nobody does anything there. */
function reportBare(entry: Entry, sentence: Sentence, name: Name, report: Report): void {
  report({
    code: 'odd-state',
    message: `\`@${name.text}\` alone does not say where it has to stand.`,
    help: `Write its state after it, as \`@${name.text} is kept\`, \`@${name.text} is done\` or \`@${name.text} is broken\`.`,
    place: sentencePlace(entry, sentence),
  });
}

function helpFor(isPromise: boolean, before: string, condition: string): string {
  if (!isPromise) return 'Write who did what: where a promise stands follows from that.';
  // `@p is kept` in a condition of its own is read as a state; after `no`, or in a duty, it is not.
  if (before === 'is')
    return 'A condition may ask for a state that is so, as `if @p is broken` or `if @p is overdue`; `no … by` takes a deed.';
  return before.includes('not')
    ? 'A condition asks for a state that is so: `@p is broken`, `@p is overdue`, `@p is over`.'
    : `Write \`${condition}\`.`;
}

/** Whether a wording has words in it that may be meant as a state. */
export function mayBeStated({ text }: Shape): boolean {
  return text === '_' || STATED.test(text);
}
