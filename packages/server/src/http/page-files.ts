import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the built page, ready to be sent. */
export interface PageFile {
  readonly bytes: Buffer;
  /** The same compressed; undefined where that saves nothing. */
  readonly zipped: Buffer | undefined;
  readonly type: string;
  readonly tag: string;
  /** Whether its name holds the hash of what is in it, so that it never changes. */
  readonly isLasting: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * The files of a built page. Only what lies in its folder when it is opened can be asked for, by its exact name, and as
 * it was then: a page that is built while this one is shown has other names for the rest of its files.
 */
export class PageFiles {
  readonly #bytes: ReadonlyMap<string, Buffer>;
  readonly #made = new Map<string, PageFile>();

  constructor(folder: string) {
    const names = existsSync(folder) ? namesIn(folder) : [];
    this.#bytes = new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
  }

  /** Whether the page is built. */
  get isThere(): boolean {
    return this.#bytes.has('index.html');
  }

  /** Every file, by its path below the page. */
  get names(): readonly string[] {
    return [...this.#bytes.keys()];
  }

  /** A file by its path below the page; undefined where there is none. */
  get(name: string): PageFile | undefined {
    const bytes = this.#bytes.get(name);
    if (!bytes) return undefined;
    let file = this.#made.get(name);
    if (!file) {
      file = pageFile(name, bytes);
      this.#made.set(name, file);
    }
    return file;
  }
}

/** A file of a page with these contents. */
export function pageFile(name: string, bytes: Buffer): PageFile {
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  const isText = /^text\/|json$|svg|javascript|wasm/.test(type);
  const zipped = isText && bytes.length > 1000 ? gzipSync(bytes) : undefined;
  return {
    bytes,
    zipped: zipped && zipped.length < bytes.length ? zipped : undefined,
    type,
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isLasting: name.startsWith('assets/'),
  };
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.replaceAll(path.sep, '/'));
}
