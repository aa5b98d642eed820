/** Numbers from 0 that are joined into sets, each by itself at first. */
export class NumberUnions {
  readonly #parents: number[] = [];

  /** The least of all numbers that one is joined with. */
  root(number: number): number {
    const parents = this.#parents;
    if (number >= parents.length) return number;
    let at = number;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  join(a: number, b: number): void {
    const parents = this.#parents;
    for (let next = parents.length; next <= a || next <= b; next++) parents.push(next);
    const x = this.root(a);
    const y = this.root(b);
    if (x < y) parents[y] = x;
    else parents[x] = y;
  }

  /** Things by their numbers, those that are joined together, in the order of the first of each. */
  groups<T>(things: readonly T[]): T[][] {
    const sizes: number[] = new Array(things.length).fill(0);
    for (let number = 0; number < things.length; number++) sizes[this.root(number)]++;
    const groups: T[][] = [];
    const places: number[] = new Array(things.length);
    for (let number = 0; number < things.length; number++) {
      const root = this.root(number);
      // The root is the first of its group.
      if (root === number) {
        places[number] = groups.length;
        groups.push(new Array(sizes[number]));
        sizes[number] = 0;
      }
      groups[places[root]][sizes[root]++] = things[number];
    }
    return groups;
  }
}
