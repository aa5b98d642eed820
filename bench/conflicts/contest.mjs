/** Those who search for conflicts, each in a process of its own, asked in turn. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Contestant
 * @property {(instance: import('./plant.mjs').Instance) => () => (number[][] | Promise<number[][]>)} prepare reads an
 *   instance; the function it returns is what is timed: it gives all minimal sets, as numbers of promises
 */

/**
 * @typedef {object} Order
 * @property {'sparse' | 'dense'} kind
 * @property {string} family
 * @property {number} promises
 * @property {number} planted
 * @property {number} seed
 */

/**
 * @typedef {object} Turn
 * @property {number} seconds wall time
 * @property {number} busy seconds of processor time, all threads together
 * @property {number} peakBytes the largest resident set of the process so far
 * @property {number} found how many minimal sets
 * @property {string | undefined} wrong what differs from what was planted
 */

export const TROTH = 'troth';
export const SOLVERS = ['cadical', 'clingo', 'z3'];

const SEAT = fileURLToPath(new URL('seat.mjs', import.meta.url));

/**
 * One warm-up each, then A B C A B C …, so that whatever slows the machine slows all. One that takes longer than the
 * limit is left out from then on.
 * @param {Order} order
 * @param {readonly string[]} names
 * @param {number} rounds
 * @param {number} limit seconds
 * @param {string} library the path of the built library
 * @returns {Promise<Map<string, Turn[]>>} by name; no turns for those left out
 */
export async function hold(order, names, rounds, limit, library) {
  const seats = names.map((name) => openSeat(name, order, library));
  /** @type {Map<string, Turn[]>} */
  const turns = new Map(names.map((name) => [name, []]));
  const out = new Set();
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const [index, name] of names.entries()) {
        if (out.has(name)) continue;
        const turn = await seats[index].ask(limit);
        if (turn === undefined) {
          out.add(name);
          turns.set(name, []);
        } else if (round > 0) turns.get(name)?.push(turn);
      }
    }
  } finally {
    for (const seat of seats) seat.close();
  }
  return turns;
}

/**
 * @param {string} name
 * @param {Order} order
 * @param {string} library
 */
function openSeat(name, order, library) {
  const child = fork(SEAT, [name, library, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    /**
     * @param {number} limit
     * @returns {Promise<Turn | undefined>} undefined when it took too long
     */
    ask: (limit) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(() => resolve(undefined)), limit * 1000);
        const finish = (/** @type {() => void} */ settle) => {
          clearTimeout(timer);
          child.removeAllListeners();
          settle();
        };
        child.once('message', (turn) => finish(() => resolve(/** @type {Turn} */ (turn))));
        child.once('exit', (status) => finish(() => reject(new Error(`${name} ended with ${status}`))));
        child.send('search');
      }),
    close: () => child.kill('SIGKILL'),
  };
}
