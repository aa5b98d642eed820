// Runs other programs for the scripts. Node's own modules only: nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Runs Node on a script below the root, with its output shown, and gives the exit status (null after a signal). */
export function runNode(script, args = [], options = {}) {
  return run(process.execPath, [path.join(root, script), ...args], options);
}

/** Runs npm, the same one that runs us if one does. */
export function runNpm(args, options = {}) {
  const own = process.env.npm_execpath ?? '';
  if (path.basename(own) === 'npm-cli.js') return run(process.execPath, [own, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

function run(command, args, options) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (result.error) process.stderr.write(`${command}: ${result.error.message}\n`);
  return result.status;
}

/** Says what a script is doing. */
export function say(text) {
  process.stdout.write(`\n> ${text}\n`);
}
