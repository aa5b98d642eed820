import type { ImportContext } from '../imported.ts';
import { type Draft, entryLines, quoted } from '../ledger-text/draft.ts';
import type { NameBook } from '../ledger-text/name-book.ts';

/** Where a party is named: the table, and the line where one row names it. */
export interface NamedAt {
  readonly file: string;
  readonly line?: number;
}

type Context = Pick<ImportContext, 'isDeclared' | 'names' | 'remarks'>;

/** Declares the parties that a table names, each once. A name with an `@` that the ledger has is left to it. */
export class PartyBook {
  readonly drafts: Draft[] = [];
  readonly #names: NameBook;
  readonly #file: string;
  readonly #context: Context;
  readonly #known = new Map<string, string>();

  constructor(names: NameBook, file: string, context: Context) {
    this.#names = names;
    this.#file = file;
    this.#context = context;
  }

  nameOf(title: string, at?: NamedAt): string {
    const known = this.#known.get(title);
    if (known) return known;
    const name = this.#isOfLedger(title) ? title : this.#declared(title, at);
    this.#known.set(title, name);
    return name;
  }

  /** What an earlier import declared for such a title is in the ledger, too, and is this import's. */
  #isOfLedger(title: string): boolean {
    return title.startsWith('@') && !this.#context.names.has(keyOf(title)) && this.#context.isDeclared(title);
  }

  #declared(title: string, at: NamedAt | undefined): string {
    if (at && title.startsWith('@') && !this.#context.names.has(keyOf(title)))
      this.#context.remarks.noted(
        at.file,
        at.line,
        `${title} is nothing that the ledger has; a party is declared for it`,
      );
    const key = keyOf(title);
    const name = this.#names.partyNameOf(key, title);
    this.drafts.push({
      key,
      name,
      file: this.#file,
      text: entryLines(`party ${name} ${quoted(title)}`, []),
      shared: true,
    });
    return name;
  }
}

function keyOf(title: string): string {
  return `party/${title}`;
}
