import type { Shape } from '../ledger/sentence.ts';

/** A wording that goes on where another is complete: `_ pays _ to _ in cash` and `_ pays _ to _`. */
export interface Continued {
  readonly longer: Shape;
  readonly shorter: Shape;
}

/**
 * Each wording with the longest other one that it begins with.
 *
 * @param byText the same, by their texts
 */
export function continuedWordings(shapes: readonly Shape[], byText: ReadonlyMap<string, Shape>): Continued[] {
  const found: Continued[] = [];
  for (const longer of shapes) {
    const shorter = beginningOf(longer.text, byText);
    if (shorter) found.push({ longer, shorter });
  }
  return found;
}

function beginningOf(text: string, byText: ReadonlyMap<string, Shape>): Shape | undefined {
  for (let end = text.lastIndexOf(' '); end > 0; end = text.lastIndexOf(' ', end - 1)) {
    const shape = byText.get(text.slice(0, end));
    if (shape && /[^_ ]/.test(shape.text)) return shape;
  }
  return undefined;
}
