/** Throws where the program contradicts itself. A user's mistake is a `Diagnostic`, never this. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Troth contradicts itself: ${message}`);
}
