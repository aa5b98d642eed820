import type { Report } from '../diagnostic/diagnostic.ts';
import { STATE_WORDS } from '../ledger/condition.ts';
import type { Entry, EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Argument, Sentence, Shape } from '../ledger/sentence.ts';
import { eachSentence } from './conditions.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

const BEING = 'is|are|was|were|has|have|had|been|being|be|gets|got|becomes|became';
/**
 * One name or several, and that they are or were in a state: `@p kept`, `@p has been kept`, `no @p is kept by …`,
 * `any @deal is broken`, `@p and @q are kept`.
 */
const STATED = new RegExp(
  `^(?:(any|some|all|each|every|both)(?: of)?(?: the)? )?_((?:(?:,| and| or)+ _)*) ((?:(?:${BEING}|not) )*)(${STATE_WORDS.join('|')})(?= |$)`,
);
/** A name without its state: `@p`, `@p is`. */
const BARE = new RegExp(`^_(?: (?:${BEING}))*$`);
/** A deal or promise that ends, as the words of a deed, and the state that may be meant. */
const ENDING =
  /^_ (?:has |have )?(ends?|ended|finish(?:es|ed)?|stops?|stopped|expires?|expired|terminates?|terminated|fails?|failed)$/;
const HAS_STATE: readonly Entry['kind'][] = ['promise', 'threat', 'request', 'deal'];

/** A promise does nothing: what reads as its deed is meant as a question where it stands. */
export const oddState: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, _ledger, report) => {
  const look = (sentence: Sentence): void => {
    const name = sentence.arguments[0];
    if (!name || !hasState(name)) return;
    const stated = STATED.exec(sentence.shape.text);
    if (!stated) {
      if (BARE.test(sentence.shape.text)) reportBare(entry as Entry, sentence, name, report);
      else if (ENDING.test(sentence.shape.text)) reportEnding(entry as Entry, sentence, name, report);
      return;
    }
    const [, which, others, before, state] = stated as unknown as [
      string,
      string?,
      string?,
      string?,
      string?,
    ];
    const names = sentence.arguments.slice(0, 1 + (others ? others.split('_').length - 1 : 0));
    if (!names.every(hasState)) return;
    report({
      code: 'odd-state',
      message: `\`${sentenceText(entry as Entry, sentence)}\` is read as something that \`@${name.text}\` does, not as where it stands.`,
      help:
        'terms' in entry
          ? (joinedHelp(sentence.shape.text.slice(stated[0].length)) ??
            helpFor(which, names, others!, before!.trim(), state!))
          : 'Write who did what: where a promise stands follows from that.',
      place: sentencePlace(entry as Entry, sentence),
    });
  };
  if ('terms' in entry) eachSentence(entry.terms, look);
  else for (const line of entry.lines) look(line.sentence);
};

/** Whether an argument names what stands somewhere. */
export function hasState(argument: Argument | undefined): argument is Name {
  return argument?.kind === 'name' && argument.entry !== undefined && HAS_STATE.includes(argument.entry.kind);
}

/** `if @p`, `unless @p`, `if @p is`: nobody does anything there. */
function reportBare(entry: Entry, sentence: Sentence, name: Name, report: Report): void {
  report({
    code: 'odd-state',
    message: `\`${sentenceText(entry, sentence)}\` alone does not say where it has to stand.`,
    help: `Write its state after it, as \`@${name.text} is kept\`, \`@${name.text} is done\` or \`@${name.text} is broken\`.`,
    place: sentencePlace(entry, sentence),
  });
}

/** `until @deal ends`: nobody ends it there. */
function reportEnding(entry: Entry, sentence: Sentence, name: Name, report: Report): void {
  const id = `@${name.text}`;
  report({
    code: 'odd-state',
    message: `\`${sentenceText(entry, sentence)}\` is read as something that \`${id}\` does, not as where it stands.`,
    help:
      'terms' in entry
        ? `Write \`${id} is over\`, in whichever way; or what is meant by it, as \`${id} is ended\`, \`${id} is lapsed\` or \`${id} is broken\`.`
        : 'Write who did what: where a promise stands follows from that.',
    place: sentencePlace(entry, sentence),
  });
}

/** `@p is kept and @ben sings`: what follows is a condition of its own. */
function joinedHelp(rest: string): string | undefined {
  const [, word] = /^,? (and|or) /.exec(rest) ?? [];
  if (word === undefined) return undefined;
  return `Each condition has a line of its own: write what follows \`${word}\` on the line below, after \`${word === 'or' ? 'or if' : 'if'}\`.`;
}

function helpFor(
  which: string | undefined,
  names: readonly Name[],
  others: string,
  before: string,
  state: string,
): string {
  const [name] = names as [Name];
  if (before.includes('not'))
    return 'A condition asks for a state that is so: `@p is broken`, `@p is overdue`, `@p is over`.';
  if (names.length > 1) {
    const each = names.map((one) => `\`@${one.text} is ${state}\``).join(' and ');
    return `Write a line for each, ${each}, the second after ${others.includes('or') ? '`or if`' : '`if`'}.`;
  }
  if (which !== undefined)
    return `Write \`${which === 'any' || which === 'some' ? 'any' : 'all'} of @${name.text} is ${state}\`.`;
  // `@p is kept` in a condition of its own is read as a state; after `no`, or in a duty, it is not.
  if (before === 'is')
    return 'A condition may ask for a state that is so, as `if @p is broken` or `if @p is overdue`; `no … by` takes a deed.';
  return `Write \`@${name.text} is ${state}\`.`;
}

/** Whether a wording has words in it that may be meant as a state. */
export function mayBeStated({ text }: Shape): boolean {
  return BARE.test(text) || STATED.test(text) || ENDING.test(text);
}
