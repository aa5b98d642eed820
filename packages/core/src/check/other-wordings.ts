import type { Shape } from '../ledger/sentence.ts';
import { isSmallWord } from './shape-neighbours.ts';
import { verbOf } from './verb-forms.ts';

/** What sets a wording apart from another that is most likely meant: when it was done, or who stands first. */
export interface OtherWording {
  readonly shape: Shape;
  readonly by: 'when' | 'passive';
}

/**
 * The wordings of a ledger that say another one with words for when it was done, or in the passive.
 *
 * @param byText the same, by their texts
 *
 * ```ts
 * // `_ pays late _ to _` says `_ pays _ to _`, and so does `_ is paid _ by _`
 * ```
 */
export function otherWordings(
  shapes: readonly Shape[],
  byText: ReadonlyMap<string, Shape>,
): Map<Shape, OtherWording> {
  const found = new Map<Shape, OtherWording>();
  let active: Map<string, Shape> | undefined;
  for (const one of shapes) {
    const plain = withoutWhen(one.text);
    if (plain !== undefined) {
      const shape = byText.get(plain);
      if (shape) found.set(one, { shape, by: 'when' });
    }
    if (!PASSIVE.test(one.text)) continue;
    active ??= activeByDeed(shapes);
    const shape = active.get(deedOf(one));
    if (shape) found.set(one, { shape, by: 'passive' });
  }
  return found;
}

const WHEN =
  / (?:(?:too )?late|belatedly|early|already|finally|eventually|promptly|punctually|(?:on|in) time)(?= |$)/;

/** A wording without the words that say when; undefined where it has none. */
function withoutWhen(text: string): string | undefined {
  return WHEN.test(text) ? text.replace(WHEN, '') : undefined;
}

const BEING = /^(?:is|are|was|were|be|been|has|have|had|gets|got)$/;
const PASSIVE = /^_ (?:is|are|was|were|(?:has|have|had) been|gets|got) [^_ ]+(?: .*)? by _(?: |$)/;

/** Of wordings that tell the same deed, the first in the alphabet. */
function activeByDeed(shapes: readonly Shape[]): Map<string, Shape> {
  const found = new Map<string, Shape>();
  for (const shape of shapes) {
    if (!isActive(shape)) continue;
    const deed = deedOf(shape);
    const known = found.get(deed);
    if (!known || shape.text < known.text) found.set(deed, shape);
  }
  return found;
}

function isActive({ text }: Shape): boolean {
  return /^_ [^_ ]/.test(text) && !PASSIVE.test(text);
}

/** The words that tell what is done, verbs in one form, in no order; and of how many it is said. */
function deedOf({ text, slots }: Shape): string {
  const words = text.split(' ').filter((word) => word !== '_' && !BEING.test(word) && !isSmallWord(word));
  return `${words.map(stemOf).sort().join(' ')} ${slots}`;
}

/** What the forms of a regular verb have in common: `carri` of `carries` and `carried`. */
function stemOf(word: string): string {
  const base = verbOf(word);
  if (base !== word || word.length < 4) return base;
  return word.replace(/(?:ed|es|s|d|e)$/, '').replace(/([bdgklmnprt])\1$/, '$1');
}
