// Builds the library (tsc), the command (esbuild) and the page (Vite). Does nothing for what has not changed.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { compiledPath } from '../packages/cli/bin/load-compiled.js';
import { buildCommand } from './build-command.mjs';
import { root, runNode, say } from './run.mjs';

const shared = ['tsconfig.base.json', 'package-lock.json', 'scripts/build.mjs'];
const inputs = [
  ...shared,
  'scripts/build-command.mjs',
  'scripts/compile-program.mjs',
  'scripts/write-licenses.mjs',
  'packages/cli/bin',
  'packages/core/src',
  'packages/core/package.json',
  'packages/core/tsconfig.json',
  'packages/core/universal.d.ts',
  'packages/server/src',
  'packages/server/package.json',
  'packages/import/src',
  'packages/import/package.json',
  'packages/cli/src',
  'packages/cli/package.json',
];
const commandFolder = 'packages/cli/dist/command';
const outputs = [
  'packages/core/dist/index.js',
  'packages/core/dist/index.d.ts',
  `${commandFolder}/program.js`,
];
const stamp = path.join(root, 'packages/cli/dist/.inputs');

// The page, beside the command, where `troth serve` looks for it.
const pageInputs = [
  ...shared,
  'packages/core/src',
  'packages/web/src',
  'packages/web/public',
  'packages/web/index.html',
  'packages/web/package.json',
  'packages/web/svelte.config.js',
  'packages/web/tsconfig.json',
  'packages/web/vite.config.ts',
];
const pageFolder = 'packages/cli/dist/page';
const pageStamp = path.join(root, 'packages/cli/dist/.page-inputs');

/** Builds what is needed; false when that failed. */
export async function buildIfNeeded() {
  return (await buildCommandIfNeeded()) && buildPageIfNeeded();
}

async function buildCommandIfNeeded() {
  // What V8 compiled serves one build of Node.
  const hash = `${compiledPath('')} ${hashOf(inputs)}`;
  if (isBuilt(outputs, stamp, hash)) return true;
  say('Building the library and the command');
  if (!buildCore() || !(await buildCommand(path.join(root, commandFolder)))) return false;
  writeFileSync(stamp, hash);
  return true;
}

function buildPageIfNeeded() {
  const hash = hashOf(pageInputs);
  if (isBuilt([`${pageFolder}/index.html`], pageStamp, hash)) return true;
  say('Building the page');
  if (!buildPage()) return false;
  writeFileSync(pageStamp, hash);
  return true;
}

function isBuilt(files, stampFile, hash) {
  return (
    files.every((file) => existsSync(path.join(root, file))) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === hash
  );
}

// A build goes to a directory of its own first: a failed one leaves the last good one in place.
function buildCore() {
  const dist = path.join(root, 'packages/core/dist');
  const next = `${dist}.${process.pid}`;
  const status = runNode('node_modules/typescript/bin/tsc', ['-p', 'packages/core', '--outDir', next]);
  if (status === 0) {
    rmSync(dist, { recursive: true, force: true });
    renameSync(next, dist);
  }
  rmSync(next, { recursive: true, force: true });
  return status === 0;
}

function buildPage() {
  const status = runNode('node_modules/vite/bin/vite.js', ['build', 'packages/web', '--logLevel', 'warn']);
  if (status !== 0) return false;
  const page = path.join(root, pageFolder);
  rmSync(page, { recursive: true, force: true });
  cpSync(path.join(root, 'packages/web/dist'), page, { recursive: true });
  return true;
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of listFiles(path.join(root, input))) {
      const content = readFileSync(file);
      hash.update(`${path.relative(root, file).replaceAll('\\', '/')}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function listFiles(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = (await buildIfNeeded()) ? 0 : 1;
}
