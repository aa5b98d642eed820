#!/usr/bin/env node
// The command. This file is not built, so that npm can link it before the first build.
import module from 'node:module';
import process from 'node:process';
import { exportsOf } from './load-compiled.js';

// Keeps the compiled program between calls (Node 22 and later).
module.enableCompileCache?.();

// 2 means "could not run"; Node's own status for a crash, 1, means "findings" here.
process.on('uncaughtException', (error) => {
  const said = error?.name === 'Problem' ? error.message : (error?.stack ?? error);
  process.stderr.write(`troth: ${said}\n`);
  process.exit(2);
});

const { main } = exportsOf(new URL('../dist/command/program.cjs', import.meta.url));
process.exitCode = await main(process.argv.slice(2));
