import { type Draft, entryLines, quoted } from '../ledger-text/draft.ts';
import type { NameBook } from '../ledger-text/name-book.ts';

const ARCHIVED = /^https?:\/\/web\.archive\.org\/(?:web|save)\/(\d{4})(\d\d)(\d\d)\d*[a-z_]*\/(.+)$/i;

/** Declares the pages that a tracker names as its sources, each once. */
export class LinkedSources {
  readonly drafts: Draft[] = [];
  readonly #names: NameBook;
  readonly #file: string;
  readonly #prefix: string;
  readonly #seenOn: (key: string) => string;
  readonly #declared = new Map<string, string>();

  /** @param place `seenOn` gives the day by which a page is known to have been there, ISO */
  constructor(names: NameBook, place: { file: string; prefix: string; seenOn: (key: string) => string }) {
    this.#names = names;
    this.#file = place.file;
    this.#prefix = place.prefix;
    this.#seenOn = place.seenOn;
  }

  /** The name of the source with this address; undefined where it is no address of a page. */
  nameOf(address: string): string | undefined {
    const url = address.trim();
    if (!/^https?:\/\/[^\s"]+$/i.test(url)) return undefined;
    const known = this.#declared.get(url);
    if (known) return known;
    const page = url.replace(ARCHIVED, '$4').replace(/^https?:\/\/(www\.)?/i, '');
    const key = `source/${url}`;
    const name = this.#names.sharedNameOf(
      key,
      (other) => other.kind === 'source' && other.url === url,
      `${this.#prefix}/${slugOfPage(page)}`,
    );
    this.#declared.set(url, name);
    const text = entryLines(`source ${name} ${quoted(shortened(page))}`, [
      ['published', archivedOn(url) ?? `../${this.#seenOn(key)}`],
      ['url', quoted(url)],
    ]);
    this.drafts.push({ key, name, file: this.#file, text, shared: true });
    return name;
  }
}

/** The day on which an archive kept a page, from its address: the page said so by then. */
export function archivedOn(address: string): string | undefined {
  const [, year, month, day] = ARCHIVED.exec(address.trim()) ?? [];
  return year && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 28 + 3
    ? `${year}-${month}-${day}`
    : undefined;
}

function slugOfPage(page: string): string {
  const [host = '', ...path] = page
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
  const last = path.at(-1)?.replace(/\.\w{2,5}$/, '');
  return [host.replace(/\.(com|org|net|gov)$/, ''), last?.replace(/\//g, '-')].filter(Boolean).join('/');
}

function shortened(page: string): string {
  const plain = page.replace(/\/$/, '');
  return plain.length > 90 ? `${plain.slice(0, 89)}…` : plain;
}
