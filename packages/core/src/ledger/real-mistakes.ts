import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { locate } from '../text/block.ts';
import type { Ledger } from './ledger.ts';

/**
 * The diagnostics that are not merely due to what was left out of a ledger as secret: a name that is declared there, a
 * promise whose only deed stands there. A mistake counts if the whole ledger has it, too.
 *
 * @param ofWhole what is wrong with the whole ledger
 */
export function realMistakes(
  ledger: Ledger,
  diagnostics: Diagnostic[],
  ofWhole: (whole: Ledger) => readonly Diagnostic[],
): Diagnostic[] {
  const whole = diagnostics.length > 0 ? ledger.whole : undefined;
  if (!whole) return diagnostics;
  const real = new Set(ofWhole(whole).map(keyOf));
  return diagnostics.filter((diagnostic) => real.has(keyOf(diagnostic)));
}

/** Texts keep their lines and columns when something is left out of them. */
function keyOf({ code, place }: Diagnostic): string {
  const { path, line, column } = locate(place);
  return `${code} ${line} ${column} ${path}`;
}
