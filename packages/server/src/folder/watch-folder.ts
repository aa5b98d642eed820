import path from 'node:path';
import { watch } from 'chokidar';
import type { LedgerFolder } from './ledger-folder.ts';

/** Changes that come within so many milliseconds are told as one. */
const QUIET = 80;

/** Watches a folder until it is stopped. */
export interface Watching {
  /** Watches files outside of the folder too: what is included, and what sources captured. */
  also(places: readonly string[]): void;
  stop(): Promise<void>;
}

/** Calls back soon after ledger files have changed, come or gone. */
export function watchFolder({ root, only }: LedgerFolder, changed: () => void): Watching {
  const wanted = new Set<string>();
  const watcher = watch(only === undefined ? root : path.join(root, only), {
    ignoreInitial: true,
    ignored: (place, stats) => !wanted.has(place) && isPassedOver(root, place, stats?.isFile() ?? false),
  });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET);
  });
  // What changed between reading the files and watching them is not told.
  watcher.on('ready', changed);
  // What cannot be watched is read anew when it is saved here; that is no reason to stop serving.
  watcher.on('error', () => {});
  return {
    also: (places) => {
      const fresh = places.filter((place) => !wanted.has(place));
      for (const place of fresh) wanted.add(place);
      if (fresh.length > 0) watcher.add(fresh);
    },
    stop: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

function isPassedOver(root: string, place: string, isFile: boolean): boolean {
  if (place === root) return false;
  const name = path.basename(place);
  return name.startsWith('.') || name === 'node_modules' || (isFile && !name.endsWith('.troth'));
}
