// Loads a program with the form V8 compiled it to before, so that it need not be compiled anew. This file is not built.
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

/**
 * The exports of a CommonJS file of ASCII that requires nothing, and its script. Where this Node's compiled form of it
 * is missing or damaged, the file is compiled as if there were none.
 */
export function loadCompiled(url) {
  const filename = fileURLToPath(url);
  const source = `(function (exports, module) {${readFileSync(filename, 'latin1')}\n})`;
  const script = new vm.Script(source, { filename, cachedData: compiledForm(filename) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, module);
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
