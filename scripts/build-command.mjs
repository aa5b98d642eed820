// Builds the command: the library and most commands as one file with its compiled form, the large commands beside it.
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
  alias: {
    '@troth/server': './packages/server/src/index.ts',
    '@troth/import': './packages/import/src/index.ts',
    // Its build for Node is not made of modules, and cannot be part of one.
    yaml: './node_modules/yaml/browser/index.js',
  },
};

/** Commands that use libraries of others. */
const LARGE = ['import', 'publish', 'serve'];

/** Builds the command into a folder; false when that failed, with the last good one left in place. */
export async function buildCommand(folder) {
  const next = `${folder}.${process.pid}`;
  try {
    const inputs = [...(await bundleProgram(next)), ...(await bundleLargeCommands(next))];
    writeLicenses(inputs, path.join(next, 'licenses.txt'));
    copyDrawing(path.join(next, 'drawing'));
    rmSync(folder, { recursive: true, force: true });
    renameSync(next, folder);
    // Its path is part of the compiled form.
    return runNode('scripts/compile-program.mjs', [path.join(folder, 'program.cjs')]) === 0;
  } catch (error) {
    // esbuild has printed what is wrong with the sources; anything else has not been printed.
    if (!error.errors) process.stderr.write(`${error.stack}\n`);
    return false;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/**
 * The library and most commands as one script, since V8 gives out the compiled form of a script only and one file is
 * found sooner than many; and a module that exports it.
 */
async function bundleProgram(folder) {
  const { build } = await import('esbuild');
  const file = path.join(folder, 'program.cjs');
  const { metafile } = await build({
    ...common,
    entryPoints: ['packages/cli/src/program.ts'],
    outfile: file,
    format: 'cjs',
    plugins: [largeBeside],
    metafile: true,
  });
  const program = readFileSync(file, 'utf8').replaceAll('import("./', 'importBeside("./');
  writeFileSync(file, inAscii(program));
  const { loadCompiled } = await import('../packages/cli/bin/load-compiled.js');
  const names = Object.keys(loadCompiled(pathToFileURL(file)).exports);
  writeFileSync(
    path.join(folder, 'program.js'),
    `import { exportsOf } from '../../bin/load-compiled.js';
export const { ${names.join(', ')} } = exportsOf(new URL('program.cjs', import.meta.url));
`,
  );
  return Object.keys(metafile.inputs);
}

/** A program as esbuild writes it, whose strings are ASCII, with regular expressions that are, too. */
function inAscii(program) {
  return program.replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The commands that need libraries of others, which no other call loads. */
async function bundleLargeCommands(folder) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    ...common,
    entryPoints: Object.fromEntries(LARGE.map((name) => [name, `packages/cli/src/commands/${name}.ts`])),
    outdir: folder,
    splitting: true,
    format: 'esm',
    plugins: [programBeside],
    metafile: true,
  });
  return Object.keys(metafile.inputs);
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

/** What the program imports when it is needed, the large commands, are modules beside it. */
const largeBeside = {
  name: 'large-beside',
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, ({ kind, path: file }) =>
      kind === 'dynamic-import' ? { path: `./${path.basename(file, '.ts')}.js`, external: true } : undefined,
    );
  },
};

/** A large command has the library, and the class of its errors, from the program. */
const programBeside = {
  name: 'program-beside',
  setup(build) {
    build.onResolve({ filter: /^@troth\/core$|\/problem\.ts$/ }, () => ({
      path: './program.js',
      external: true,
    }));
  },
};
