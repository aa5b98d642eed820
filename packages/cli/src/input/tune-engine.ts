import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** From this length on, in UTF-16 code units, a ledger is large. */
const LARGE = 200_000;

/** Four times what the V8 of Node 20 takes by default; later ones have a quick compiler before the thorough one. */
const COMPILE_LATE = { flag: '--interrupt-budget=270336', first: 11, last: 11 };
const INLINE_LESS = { flag: '--max-inlined-bytecode-size-cumulative=400', first: 11, last: 13 };
/** How much the heap may grow before the next time all of it is looked through, in percent; 0 leaves it to V8. */
const COLLECT_LATE = { flag: '--heap-growing-percent=3000', first: 11, last: 13 };
const COLLECT_AS_USUAL = { ...COLLECT_LATE, flag: '--heap-growing-percent=0' };

/**
 * Makes V8 compile and collect less, now that it is known how much there is to read. A command runs for a second or two
 * at most, and left alone V8 sets out as if for hours.
 *
 * - A small ledger is done with before much of what is compiled has been run: a function has to run for longer before it
 *   is compiled. Of the processor's time, `troth check` of the first example takes 0.66.
 * - A large one wants all of it compiled soon, but less of each function into its callers. With 5,000 and with 100,000
 *   entries, `troth check` takes 0.82 and 0.88.
 * - Nearly all that is made of a large one is needed to the end, so that it is no use to look through the whole heap for
 *   what is not. With 100,000 entries, `troth check` takes 0.88, and 1.02 of the memory. What a command still does once
 *   it has waited for something, such as writing files, leaves more behind, and is collected as usual.
 *
 * A version of V8 that has not got a flag would complain on standard error, so each is set only where it is known.
 */
export function tuneEngine(length: number): void {
  if (length < LARGE) {
    set(COMPILE_LATE);
    return;
  }
  set(INLINE_LESS);
  set(COLLECT_LATE);
  setImmediate(() => set(COLLECT_AS_USUAL));
}

function set({ flag, first, last }: typeof COMPILE_LATE): void {
  const version = Number.parseInt(process.versions.v8, 10);
  if (version >= first && version <= last) setFlagsFromString(flag);
}
