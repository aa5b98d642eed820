/**
 * Z3: as CaDiCaL, with sums as pseudo-Boolean constraints, in its solver for finite domains. It is called on this
 * thread: its own interface takes a thread for each question, which is slower than most answers.
 */
import { init } from 'z3-solver';
import { partsOf } from './clauses.mjs';
import { minimalSets, numbersTo } from './marco.mjs';

/** @typedef {import('./contest.mjs').Contestant} Contestant */
/** @typedef {import('./clauses.mjs').Part} Part */
/** @typedef {Awaited<ReturnType<typeof init>>} Library */

/** @returns {Promise<Contestant>} */
export async function z3() {
  const library = await init();
  return {
    prepare({ problem }) {
      const parts = partsOf(problem);
      return () => search(library, parts);
    },
  };
}

/**
 * @param {Library} library
 * @param {readonly Part[]} parts
 * @returns {number[][]}
 */
function search(library, parts) {
  const { Z3 } = library;
  const config = Z3.mk_config();
  const context = Z3.mk_context(config);
  const found = conflicting(library, context, parts).flatMap((part) =>
    minimalSetsOf(library, context, part).map((set) => set.map((variable) => part.promises[variable - 1])),
  );
  Z3.del_context(context);
  Z3.del_config(config);
  return found;
}

/**
 * @param {Library} library
 * @param {any} context
 * @param {readonly Part[]} parts
 */
function conflicting(library, context, parts) {
  if (parts.length === 1) return parts;
  const solver = new Solver(library, context);
  /** @type {Map<number, number>} */
  const partOf = new Map();
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    solver.add(part, offset);
    for (let variable = 1; variable <= part.promises.length; variable++) partOf.set(offset + variable, index);
    offset += part.variables;
  }
  /** @type {Set<number>} */
  const found = new Set();
  let assumptions = [...partOf.keys()];
  while (!solver.fits(assumptions)) {
    for (const variable of solver.core()) found.add(/** @type {number} */ (partOf.get(variable)));
    assumptions = assumptions.filter((variable) => !found.has(/** @type {number} */ (partOf.get(variable))));
  }
  solver.dispose();
  return [...found].map((index) => parts[index]);
}

/**
 * @param {Library} library
 * @param {any} context
 * @param {Part} part
 */
function minimalSetsOf(library, context, part) {
  const solver = new Solver(library, context);
  const map = new Solver(library, context);
  solver.add(part, 0);
  const all = numbersTo(part.promises.length);
  const judge = {
    fits: (/** @type {readonly number[]} */ set) => solver.fits(set),
    core: () => solver.core(),
    kept: () => solver.trueAmong(all),
  };
  const atlas = {
    next: () => (map.fits([]) ? grown(map, map.trueAmong(all), all) : undefined),
    blockUp: (/** @type {readonly number[]} */ set) =>
      map.addClause(
        set.map((variable) => -variable),
        0,
      ),
    blockDown: (/** @type {readonly number[]} */ outside) => map.addClause(outside, 0),
  };
  const found = minimalSets(all.length, judge, atlas);
  solver.dispose();
  map.dispose();
  return found;
}

/**
 * A larger seed in one question more: Z3 offers no way to prefer true.
 * @param {Solver} map
 * @param {number[]} seed
 * @param {readonly number[]} all
 */
function grown(map, seed, all) {
  for (const variable of all) {
    if (!seed.includes(variable) && map.fits([...seed, variable])) seed = map.trueAmong(all);
  }
  return seed;
}

/** Variables are numbers, as in DIMACS. */
class Solver {
  #library;
  #context;
  #solver;
  #sort;
  /** @type {any[]} */
  #variables = [];
  /** @type {Map<number, number>} */
  #numbers = new Map();
  #room = 0;
  #capacity = 0;

  constructor(/** @type {Library} */ library, /** @type {any} */ context) {
    this.#library = library;
    this.#context = context;
    const { Z3 } = library;
    this.#solver = Z3.mk_solver_for_logic(context, Z3.mk_string_symbol(context, 'QF_FD'));
    Z3.solver_inc_ref(context, this.#solver);
    this.#sort = Z3.mk_bool_sort(context);
  }

  add(/** @type {Part} */ { clauses, sums }, /** @type {number} */ offset) {
    const { Z3 } = this.#library;
    for (const clause of clauses) this.addClause(clause, offset);
    for (const { literals, weights, most } of sums) {
      const terms = literals.map((literal) => this.#literal(literal, offset));
      Z3.solver_assert(this.#context, this.#solver, Z3.mk_pble(this.#context, terms, weights, most));
    }
  }

  addClause(/** @type {readonly number[]} */ clause, /** @type {number} */ offset) {
    const { Z3 } = this.#library;
    const terms = clause.map((literal) => this.#literal(literal, offset));
    Z3.solver_assert(this.#context, this.#solver, Z3.mk_or(this.#context, terms));
  }

  fits(/** @type {readonly number[]} */ assumptions) {
    const { em } = this.#library;
    if (assumptions.length > this.#capacity) {
      if (this.#room) em._free(this.#room);
      this.#capacity = assumptions.length * 2;
      this.#room = em._malloc(this.#capacity * 4);
    }
    const terms = assumptions.map((variable) => Number(this.#literal(variable, 0)));
    em.HEAPU32.set(terms, this.#room / 4);
    return em._Z3_solver_check_assumptions(this.#context, this.#solver, terms.length, this.#room) === 1;
  }

  core() {
    const { Z3 } = this.#library;
    const core = Z3.solver_get_unsat_core(this.#context, this.#solver);
    return Array.from(
      { length: Z3.ast_vector_size(this.#context, core) },
      (_, index) =>
        /** @type {number} */ (this.#numbers.get(Number(Z3.ast_vector_get(this.#context, core, index)))),
    );
  }

  trueAmong(/** @type {readonly number[]} */ variables) {
    const { Z3 } = this.#library;
    const model = Z3.solver_get_model(this.#context, this.#solver);
    return variables.filter((variable) => {
      const value = Z3.model_eval(this.#context, model, this.#literal(variable, 0), false);
      return value !== null && Z3.get_bool_value(this.#context, value) === 1;
    });
  }

  dispose() {
    if (this.#room) this.#library.em._free(this.#room);
    this.#library.Z3.solver_dec_ref(this.#context, this.#solver);
  }

  #literal(/** @type {number} */ literal, /** @type {number} */ offset) {
    const { Z3 } = this.#library;
    const variable = Math.abs(literal) + offset;
    let term = this.#variables[variable];
    if (term === undefined) {
      term = Z3.mk_const(this.#context, Z3.mk_int_symbol(this.#context, variable), this.#sort);
      this.#variables[variable] = term;
      this.#numbers.set(Number(term), variable);
    }
    return literal > 0 ? term : Z3.mk_not(this.#context, term);
  }
}
