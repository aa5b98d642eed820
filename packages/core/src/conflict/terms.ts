import type { Condition, Limits } from '../ledger/condition.ts';
import { fullTerms } from '../ledger/deal-terms.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  type Sentence,
  type Shape,
} from '../ledger/sentence.ts';

/** A sentence of a promise, as a statement of a deed: what it demands or forbids, or what it waits for. */
export interface Wording {
  readonly kind: 'will' | 'never' | 'always' | 'if' | 'after';
  readonly shape: Shape;
  readonly given: readonly Argument[];
  readonly limits: Limits | undefined;
}

/** Every sentence of a promise that may bear on others. */
export function wordingsOf(promise: PromiseEntry): Wording[] {
  const terms = fullTerms(promise);
  const found: Wording[] = [];
  const add = (kind: Wording['kind'], sentence: Sentence, limits: Limits | undefined): void => {
    found.push({ kind, shape: canonicalShape(sentence.shape), given: canonicalArguments(sentence), limits });
  };
  const addWaits = ({ starting, by, until }: Limits): void => {
    for (const clock of [starting, by, until]) {
      if (clock?.kind === 'after' && clock.condition.kind !== 'state')
        add('after', clock.condition.sentence, undefined);
    }
  };
  addWaits(terms.limits);
  for (const { kind, ways } of terms.undertakings) {
    for (const { sentence, limits } of ways) {
      add(kind, sentence, limits);
      addWaits(limits);
    }
  }
  for (const { ways } of terms.conditions) {
    for (const { condition } of ways) if (isDeed(condition)) add('if', condition.sentence, undefined);
  }
  return found;
}

function isDeed(condition: Condition): condition is Condition & { readonly sentence: Sentence } {
  return condition.kind !== 'state';
}
