/**
 * clingo: one program for the whole ledger, whose answer sets that are minimal in the promises chosen are the conflicts.
 * Rules say directly what makes a choice impossible; for things of which one of several is given it is Hall's condition.
 */
import { createRequire } from 'node:module';

/** @typedef {import('./contest.mjs').Contestant} Contestant */
/** @typedef {import('./book.mjs').Problem} Problem */

const RULES = `
{ s(P) : promise(P) }.
used(T,C) :- s(P), one_of(P,T,C).
deed(T,B) :- s(P), gives(P,T,B).
bad :- deed(T,A), deed(T,B), A < B.
bad :- keeps(P,T), s(P), deed(T,_).
bad :- several(C), #sum { 1,P : s(P), in(P,C); -1,T : used(T,C) } > 0.
bad :- limit(R,M), #sum { W,P : s(P), weighs(R,P,W) } > M.
wait(P,L) :- step(P,L), s(P).
wait(P,D+L) :- wait(Q,D), next(Q,P), step(P,L), s(P).
bad :- wait(P,D), until(P,M), D > M.
:- not bad.
#show s/1.
`;
const OPTIONS = ['--heuristic=Domain', '--enum-mode=domRec', '--dom-mod=5,16'];

/** @returns {Promise<Contestant>} */
export async function clingo() {
  const module = createRequire(import.meta.url)('clingo-wasm');
  const { info } = console;
  console.info = () => {};
  await module.run('a.');
  console.info = info;
  return {
    prepare({ problem }) {
      const program = factsOf(problem) + RULES;
      return async () => {
        const result = await module.run(program, 0, OPTIONS);
        if (result.Result === 'ERROR') throw new Error(result.Error);
        return (result.Call[0].Witnesses ?? []).map((/** @type {{ Value: string[] }} */ { Value }) =>
          Value.map((atom) => Number(atom.slice(2, -1))),
        );
      };
    },
  };
}

/** @param {Problem} problem */
function factsOf({ gives, keeps, sums, chains }) {
  /** @type {string[]} */
  const facts = [];
  const constrained = new Set();
  const say = (/** @type {string} */ name, /** @type {number[]} */ ...values) =>
    facts.push(`${name}(${values.join()}).`);
  const component = componentsOf(gives);
  const components = new Set();
  for (const { promise, things, taker } of gives) {
    constrained.add(promise);
    const of = component(things[0]);
    if (of === undefined) say('gives', promise, things[0], taker);
    else {
      components.add(of);
      say('in', promise, of);
      for (const thing of things) say('one_of', promise, thing, of);
    }
  }
  for (const of of components) say('several', of);
  for (const { promise, thing } of keeps) {
    constrained.add(promise);
    say('keeps', promise, thing);
  }
  for (const [row, { items, most }] of sums.entries()) {
    say('limit', row, most);
    for (const { promise, weight } of items) {
      constrained.add(promise);
      say('weighs', row, promise, weight);
    }
  }
  for (const { steps, last } of chains) {
    for (const [index, { promise, lag }] of steps.entries()) {
      constrained.add(promise);
      say('step', promise, lag);
      if (index > 0) say('next', steps[index - 1].promise, promise);
      if (index === steps.length - 1) say('until', promise, last);
    }
  }
  for (const promise of constrained) say('promise', promise);
  return facts.join('\n');
}

/**
 * Things that promises connect, of which one of several is given. None of them is to be kept in any family.
 * @param {Problem['gives']} gives
 * @returns {(thing: number) => number | undefined} undefined where each promise is about one thing
 */
function componentsOf(gives) {
  /** @type {Map<number, number>} */
  const parents = new Map();
  const root = (/** @type {number} */ thing) => {
    let at = thing;
    while (parents.get(at) !== at) at = /** @type {number} */ (parents.get(at));
    return at;
  };
  for (const { things } of gives) {
    for (const thing of things) {
      if (!parents.has(thing)) parents.set(thing, thing);
      parents.set(root(thing), root(things[0]));
    }
  }
  const several = new Set(
    gives.filter(({ things }) => things.length > 1).map(({ things }) => root(things[0])),
  );
  return (thing) => (several.has(root(thing)) ? root(thing) : undefined);
}
