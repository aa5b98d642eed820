import type { DiagnosticCode } from './codes.ts';
import { PAGES } from './pages.ts';

/**
 * What a code means, for a terminal: whether it is an error or a warning, the rule behind it, an example, and what is
 * printed about that example, with what to write instead.
 *
 * ```ts
 * explain('no-promisor').split('\n')[0] // => 'no-promisor (error)'
 * ```
 */
export function explain(code: DiagnosticCode): string {
  return PAGES[code];
}
