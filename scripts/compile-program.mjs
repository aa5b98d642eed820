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
const silent = { isTerminal: false, write: () => {} };
const io = { out: silent, err: silent, folder: root, env: {}, now: () => new Date(), columns: undefined };
await program.main(['check', path.join('examples', 'prison-deal')], io);
const compiled = compiledPath(file);
writeFileSync(`${compiled}.new`, script.createCachedData());
renameSync(`${compiled}.new`, compiled);

/** V8 takes a compiled form only where its flags are those it was made with, and the command sets some as it reads. */
function requireWithoutFlags(require) {
  return (name) => (name === 'node:v8' ? { ...require(name), setFlagsFromString: () => {} } : require(name));
}
