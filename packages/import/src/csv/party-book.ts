import { type Draft, entryLines, quoted } from '../ledger-text/draft.ts';
import type { NameBook } from '../ledger-text/name-book.ts';

/** Declares the parties that a table names, each once. A name with an `@` is one that the ledger has. */
export class PartyBook {
  readonly drafts: Draft[] = [];
  readonly #names: NameBook;
  readonly #file: string;
  readonly #known = new Map<string, string>();

  constructor(names: NameBook, file: string) {
    this.#names = names;
    this.#file = file;
  }

  nameOf(title: string): string {
    if (/^@[^\s@]+$/.test(title)) return title;
    const known = this.#known.get(title);
    if (known) return known;
    const key = `party/${title}`;
    const name = this.#names.nameOf(key, title);
    this.drafts.push({
      key,
      name,
      file: this.#file,
      text: entryLines(`party ${name} ${quoted(title)}`, []),
      shared: true,
    });
    this.#known.set(title, name);
    return name;
  }
}
