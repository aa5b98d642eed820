// Builds the command: the library as one file with its compiled form, and the commands cut at their dynamic imports.
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root, runNode } from './run.mjs';
import { writeLicenses } from './write-licenses.mjs';

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

/** Builds the command into a folder; false when that failed, with the last good one left in place. */
export async function buildCommand(folder) {
  const next = `${folder}.${process.pid}`;
  try {
    await bundleCore(next);
    await bundleCommands(next);
    copyDrawing(path.join(next, 'drawing'));
    if (runNode('scripts/compile-core.mjs', [path.join(next, 'core.cjs')]) !== 0) return false;
    rmSync(folder, { recursive: true, force: true });
    renameSync(next, folder);
    return true;
  } catch (error) {
    // esbuild has printed what is wrong with the sources; anything else has not been printed.
    if (!error.errors) process.stderr.write(`${error.stack}\n`);
    return false;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** The library as one script, since V8 gives out the compiled form of a script only, and a module that exports it. */
async function bundleCore(folder) {
  const { build } = await import('esbuild');
  const file = path.join(folder, 'core.cjs');
  await build({ ...common, entryPoints: ['packages/core/src/index.ts'], outfile: file, format: 'cjs' });
  writeFileSync(file, inAscii(readFileSync(file, 'utf8')));
  const { loadCompiled } = await import('../packages/cli/bin/load-compiled.js');
  const names = Object.keys(loadCompiled(pathToFileURL(file)).exports);
  writeFileSync(
    path.join(folder, 'core.js'),
    `import { loadCompiled } from '../../bin/load-compiled.js';
const { exports } = loadCompiled(new URL('core.cjs', import.meta.url));
export const { ${names.join(', ')} } = exports;
`,
  );
}

/** A program as esbuild writes it, whose strings are ASCII, with regular expressions that are, too. */
function inAscii(program) {
  return program.replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Each call loads what its command needs, and no library of another. */
async function bundleCommands(folder) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    ...common,
    entryPoints: { troth: 'packages/cli/src/main.ts' },
    outdir: folder,
    splitting: true,
    format: 'esm',
    alias: {
      '@troth/server': './packages/server/src/index.ts',
      '@troth/import': './packages/import/src/index.ts',
      // Its build for Node is not made of modules, and cannot be part of one.
      yaml: './node_modules/yaml/browser/index.js',
    },
    plugins: [coreBeside],
    metafile: true,
  });
  writeLicenses(Object.keys(metafile.inputs), path.join(folder, 'licenses.txt'));
}

/** What draws pictures of a published site, as it comes: a program and the letters, each with its license beside it. */
function copyDrawing(folder) {
  const { resolve } = createRequire(import.meta.url);
  mkdirSync(folder);
  const copy = (name, as = path.basename(name)) => cpSync(resolve(name), path.join(folder, as));
  copy('@resvg/resvg-wasm/index_bg.wasm');
  for (const script of ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'])
    for (const weight of [400, 600])
      copy(`@fontsource/noto-serif/files/noto-serif-${script}-${weight}-normal.woff`);
  copy('@fontsource/noto-serif/LICENSE', 'noto-serif-LICENSE.txt');
  writeFileSync(path.join(folder, 'index_bg.wasm-LICENSE.txt'), RESVG_LICENSE);
}

const RESVG_LICENSE = `index_bg.wasm is resvg, under the Mozilla Public License 2.0: https://mozilla.org/MPL/2.0/
Its source is at https://github.com/thx/resvg-js and https://github.com/linebender/resvg
`;

const coreBeside = {
  name: 'core-beside',
  setup(build) {
    build.onResolve({ filter: /^@troth\/core$/ }, () => ({ path: './core.js', external: true }));
  },
};
