import type { Deadline, Limits } from '../ledger/condition.ts';
import type { Terms } from '../ledger/entry.ts';
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
export function wordingsOf({ limits: whole, undertakings, conditions }: Terms): Wording[] {
  const found: Wording[] = [];
  addWaits(whole, found);
  for (let index = 0; index < undertakings.length; index++) {
    const { kind, ways } = undertakings[index];
    for (let way = 0; way < ways.length; way++) {
      const { sentence, limits } = ways[way];
      found.push(wording(kind, sentence, limits));
      addWaits(limits, found);
    }
  }
  for (const { ways } of conditions) {
    for (const { condition } of ways)
      if (condition.kind !== 'state') found.push(wording('if', condition.sentence, undefined));
  }
  return found;
}

function wording(kind: Wording['kind'], sentence: Sentence, limits: Limits | undefined): Wording {
  return { kind, shape: canonicalShape(sentence.shape), given: canonicalArguments(sentence), limits };
}

function addWaits({ starting, by, until }: Limits, found: Wording[]): void {
  if (starting?.kind === 'after') addWait(starting, found);
  if (by?.kind === 'after') addWait(by, found);
  if (until?.kind === 'after') addWait(until, found);
}

function addWait({ condition }: Deadline & { readonly kind: 'after' }, found: Wording[]): void {
  if (condition.kind !== 'state') found.push(wording('after', condition.sentence, undefined));
}
