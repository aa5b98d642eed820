import type { Entry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';

const FOLDERS = {
  promise: 'promise',
  threat: 'promise',
  party: 'party',
  person: 'party',
  office: 'party',
  group: 'party',
  source: 'source',
  choice: 'choice',
} as const satisfies Partial<Record<Entry['kind'], string>>;

/** A view of one entry, by the word that its address begins with. */
export type PageFolder = (typeof FOLDERS)[keyof typeof FOLDERS] | 'entry';

/**
 * The view that shows an entry of a kind: in the program of the page, and as a folder in a published site.
 *
 * ```ts
 * pageFolder('threat') // => 'promise'
 * pageFolder('event') // => 'entry'
 * ```
 */
export function pageFolder(kind: Entry['kind']): PageFolder {
  return kind in FOLDERS ? FOLDERS[kind as keyof typeof FOLDERS] : 'entry';
}

/**
 * The folder of the page about a name in a published site, as the program of the page has it: `promise/trade/2024`. A
 * name whose parts would lead elsewhere (`..`) has them joined by `~`, which no name holds.
 *
 * ```ts
 * pagePath('promise', '@trade/2024') // => 'promise/trade/2024'
 * pagePath('promise', '@a/../../b') // => 'promise/a~..~..~b'
 * ```
 */
export function pagePath(folder: string, name: Name | string): string {
  const text = typeof name === 'string' ? name.replace(/^@/, '') : name.text;
  const parts = text.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  return `${folder}/${parts.join(isPlain ? '/' : '~')}`;
}

/** A path as it is written in an address: each part percent-encoded, but for signs that addresses may hold as they are. */
export function addressOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%2B', '+').replaceAll('%40', '@'))
    .join('/');
}

/** The address of the page about a promise; undefined where the site has no address. */
export function promiseAddress(base: string | undefined, name: Name): string | undefined {
  return base === undefined ? undefined : `${base}${addressOf(pagePath('promise', name))}/`;
}
