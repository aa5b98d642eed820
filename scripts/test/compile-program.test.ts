import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const script = fileURLToPath(new URL('../compile-program.mjs', import.meta.url));

/** Compiles a program that is the given text, and gives how that ended and which files were written. */
function compile(program: string): { status: number | null; said: string; written: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-compile-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'program.cjs');
  writeFileSync(file, program);
  const { status, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { status, said: stderr, written: readdirSync(folder).length - 1 };
}

test('a program that checks the example is compiled, whatever it finds in it', () => {
  expect(compile('exports.main = async () => 1;')).toEqual({ status: 0, said: '', written: 1 });
});

test('one that cannot check it is not, and what it said is told', () => {
  const program =
    "exports.main = async (args, io) => { io.err.write('troth: there is no file'); return 2; };";
  const { status, said, written } = compile(program);
  expect([status, written]).toEqual([1, 0]);
  expect(said.replace('\\', '/')).toBe(
    'The program was not compiled: examples/prison-deal could not be checked. troth: there is no file\n',
  );
});
