import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** From this many bytes on it is worth it; a smaller ledger is done with before much is compiled. */
const LARGE = 200_000;
/** The versions of V8 in Node 20 to 24, which have the flag; one that has not would complain on standard error. */
const FIRST_VERSION = 11;
const LAST_VERSION = 13;

/**
 * Before a large ledger is read, makes V8 compile less of each function into its callers. A command runs for a second
 * or two, and left alone V8 spends a third of that on compiling as if for hours. Measured with 5,000 and with 100,000
 * entries, `troth check` then takes 0.82 and 0.88 of the processor's time.
 */
export function tuneEngine(bytes: number): void {
  const version = Number.parseInt(process.versions.v8, 10);
  if (bytes < LARGE || version < FIRST_VERSION || version > LAST_VERSION) return;
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=400');
}
