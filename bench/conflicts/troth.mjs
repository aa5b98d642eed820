/** Troth: what is timed is `conflictsOf` on a ledger that has been read and judged. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The library as `npm run build` leaves it. */
export const LIBRARY = fileURLToPath(new URL('../../packages/core/dist/index.js', import.meta.url));

/**
 * @param {string} path
 * @returns {Promise<typeof import('@troth/core')>}
 * @throws {Error} when it is not built, or too old to find conflicts
 */
export async function libraryAt(path) {
  const library = existsSync(path) ? await import(pathToFileURL(path).href) : {};
  if (typeof library.conflictsOf !== 'function') throw new Error('packages/core is not built: npm run build');
  return library;
}

/** @param {string} path of the library */
export async function troth(path) {
  const { conflictsOf, judge, Ledger, sourceText } = await libraryAt(path);
  return {
    prepare({ text, on }) {
      const judgement = judge(Ledger.read([sourceText('planted.troth', text)]), { on });
      return () => conflictsOf(judgement);
    },
  };
}
