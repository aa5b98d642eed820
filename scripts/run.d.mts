import type { SpawnSyncOptions } from 'node:child_process';

/** The root of the repository. */
export const root: string;

/** Runs npm, the same one that runs us if one does, and gives its exit status (null after a signal). */
export function runNpm(args: readonly string[], options?: SpawnSyncOptions): number | null;
