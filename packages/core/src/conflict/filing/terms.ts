import type { Deadline, Limits } from '../../ledger/condition.ts';
import type { Terms } from '../../ledger/entry.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  type Sentence,
  type Shape,
} from '../../ledger/sentence.ts';

const NONE: readonly never[] = [];

/** A sentence of a promise, as a statement of a deed: what it demands or forbids, or what it waits for. */
export interface Wording {
  readonly kind: 'will' | 'never' | 'always' | 'if' | 'after';
  readonly shape: Shape;
  readonly given: readonly Argument[];
  readonly limits: Limits | undefined;
}

/** Every sentence of a promise that may bear on others. */
export function wordingsOf({ limits: whole, undertakings, conditions }: Terms): readonly Wording[] {
  let found = waitsOf(whole);
  for (let index = 0; index < undertakings.length; index++) {
    const { kind, ways } = undertakings[index];
    for (let way = 0; way < ways.length; way++) {
      const { sentence, limits } = ways[way];
      found = joined(found, [wording(kind, sentence, limits)]);
      found = joined(found, waitsOf(limits));
    }
  }
  for (const { ways } of conditions) {
    for (const { condition } of ways)
      if (condition.kind !== 'state') found = joined(found, [wording('if', condition.sentence, undefined)]);
  }
  return found;
}

function wording(kind: Wording['kind'], sentence: Sentence, limits: Limits | undefined): Wording {
  return { kind, shape: canonicalShape(sentence.shape), given: canonicalArguments(sentence), limits };
}

/** Lists are as long as they have to be: nearly all promises have one sentence. */
function joined(before: readonly Wording[], more: readonly Wording[]): readonly Wording[] {
  if (before.length === 0) return more;
  return more.length === 0 ? before : [...before, ...more];
}

function waitsOf({ starting, by, until }: Limits): readonly Wording[] {
  if (starting?.kind !== 'after' && by?.kind !== 'after' && until?.kind !== 'after') return NONE;
  const found: Wording[] = [];
  if (starting?.kind === 'after') addWait(starting, found);
  if (by?.kind === 'after') addWait(by, found);
  if (until?.kind === 'after') addWait(until, found);
  return found;
}

function addWait({ condition }: Deadline & { readonly kind: 'after' }, found: Wording[]): void {
  if (condition.kind !== 'state') found.push(wording('after', condition.sentence, undefined));
}
