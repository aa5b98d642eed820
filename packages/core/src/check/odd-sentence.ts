import type { EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Sentence, Shape } from '../ledger/sentence.ts';
import { someSentence } from './conditions.ts';
import { mayBeAct, oddAct } from './odd-act.ts';
import { mayBeAnyone, oddAnyone } from './odd-anyone.ts';
import { mayHoldTime, oddClause } from './odd-clause.ts';
import { mayBeDenied, oddNegation } from './odd-negation.ts';
import { mayBeOdd, oddNumber } from './odd-number.ts';
import { mayBeStated, oddState } from './odd-state.ts';
import type { CheckEntry } from './rule.ts';
import { isShareOfGroup, shareOfGroup } from './share-of-group.ts';

/**
 * The words of sentences say what they are read as: no time, no negation, no state, no act, no number and nobody that is read as words.
 * Few sentences give reason to ask, so that one look at each saves asking seven rules.
 */
export const oddSentence: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, ledger, report) => {
  if (!holdsDoubt(entry)) return;
  oddClause(entry, ledger, report);
  oddNegation(entry, ledger, report);
  oddState(entry, ledger, report);
  oddAct(entry, ledger, report);
  oddNumber(entry, ledger, report);
  oddAnyone(entry, ledger, report);
  shareOfGroup(entry, ledger, report);
};

function holdsDoubt(entry: PromiseEntry | RequestEntry | EventEntry): boolean {
  if ('terms' in entry) return someSentence(entry.terms, isDoubtful);
  const { lines } = entry;
  for (let i = 0; i < lines.length; i++) if (isDoubtful(lines[i].sentence)) return true;
  return false;
}

function isDoubtful(sentence: Sentence): boolean {
  return isDoubtfulWording(sentence.shape) || mayBeOdd(sentence) || sentence.arguments.some(isShareOfGroup);
}

const KNOWN = new WeakMap<Shape, boolean>();

function isDoubtfulWording(shape: Shape): boolean {
  let known = KNOWN.get(shape);
  if (known === undefined) {
    known =
      mayHoldTime(shape) || mayBeDenied(shape) || mayBeStated(shape) || mayBeAct(shape) || mayBeAnyone(shape);
    KNOWN.set(shape, known);
  }
  return known;
}
