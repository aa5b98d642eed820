// Loads a program with the form V8 compiled it to before, so that it need not be compiled anew. This file is not built.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

/** What is loaded, by its file: the large commands share the program's. */
const loaded = new Map();

/** The exports of a CommonJS file of ASCII, loaded once: see {@link loadCompiled}. */
export function exportsOf(url) {
  const { href } = url;
  if (!loaded.has(href)) loaded.set(href, loadCompiled(url).exports);
  return loaded.get(href);
}

/**
 * The exports of a CommonJS file of ASCII, and its script. Where this Node's compiled form of it is missing or damaged,
 * the file is compiled as if there were none. A compiled form does not know how to import, so the program is given a
 * function `importBeside` for that.
 *
 * @param require what the program requires with
 */
export function loadCompiled(url, require = createRequire(url)) {
  const file = fileURLToPath(url);
  const source = `(function (exports, module, require, importBeside) {${readFileSync(file, 'latin1')}\n})`;
  const script = new vm.Script(source, { filename: file, cachedData: compiledForm(file) });
  const module = { exports: {} };
  const importBeside = (name) => import(new URL(name, url).href);
  script.runInThisContext()(module.exports, module, require, importBeside);
  return { exports: module.exports, script };
}

/**
 * Where the compiled form of a file is, for this Node: V8 asks for its own version, but it crashes on what a build of
 * the same version with other changes has compiled, as Node 20.19 does on that of 20.20. So it is for one executable.
 */
export function compiledPath(filename) {
  const { size, mtimeMs } = statSync(process.execPath);
  const built = `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`;
  return `${filename}.${process.version}-${process.arch}-${built}.compiled`;
}

function compiledForm(filename) {
  try {
    return readFileSync(compiledPath(filename));
  } catch {
    return undefined;
  }
}
