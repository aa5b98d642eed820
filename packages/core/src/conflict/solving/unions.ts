/** Things that are joined into sets, each by itself at first. */
export class Unions<T> {
  readonly #parents = new Map<T, T>();

  /** What stands for all that a thing is joined with. */
  root(item: T): T {
    const parents = this.#parents;
    let at = item;
    for (let next = parents.get(at); next !== undefined; next = parents.get(at)) {
      const beyond = parents.get(next);
      if (beyond !== undefined) parents.set(at, beyond);
      at = next;
    }
    return at;
  }

  join(a: T, b: T): void {
    const x = this.root(a);
    const y = this.root(b);
    if (x !== y) this.#parents.set(x, y);
  }

  /** Things that are joined, together, in the order of the first of each. */
  groups(items: Iterable<T>): T[][] {
    const groups = new Map<T, T[]>();
    for (const item of items) {
      const root = this.root(item);
      const group = groups.get(root);
      if (group) group.push(item);
      else groups.set(root, [item]);
    }
    return [...groups.values()];
  }
}
