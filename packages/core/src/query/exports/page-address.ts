import type { Name } from '../../ledger/name.ts';
import { idOf } from '../name-text.ts';

/**
 * Where the page about a name lies in a published site, from its root; as a file is called there. No name holds `~`, so
 * that no two names share a page, and no name leads out of the folder.
 *
 * ```ts
 * pageFile('promise', '@trade/2024') // => 'promise/trade~2024.html'
 * ```
 */
export function pageFile(folder: string, id: string): string {
  return `${folder}/${id.replace(/^@/, '').replaceAll('/', '~')}.html`;
}

/** A path as it is written in an address: each part percent-encoded. */
export function addressOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The address of the page about a promise; undefined where the site has no address. */
export function promiseAddress(base: string | undefined, name: Name): string | undefined {
  return base === undefined ? undefined : base + addressOf(pageFile('promise', idOf(name)));
}
