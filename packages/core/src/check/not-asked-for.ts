import {
  type DeedEntry,
  type EventEntry,
  isPromise,
  type PromiseEntry,
  type Terms,
} from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { selectionOf } from '../ledger/selection.ts';
import { canonicalShape, type Shape } from '../ledger/sentence.ts';
import { someSentence } from './conditions.ts';
import { declaration, mentionPlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** What is done for a promise is something that the promise asks for. */
export const notAskedFor: CheckEntry<EventEntry> = (event, ledger, report) => {
  for (const { sentence, for: meant } of event.lines) {
    const promise = meant && (selectionOf(meant)?.base ?? meant);
    if (!promise || !isPromise(promise.entry)) continue;
    const first = promise.entry.terms.undertakings[0]?.ways[0];
    if (!first || isAbout(ledger, promise, promise.entry, canonicalShape(sentence.shape))) continue;
    const it = `\`@${promise.text}\``;
    report({
      code: 'not-asked-for',
      message: `${it} asks for no such deed, so this is done for no promise.`,
      help: `Leave \`for @${promise.text}\` out, name the promise that asks for it, or use the words of ${it}: \`${sentenceText(promise.entry, first.sentence)}\`.`,
      place: mentionPlace(ledger, event.block, meant, undefined),
      related: declaration(ledger, promise),
    });
  }
};

/** Whether a promise says anything about a deed, itself or as it was amended, or about what the deed stops or brings back. */
function isAbout(ledger: Ledger, promise: Name, { terms }: PromiseEntry, shape: Shape): boolean {
  if (says(terms, [shape])) return true;
  const deeds = [shape, ...touchedBy(ledger, shape)];
  if (says(terms, deeds)) return true;
  return ledger.entriesOf('act').some((act) => {
    if (act.kind !== 'act' || act.act !== 'amend' || !act.terms || !act.target) return false;
    return (selectionOf(act.target)?.base ?? act.target) === promise && says(act.terms, deeds);
  });
}

function says(terms: Terms, deeds: readonly Shape[]): boolean {
  return someSentence(terms, ({ shape }) => deeds.includes(canonicalShape(shape)));
}

/** What a deed excludes, and what it undoes. */
function touchedBy(ledger: Ledger, shape: Shape): Shape[] {
  const shapesOf = (lines: DeedEntry['excludes']) => lines.map((line) => canonicalShape(line.sentence.shape));
  return ledger.entriesOf('deed').flatMap((deed) => {
    if (deed.kind !== 'deed' || !deed.sentence) return [];
    const own = canonicalShape(deed.sentence.shape);
    if (own === shape) return shapesOf(deed.excludes);
    return shapesOf(deed.undoneBy).includes(shape) ? [own, ...shapesOf(deed.excludes)] : [];
  });
}
