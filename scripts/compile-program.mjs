// Writes the compiled form of the program beside it: of what runs when a small ledger is checked. It serves any
// call of the same Node. It is made in a process of its own, since it must not depend on what ran there before.
import { renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { compiledPath, loadCompiled } from '../packages/cli/bin/load-compiled.js';
import { root } from './run.mjs';

const file = process.argv[2];
const url = pathToFileURL(file);
const { exports: program, script } = loadCompiled(url, requireWithoutFlags(createRequire(url)));
const example = path.join('examples', 'prison-deal');
const said = [];
const stream = (write) => ({ isTerminal: false, write });
const io = {
  out: stream(() => {}),
  err: stream((text) => said.push(text)),
  folder: root,
  env: {},
  now: () => new Date(),
  columns: undefined,
};
const status = await program.main(['check', example], io);
// What the example says is wrong, as a conflict, is no matter here; what did not run has compiled nothing.
if (status !== 0 && status !== 1) {
  process.stderr.write(`The program was not compiled: ${example} could not be checked. ${said.join('')}\n`);
  process.exit(1);
}
const compiled = compiledPath(file);
writeFileSync(`${compiled}.new`, script.createCachedData());
renameSync(`${compiled}.new`, compiled);

/** V8 takes a compiled form only where its flags are those it was made with, and the command sets some as it reads. */
function requireWithoutFlags(require) {
  return (name) => (name === 'node:v8' ? { ...require(name), setFlagsFromString: () => {} } : require(name));
}
