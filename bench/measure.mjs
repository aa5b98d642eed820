/** Running programs in turn and taking their time and memory. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Program
 * @property {string} name as shown in tables
 * @property {string} command
 * @property {readonly string[]} args
 * @property {readonly number[]} [accepts] exit codes that count as success; 0 when left out
 */

/** @typedef {{ seconds: number, peakKilobytes: number | undefined }} Run */

const GNU_TIME = '/usr/bin/time';
const hasGnuTime = existsSync(GNU_TIME) && spawnSync(GNU_TIME, ['-f', '%M', 'true']).status === 0;

/** Whether peak memory can be measured on this machine. */
export const measuresMemory = hasGnuTime;

/**
 * Runs a program once, its output thrown away. Wall time includes the start of the process.
 * @param {Program} program
 * @param {string} folder for scratch files; also the home folder, so that no one's settings are read
 * @returns {Run}
 * @throws {Error} when the program fails, with the end of what it wrote to standard error
 */
export function runOnce(program, folder) {
  const peakFile = join(folder, 'peak');
  const [command, args] = hasGnuTime
    ? [GNU_TIME, ['-q', '-o', peakFile, '-f', '%M', program.command, ...program.args]]
    : [program.command, [...program.args]];
  const env = { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' };
  const start = process.hrtime.bigint();
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env, maxBuffer: 2 ** 28 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.error !== undefined) throw result.error;
  if (result.status === null || !(program.accepts ?? [0]).includes(result.status)) {
    const tail = result.stderr.toString('utf8').slice(-2000);
    throw new Error(`${program.name} ended with ${result.status ?? result.signal}\n${tail}`);
  }
  return { seconds, peakKilobytes: hasGnuTime ? Number(readFileSync(peakFile, 'utf8').trim()) : undefined };
}

/**
 * One warm-up each, then A B C A B C …, so that whatever slows the machine slows all.
 * @param {readonly Program[]} programs
 * @param {number} rounds
 * @param {string} folder
 * @returns {Map<string, Run[]>} by the program's name
 */
export function runInTurn(programs, rounds, folder) {
  /** @type {Map<string, Run[]>} */
  const runs = new Map(programs.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const program of programs) {
      const run = runOnce(program, folder);
      if (round > 0) runs.get(program.name)?.push(run);
    }
  }
  return runs;
}

/**
 * Seconds from the start of a process to its first byte of output, or to its end if it is `silent`.
 * @param {Program & { silent?: boolean }} program
 * @returns {Promise<number>}
 * @throws {Error} when the program fails, or prints nothing though it should
 */
export function secondsToFirstOutput(program) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const elapsed = () => Number(process.hrtime.bigint() - start) / 1e9;
    /** @type {number | undefined} */
    let first;
    /** @type {number | undefined} */
    let exited;
    const child = spawn(program.command, [...program.args], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.on('data', () => {
      first ??= elapsed();
    });
    child.on('error', reject);
    child.on('exit', () => {
      exited = elapsed();
    });
    child.on('close', (status) => {
      const taken = program.silent ? exited : first;
      if (status === null || !(program.accepts ?? [0]).includes(status)) {
        reject(new Error(`${program.name} ended with ${status}`));
      } else if (taken === undefined) reject(new Error(`${program.name} printed nothing`));
      else resolve(taken);
    });
  });
}

/**
 * The middle value; of an even number of values, the mean of the middle two.
 * @param {readonly number[]} values at least one
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
