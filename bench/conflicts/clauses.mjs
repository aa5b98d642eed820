/** The constraints of promises as clauses, split into parts that share nothing. */

/** @typedef {import('./book.mjs').Problem} Problem */

/**
 * One part: promises that bear on each other. Variables 1 to `promises.length` say which of them are to be kept;
 * larger ones are deeds and days.
 * @typedef {object} Part
 * @property {number[]} promises their numbers in the problem, by variable
 * @property {number} variables
 * @property {number[][]} clauses of literals, as in DIMACS
 * @property {{ literals: number[], weights: number[], most: number }[]} sums
 */

/**
 * @param {Problem} problem
 * @returns {Part[]} promises that nothing bears on are left out
 */
export function partsOf(problem) {
  const parts = new Map();
  const root = rootsOf(problem);
  const encoderOf = (/** @type {number} */ promise) => {
    const key = root(promise);
    let encoder = parts.get(key);
    if (!encoder) {
      encoder = { promises: [], gives: [], keeps: [], sums: [], chains: [] };
      parts.set(key, encoder);
    }
    return encoder;
  };
  for (const give of problem.gives) encoderOf(give.promise).gives.push(give);
  for (const keep of problem.keeps) encoderOf(keep.promise).keeps.push(keep);
  for (const sum of problem.sums) encoderOf(sum.items[0].promise).sums.push(sum);
  for (const chain of problem.chains) encoderOf(chain.steps[0].promise).chains.push(chain);
  return [...parts.values()].map(encode);
}

/** @param {Problem} problem */
function rootsOf({ promises, gives, keeps, sums, chains }) {
  const parents = promises.map((_, promise) => promise);
  const root = (/** @type {number} */ promise) => {
    while (parents[promise] !== promise) {
      parents[promise] = parents[parents[promise]];
      promise = parents[promise];
    }
    return promise;
  };
  const join = (/** @type {readonly number[]} */ set) => {
    for (const promise of set) parents[root(promise)] = root(set[0]);
  };
  const about = new Map();
  const note = (/** @type {number} */ thing, /** @type {number} */ promise) => {
    if (about.has(thing)) join([about.get(thing), promise]);
    else about.set(thing, promise);
  };
  for (const { promise, things } of gives) for (const thing of things) note(thing, promise);
  for (const { promise, thing } of keeps) note(thing, promise);
  for (const { items } of sums) join(items.map(({ promise }) => promise));
  for (const { steps } of chains) join(steps.map(({ promise }) => promise));
  return root;
}

/**
 * @param {Problem} problem with the constraints of one part
 * @returns {Part}
 */
function encode({ gives, keeps, sums, chains }) {
  const numbers = new Set([
    ...[...gives, ...keeps].map(({ promise }) => promise),
    ...sums.flatMap(({ items }) => items.map(({ promise }) => promise)),
    ...chains.flatMap(({ steps }) => steps.map(({ promise }) => promise)),
  ]);
  const promises = [...numbers].sort((a, b) => a - b);
  const selectors = new Map(promises.map((promise, index) => [promise, index + 1]));
  const selector = (/** @type {number} */ promise) => /** @type {number} */ (selectors.get(promise));
  const part = { promises, variables: promises.length, clauses: [], sums: [] };
  addGifts(part, gives, keeps, selector);
  for (const { steps, last } of chains) addChain(part, steps, last, selector);
  for (const { items, most } of sums) {
    part.sums.push({
      literals: items.map(({ promise }) => selector(promise)),
      weights: items.map(({ weight }) => weight),
      most,
    });
  }
  return part;
}

/**
 * A variable for each deed, "this thing goes to this taker"; a thing that is kept goes to nobody, and no thing to two.
 * @param {Part} part
 * @param {Problem['gives']} gives
 * @param {Problem['keeps']} keeps
 * @param {(promise: number) => number} selector
 */
function addGifts(part, gives, keeps, selector) {
  /** @type {Map<number, Map<number, number>>} */
  const deeds = new Map();
  for (const { promise, things, taker } of gives) {
    const ways = things.map((thing) => {
      const takers = deeds.get(thing) ?? new Map();
      deeds.set(thing, takers);
      const deed = takers.get(taker) ?? ++part.variables;
      takers.set(taker, deed);
      return deed;
    });
    part.clauses.push([-selector(promise), ...ways]);
  }
  for (const takers of deeds.values()) addAtMostOne(part, [...takers.values()]);
  for (const { promise, thing } of keeps)
    for (const deed of deeds.get(thing)?.values() ?? []) part.clauses.push([-selector(promise), -deed]);
}

/**
 * @param {Part} part
 * @param {readonly number[]} literals
 */
function addAtMostOne(part, literals) {
  if (literals.length > 6) {
    part.sums.push({ literals: [...literals], weights: literals.map(() => 1), most: 1 });
    return;
  }
  for (const [index, a] of literals.entries())
    for (const b of literals.slice(index + 1)) part.clauses.push([-a, -b]);
}

/**
 * A variable for each step and each day it may have to wait for: "no earlier than that day".
 * @param {Part} part
 * @param {Problem['chains'][number]['steps']} steps
 * @param {number} last
 * @param {(promise: number) => number} selector
 */
function addChain(part, steps, last, selector) {
  /** @type {[number, number][]} */
  let before = [];
  for (const [index, { promise, lag }] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const days = [lag, ...before.map(([day]) => day + lag)];
    const waits = days.map((day) => /** @type {[number, number]} */ ([day, ++part.variables]));
    for (const [from, [day, variable]] of waits.entries()) {
      const reason = from === 0 ? [] : [-selector(steps[index - 1].promise), -before[from - 1][1]];
      part.clauses.push([-selector(promise), ...reason, variable]);
      if (isLast && day > last) part.clauses.push([-variable]);
    }
    before = waits;
  }
}

/**
 * Sums as clauses, by the decision diagram of each: a node says that what is still allowed is enough for the items
 * that follow (Abío and others 2012). Equal weights give a counter.
 * @param {Part} part
 * @returns {{ variables: number, clauses: number[][] }}
 */
export function clausesOf(part) {
  let { variables } = part;
  const clauses = [...part.clauses];
  for (const { literals, weights, most } of part.sums) {
    const order = weights.map((_, index) => index).sort((a, b) => weights[b] - weights[a]);
    const rest = new Array(order.length + 1).fill(0);
    for (let at = order.length - 1; at >= 0; at--) rest[at] = rest[at + 1] + weights[order[at]];
    const nodes = order.map(() => /** @type {{ low: number, high: number, node: Node }[]} */ ([]));
    /** @typedef {number | boolean} Node a variable, or a constant */
    /** @returns {{ low: number, high: number, node: Node }} the node, and the allowances for which it is the same */
    const build = (/** @type {number} */ at, /** @type {number} */ allowed) => {
      if (allowed < 0) return { low: -Infinity, high: -1, node: false };
      if (allowed >= rest[at]) return { low: rest[at], high: Infinity, node: true };
      const known = nodes[at].find(({ low, high }) => low <= allowed && allowed <= high);
      if (known) return known;
      const weight = weights[order[at]];
      const without = build(at + 1, allowed);
      const within = build(at + 1, allowed - weight);
      const node = ++variables;
      const literal = literals[order[at]];
      if (without.node === false) clauses.push([-node]);
      else if (without.node !== true) clauses.push([-node, without.node]);
      if (within.node === false) clauses.push([-node, -literal]);
      else if (within.node !== true) clauses.push([-node, -literal, within.node]);
      const made = {
        low: Math.max(without.low, within.low + weight),
        high: Math.min(without.high, within.high + weight),
        node,
      };
      nodes[at].push(made);
      return made;
    };
    const { node } = build(0, most);
    if (typeof node === 'number') clauses.push([node]);
  }
  return { variables, clauses };
}
