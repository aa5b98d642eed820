import type { Entry, EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { nameOf, type Sentence, type Shape } from '../ledger/sentence.ts';
import { actEntryOf } from './act-as-event.ts';
import { eachSentence } from './conditions.ts';
import { hasState } from './odd-state.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** What else is said of a promise than the words of an act or a state, and what is to be written for it. */
const SAID_OTHERWISE: readonly (readonly [verbs: string, ...meant: readonly string[]])[] = [
  ['released waive waives waived forgive forgives forgave discharges discharged', '@x releases @p'],
  ['ended', '@x ends @p'],
  ['withdrew', '@x withdraws @p'],
  [
    'terminate terminates terminated cancel cancels cancelled canceled revoke revokes revoked rescinds rescinded',
    '@x ends @p',
    '@x withdraws @p',
    '@x releases @p',
  ],
  ['suspended pause pauses paused', '@x suspends @p'],
  ['resumed continues continued', '@x resumes @p'],
  ['amended change changes changed modify modifies modified extend extends extended renews', '@x amends @p'],
  ['excused', '@x excuses @p'],
  ['voided annul annuls annulled', '@x voids @p'],
  ['keep keeps kept fulfil fulfils fulfills fulfilled perform performs performed', '@p is kept'],
  ['honour honours honoured honor honors honored', '@p is kept'],
  ['complete completes completed', '@p is done'],
  ['break breaks broke breach breaches breached violate violates violated', '@p is broken'],
];
const MEANT: ReadonlyMap<string, readonly string[]> = new Map(
  SAID_OTHERWISE.flatMap(([verbs, ...meant]) => verbs.split(' ').map((verb) => [verb, meant] as const)),
);
const WORDING = /^_ ([a-z]+) _$/;
const RELEASE_FROM = '_ releases _ from _';
/** The entries that say what is meant. */
const ENTRIES: Readonly<Record<string, string>> = {
  '@x releases @p': 'released',
  '@x ends @p': 'ended',
  '@x withdraws @p': 'withdrawn',
  '@x suspends @p': 'suspended',
  '@x resumes @p': 'resumed',
  '@x amends @p': 'amended',
  '@x excuses @p': 'excused',
  '@x voids @p': 'voided',
};

/** What is done to a promise is said by the verb of an act, and where it stands by its state. */
export const oddAct: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, _ledger, report) => {
  const look = (sentence: Sentence): void => {
    const isFrom = sentence.shape.text === RELEASE_FROM;
    const promise = sentence.arguments[isFrom ? 2 : 1];
    const meant = meantBy(sentence.shape);
    if (!meant || !hasState(promise)) return;
    // `act-as-event` has told.
    if (!('terms' in entry) && actEntryOf(sentence.shape)) return;
    const help =
      'terms' in entry ? helpInTerms(entry, sentence, promise, meant) : helpInEvent(sentence, promise, meant);
    report({
      code: 'odd-act',
      message: `\`${sentenceText(entry as Entry, sentence)}\` is read as a deed of its own, which changes nothing about \`@${promise.text}\`.`,
      help,
      place: sentencePlace(entry as Entry, sentence),
    });
  };
  if ('terms' in entry) eachSentence(entry.terms, look);
  else for (const { sentence, negative } of entry.lines) if (!negative) look(sentence);
};

function helpInTerms(
  entry: PromiseEntry | RequestEntry,
  sentence: Sentence,
  promise: Name,
  meant: readonly string[],
): string {
  if (meant[0].startsWith('@p') && isPromised(sentence, entry as PromiseEntry))
    return `What \`@${promise.text}\` demands is promised there: write here what is to be done besides.`;
  return `Write ${meant.map((words) => `\`${filled(words, sentence, promise)}\``).join(', or ')}.`;
}

/** What was done to a promise is an entry, and where it stands follows from what was done. */
function helpInEvent(sentence: Sentence, promise: Name, meant: readonly string[]): string {
  if (meant[0].startsWith('@p')) return 'Write who did what: where a promise stands follows from that.';
  const actor = nameOf(sentence.arguments[0]);
  const by = actor ? `@${actor.text}` : '@x';
  const entries = meant.map((words) => `\`DATE ${ENTRIES[words]} @${promise.text} by ${by}\``);
  return `Write an entry of its own, ${entries.join(', or ')}.`;
}

/** Whether a sentence is promised itself, be it to be done, not to be done or to be kept true; else it is waited for. */
function isPromised(sentence: Sentence, { terms }: PromiseEntry): boolean {
  return terms.undertakings.some(({ ways }) => ways.some((way) => way.sentence === sentence));
}

function filled(words: string, sentence: Sentence, promise: Name): string {
  const actor = nameOf(sentence.arguments[0]);
  return words.replace('@x', actor ? `@${actor.text}` : '@x').replace('@p', `@${promise.text}`);
}

function meantBy({ text }: Shape): readonly string[] | undefined {
  if (text === RELEASE_FROM) return ['@x releases @p'];
  const verb = WORDING.exec(text)?.[1];
  return verb === undefined ? undefined : MEANT.get(verb);
}

/** Whether a wording may say that something is done to a promise. */
export function mayBeAct(shape: Shape): boolean {
  return meantBy(shape) !== undefined;
}
