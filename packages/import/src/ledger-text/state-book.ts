import { stateName } from '../sources/cow-states.ts';
import { type Draft, entryLines, quoted } from './draft.ts';
import type { NameBook } from './name-book.ts';

/** Declares the states that a data set numbers, each once. */
export class StateBook {
  readonly drafts: Draft[] = [];
  readonly #names: NameBook;
  readonly #file: string;
  readonly #known = new Map<string, { readonly name: string; readonly title: string }>();

  constructor(names: NameBook, file: string) {
    this.#names = names;
    this.#file = file;
  }

  /** The name of a state, with its `@`, and how it is called. */
  get(
    code: string,
    special: Readonly<Record<string, string>> = {},
  ): { readonly name: string; readonly title: string } {
    const known = this.#known.get(code);
    if (known) return known;
    const title = special[code] ?? stateName(code) ?? `state ${code}`;
    const name = this.#names.partyNameOf(`state/${code}`, title);
    const isState = special[code] === undefined;
    const text = entryLines(`party ${name} ${quoted(title)}`, [isState ? ['kind', 'state'] : undefined]);
    this.drafts.push({ key: `state/${code}`, name, file: this.#file, text, shared: true });
    const state = { name, title };
    this.#known.set(code, state);
    return state;
  }
}
