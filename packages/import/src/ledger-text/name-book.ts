import type { Entry } from '@troth/core';
import type { ImportContext } from '../imported.ts';
import { slugFrom } from './draft.ts';

/** What names are chosen by: those of the last import, and what other files of the place declare. */
export type NameContext = Pick<ImportContext, 'names' | 'declaredElsewhere'>;

/** What another file may declare as well under the same name. */
export const PARTIES: ReadonlySet<Entry['kind']> = new Set(['party', 'person', 'office', 'group']);

/**
 * Names for the entries of an import: readable ones, each once, and the same ones at every import. What is known from
 * the last import keeps its name, whatever is read before it now. A name that another file declares is taken: two
 * promises may be called alike, and what is said of one must not be read as said of the other.
 */
export class NameBook {
  readonly #context: NameContext;
  readonly #byKey = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(context: NameContext) {
    this.#context = context;
    for (const [key, name] of context.names) {
      this.#byKey.set(key, name);
      this.#taken.add(name);
    }
  }

  /** The name of what has this key, made from the first wish that is free; with its `@`. */
  nameOf(key: string, ...wishes: readonly string[]): string {
    return this.sharedNameOf(key, () => false, ...wishes);
  }

  /** Likewise, for a party: one that another file declares under that name is taken to be the same. */
  partyNameOf(key: string, ...wishes: readonly string[]): string {
    return this.sharedNameOf(key, ({ kind }) => PARTIES.has(kind), ...wishes);
  }

  /** Likewise, for what another file may declare as well. */
  sharedNameOf(key: string, isSame: (other: Entry) => boolean, ...wishes: readonly string[]): string {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const names = wishes.map((wish) => `@${slugFrom(wish)}`).filter((wish) => wish !== '@');
    const name = this.#free(names, isSame);
    this.#byKey.set(key, name);
    this.#taken.add(name);
    return name;
  }

  /** Every name that was given, by key. */
  all(): ReadonlyMap<string, string> {
    return this.#byKey;
  }

  #free(wishes: readonly string[], isSame: (other: Entry) => boolean): string {
    const isFree = (name: string) => {
      if (this.#taken.has(name)) return false;
      const other = this.#context.declaredElsewhere(name);
      return other === undefined || isSame(other);
    };
    const free = wishes.find(isFree);
    if (free !== undefined) return free;
    const base = wishes[0] ?? '@unnamed';
    for (let count = wishes.length > 0 ? 2 : 1; ; count++) {
      const name = `${base}-${count}`;
      if (isFree(name)) return name;
    }
  }
}
