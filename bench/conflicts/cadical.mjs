/** CaDiCaL: one solver for all parts finds those that conflict, then one for each of them finds all minimal sets. */
import { Cadical, loadCadical } from 'cadical-wasm';
import { clausesOf, partsOf } from './clauses.mjs';
import { minimalSets, numbersTo } from './marco.mjs';

/** @typedef {import('./contest.mjs').Contestant} Contestant */
/** @typedef {import('cadical-wasm').CadicalModule} CadicalModule */

/** @returns {Promise<Contestant>} */
export async function cadical() {
  const module = await loadCadical();
  return {
    prepare({ problem }) {
      const parts = partsOf(problem).map((part) => ({ ...part, ...clausesOf(part) }));
      return () => search(module, parts);
    },
  };
}

/**
 * @param {CadicalModule} module
 * @param {import('./clauses.mjs').Part[]} parts
 * @returns {number[][]}
 */
function search(module, parts) {
  return conflicting(module, parts).flatMap((part) =>
    minimalSetsOf(module, part).map((set) => set.map((variable) => part.promises[variable - 1])),
  );
}

/**
 * Asks for all promises at once; the core names a part that conflicts, which is left out of the next question.
 * @param {CadicalModule} module
 * @param {import('./clauses.mjs').Part[]} parts
 */
function conflicting(module, parts) {
  if (parts.length === 1) return parts;
  const solver = new Cadical(module, { quiet: true });
  /** @type {Map<number, number>} */
  const partOf = new Map();
  let offset = 0;
  for (const [index, { promises, variables, clauses }] of parts.entries()) {
    for (const clause of clauses)
      solver.addClause(clause.map((literal) => literal + Math.sign(literal) * offset));
    for (let variable = 1; variable <= promises.length; variable++) partOf.set(offset + variable, index);
    offset += variables;
  }
  /** @type {Set<number>} */
  const found = new Set();
  let assumptions = [...partOf.keys()];
  while (solver.solve({ assumptions }) === 'unsatisfiable') {
    for (const literal of solver.failedAssumptions()) found.add(/** @type {number} */ (partOf.get(literal)));
    assumptions = assumptions.filter((variable) => !found.has(/** @type {number} */ (partOf.get(variable))));
  }
  solver.dispose();
  return [...found].map((index) => parts[index]);
}

/**
 * @param {CadicalModule} module
 * @param {import('./clauses.mjs').Part} part
 */
function minimalSetsOf(module, { promises, clauses }) {
  const solver = new Cadical(module, { quiet: true });
  const map = new Cadical(module, { quiet: true, phase: true });
  solver.addClauses(clauses);
  const all = numbersTo(promises.length);
  map.ensureVars(promises.length);
  const judge = {
    fits: (/** @type {readonly number[]} */ set) => solver.solve({ assumptions: set }) === 'satisfiable',
    core: () => solver.failedAssumptions(),
    kept: () => all.filter((variable) => solver.value(variable)),
  };
  const atlas = {
    next: () => (map.solve() === 'satisfiable' ? all.filter((variable) => map.value(variable)) : undefined),
    blockUp: (/** @type {readonly number[]} */ set) => map.addClause(set.map((variable) => -variable)),
    blockDown: (/** @type {readonly number[]} */ outside) => map.addClause(outside),
  };
  const found = minimalSets(promises.length, judge, atlas);
  solver.dispose();
  map.dispose();
  return found;
}
