import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
// Loading the library takes long enough on a busy machine that no example should wait for it.
import '@troth/core';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { type Example, nameOf, run, source } from './support/run-example.ts';

/*
 * Runs every fenced `ts` block in the doc comments of core:
 *
 *   import { parse } from '@troth/core';
 *   const ledger = parse(text);
 *   ledger.promises.length // => 2
 *
 * An example sees what its file exports and imports; everything else it imports,
 * from '@troth/core' or, within core, from './another-file.ts'.
 * The value after `// =>` is a literal; it may go on over the following comment lines. On a declaration
 * (`const day = … // => '2024-03-01'`) it is the value of the declared name.
 */

const examples = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .flatMap((name) =>
    extractExamples(name.replaceAll('\\', '/'), readFileSync(path.join(source, name), 'utf8')),
  );

describe('examples in doc comments', () => {
  for (const example of examples) {
    // The first of them waits for the library to load.
    test(example.where, { timeout: 60_000 }, async () => {
      await run(example, await import('@troth/core'), await scopeOf(example));
    });
  }
});

describe('the runner of examples', () => {
  const comment = (...lines: string[]) => ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
  const fakeCore = { double: (n: number) => n * 2, fail: async () => Promise.reject(new Error('no')) };

  test('finds fenced ts blocks of doc comments, with their line', () => {
    const text = `const a = 1;\n${comment('Doubles.', '', '```ts', 'double(2) // => 4', '```', '```json', '{}', '```')}`;
    expect(extractExamples('a.ts', text)).toEqual([{ where: 'a.ts:6', code: 'double(2) // => 4' }]);
    expect(extractExamples('a.ts', '// ```ts\n/* ```ts\n1\n``` */')).toEqual([]);
  });

  test('refuses a block without an end', () => {
    expect(() => extractExamples('a.ts', comment('```ts', '1 // => 1'))).toThrow(
      'a.ts:2: the example has no closing fence',
    );
  });

  test('accepts what is right', async () => {
    const code = [
      `import { double } from '@troth/core';`,
      'const four: number = double(2); // => 4',
      '[four, {',
      `  text: 'four',`,
      '}] // => [',
      '//   4,',
      `//   { text: 'four' },`,
      '// ]',
      'double(four) // => 8',
      '(double(four)) // => 8',
    ].join('\n');
    await run({ where: 'a.ts:1', code }, fakeCore);
  });

  test('lets an example use the names of its file, or declare them anew', async () => {
    const scope = { half: (n: number) => n / 2 };
    await run({ where: 'a.ts:1', code: 'half(4) // => 2' }, fakeCore, scope);
    await run({ where: 'a.ts:1', code: 'const half = 1; // => 1' }, fakeCore, scope);
    await run(
      { where: 'a.ts:1', code: `import { double as half } from '@troth/core';\nhalf(4) // => 8` },
      fakeCore,
      scope,
    );
  });

  test.each([
    ['double(2) // => 5', /expected 4 to (strictly|deeply) equal 5/],
    ['const four = double(2); // => 5', /expected 4 to (strictly|deeply) equal 5/],
    ['const { length } = [1]; // => 1', 'a.ts:1: only a declaration of one name can be compared'],
    ['double(2) // => ', 'a.ts:1: no value after =>'],
    ['if (true) {\n  double(2) // => 5\n}', 'a.ts:2: the value does not follow a statement of the example'],
    ['fail()\ndouble(2) // => 4 +', 'a.ts:2: not a value'],
    [`import core from '@troth/core';`, 'a.ts:1: an example imports names from core'],
    [`import { readFile } from 'node:fs';`, 'a.ts:1: an example imports names from core'],
    [`import { triple } from '@troth/core';`, '@troth/core has no triple'],
    ['await fail()', 'no'],
  ])('refuses what is wrong: %s', async (code, message) => {
    const text = code.startsWith('import') ? code : `import { double, fail } from '@troth/core'; ${code}`;
    await expect(run({ where: 'a.ts:1', code: text }, fakeCore)).rejects.toThrow(message);
  });
});

function extractExamples(name: string, text: string): Example[] {
  const found: Example[] = [];
  for (const comment of text.matchAll(/^[ \t]*\/\*\*[\s\S]*?\*\//gm)) {
    const firstLine = text.slice(0, comment.index).split('\n').length;
    const lines = comment[0].split('\n').map((line) => line.replace(/^\s*\/?\*+\/? ?/, ''));
    for (let i = 0; i < lines.length; i++) {
      if (!/^```ts\b/.test(lines[i])) continue;
      const end = lines.findIndex((line, index) => index > i && line.startsWith('```'));
      if (end < 0) throw new Error(`${name}:${firstLine + i}: the example has no closing fence`);
      found.push({ where: `${name}:${firstLine + i + 1}`, code: lines.slice(i + 1, end).join('\n') });
      i = end;
    }
  }
  return found;
}

/** What the file of an example exports, and the values it imports. */
async function scopeOf(example: Example): Promise<Record<string, unknown>> {
  const file = path.join(source, nameOf(example));
  const scope: Record<string, unknown> = { ...(await import(file)) };
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const module = await import(path.join(path.dirname(file), statement.moduleSpecifier.text));
    for (const { name, propertyName } of bindings.elements) {
      const imported = (propertyName ?? name).text;
      if (imported in module) scope[name.text] = module[imported];
    }
  }
  return scope;
}
