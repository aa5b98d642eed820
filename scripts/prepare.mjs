// After `npm install`: builds, so that `npx troth` works at once.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { buildIfNeeded } from './build.mjs';
import { root, say } from './run.mjs';

if (
  existsSync(path.join(root, 'node_modules/typescript')) &&
  existsSync(path.join(root, 'node_modules/esbuild'))
) {
  process.exitCode = (await buildIfNeeded()) ? 0 : 1;
} else {
  say('Not building: the development dependencies are not installed');
}
