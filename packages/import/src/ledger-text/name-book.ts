import { slugFrom } from './draft.ts';

/**
 * Names for the entries of an import: readable ones, each once, and the same ones at every import. What is known from
 * the last import keeps its name, whatever is read before it now.
 */
export class NameBook {
  readonly #byKey = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param known names by key, as the last import gave them, with their `@` */
  constructor(known: ReadonlyMap<string, string> = new Map()) {
    for (const [key, name] of known) {
      this.#byKey.set(key, name);
      this.#taken.add(name);
    }
  }

  /** The name of what has this key, made from the first wish that is free; with its `@`. */
  nameOf(key: string, ...wishes: readonly string[]): string {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const name = this.#free(wishes.map((wish) => `@${slugFrom(wish)}`).filter((wish) => wish !== '@'));
    this.#byKey.set(key, name);
    this.#taken.add(name);
    return name;
  }

  /** Every name that was given, by key. */
  all(): ReadonlyMap<string, string> {
    return this.#byKey;
  }

  #free(wishes: readonly string[]): string {
    const free = wishes.find((wish) => !this.#taken.has(wish));
    if (free !== undefined) return free;
    const base = wishes[0] ?? '@unnamed';
    for (let count = wishes.length > 0 ? 2 : 1; ; count++) {
      const name = `${base}-${count}`;
      if (!this.#taken.has(name)) return name;
    }
  }
}
