// Loads a program with the form V8 compiled it to before, so that it need not be compiled anew. This file is not built.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

/**
 * The exports of a CommonJS file of ASCII that requires nothing, and its script. Where the compiled form beside it
 * (`FILE.compiled`) is missing, damaged or another V8's, the file is compiled as if it were not there.
 */
export function loadCompiled(url) {
  const filename = fileURLToPath(url);
  const source = `(function (exports, module) {${readFileSync(filename, 'latin1')}\n})`;
  const script = new vm.Script(source, { filename, cachedData: compiledForm(`${filename}.compiled`) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, module);
  return { exports: module.exports, script };
}

function compiledForm(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
