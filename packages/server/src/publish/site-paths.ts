import { type ExportInput, knownEntries, pageFolder, pagePath } from '@troth/core';

/** Names of files that lie in the folder of a page, so that no other page can lie in a folder of that name. */
const FILES: ReadonlySet<string> = new Set(['index.html', 'preview.png']);

/**
 * Where each page of a site lies. Many file systems hold only one of two names that differ in capitals alone, so where a
 * ledger has both, the one with capitals is told from the other by which of its letters they are: `promise/Bike~~1`. A
 * name of which a part would lead elsewhere, or to a file, has its parts joined; so has one below the card of another promise
(`a.html/b`, where that of `a` lies at `card/a.html`). No name holds a `~`.
 */
export class SitePaths {
  /** Folded paths that more than one page has. */
  readonly #shared: ReadonlySet<string>;

  /**
   * @param paths those of all pages, as the program of the page has them
   */
  constructor(paths: Iterable<string>) {
    const seen = new Map<string, string>();
    const shared = new Set<string>();
    for (const path of paths) {
      const key = folded(path);
      if ((seen.get(key) ?? path) !== path) shared.add(key);
      seen.set(key, path);
    }
    this.#shared = shared;
  }

  /**
   * ```ts
   * const paths = new SitePaths(['promise/bike', 'promise/Bike', 'promise/Boat']);
   * paths.of('promise/bike') // => 'promise/bike'
   * paths.of('promise/Bike') // => 'promise/Bike~~1'
   * paths.of('promise/Boat') // => 'promise/Boat'
   * paths.of('promise/a.html/b') // => 'promise/a.html~b'
   * paths.of('conflict/a/../../b+c') // => 'conflict/a~..~..~b+c'
   * ```
   */
  of(path: string): string {
    const [folder = '', ...parts] = path.split('/');
    const leads =
      parts.some((part) => /^\.{0,2}$/.test(part) || FILES.has(part.toLowerCase())) ||
      parts.slice(0, -1).some((part) => /\.html$/i.test(part));
    const plain = leads ? `${folder}/${parts.join('~')}` : path;
    return this.#shared.has(folded(path)) ? `${plain}${capitals(parts.join('/'))}` : plain;
  }
}

/** Every path that a page about one thing has, as the program of the page has it. */
export function* pathsIn(
  input: ExportInput,
  conflicts: readonly { readonly key: string }[],
): Generator<string> {
  for (const { key } of conflicts) yield `conflict/${key}`;
  for (const { entry } of input.judgement.promises) yield pagePath('promise', entry.name);
  for (const entry of knownEntries(input)) if (entry.name) yield pagePath(pageFolder(entry.kind), entry.name);
}

/** Which characters are capitals, as hexadecimal digits; nothing where none is. */
function capitals(text: string): string {
  let bits = 0n;
  for (const [at, character] of [...text].entries())
    if (character !== character.toLowerCase()) bits |= 1n << BigInt(at);
  return bits === 0n ? '' : `~~${bits.toString(16)}`;
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
