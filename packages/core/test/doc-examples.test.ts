import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

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

interface Example {
  /** File and line of the block's first line. */
  readonly where: string;
  readonly code: string;
}

const source = fileURLToPath(new URL('../src/', import.meta.url));
const examples = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .flatMap((name) =>
    extractExamples(name.replaceAll('\\', '/'), readFileSync(path.join(source, name), 'utf8')),
  );

describe('examples in doc comments', () => {
  for (const example of examples) {
    test(example.where, async () => {
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

async function run(example: Example, core: object, scope: Record<string, unknown> = {}): Promise<void> {
  const javascript = ts.transpileModule(instrument(example), {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, removeComments: true },
  }).outputText;
  const AsyncFunction = (async () => {}).constructor as new (
    ...parameters: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const load = async (from: string, names: readonly string[]) => {
    const module =
      from === '@troth/core' ? core : await import(path.join(source, nameOf(example), '..', from));
    for (const name of names) if (!(name in module)) throw new Error(`${from} has no ${name}`);
    return module;
  };
  const equal = (actual: unknown, wanted: unknown) => expect(actual).toEqual(wanted);
  // The block lets an example declare a name that its file has too.
  const body = new AsyncFunction('$load', '$equal', ...Object.keys(scope), `{\n${javascript}\n}`);
  await body(load, equal, ...Object.values(scope));
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

/** The example with its imports turned into calls of `$load` and its `// =>` comments into calls of `$equal`. */
function instrument(example: Example): string {
  // A value ends its statement, even before a line that begins with a bracket.
  const code = example.code.replace(/;?([ \t]*\/\/ =>)/g, ';$1');
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const wanted = wantedValues(example);
  const parts = tree.statements.map((statement) => {
    const lastLine = tree.getLineAndCharacterOfPosition(statement.getEnd()).line;
    const startsLater = tree.statements.some(
      (other) => other.pos >= statement.end && lineOf(tree, other.getStart()) === lastLine,
    );
    if (ts.isImportDeclaration(statement)) return importNames(example, tree, statement);
    if (startsLater || !wanted.has(lastLine)) return statement.getText();
    const value = wanted.get(lastLine) as string;
    wanted.delete(lastLine);
    if (ts.isExpressionStatement(statement))
      return `$equal((${statement.expression.getText()}), (${value}));`;
    if (ts.isVariableStatement(statement)) {
      const [declaration] = statement.declarationList.declarations;
      if (statement.declarationList.declarations.length === 1 && ts.isIdentifier(declaration.name)) {
        return `${statement.getText()}\n$equal(${declaration.name.text}, (${value}));`;
      }
    }
    throw new Error(`${at(example, lastLine)}: only a declaration of one name can be compared`);
  });
  for (const line of wanted.keys()) {
    throw new Error(`${at(example, line)}: the value does not follow a statement of the example`);
  }
  return parts.join('\n');
}

/** The text after each `// =>`, by line, with the comment lines that go on with it. */
function wantedValues(example: Example): Map<number, string> {
  const lines = example.code.split('\n');
  const found = new Map<number, string>();
  for (let i = 0; i < lines.length; i++) {
    const start = /\/\/ =>(.*)$/.exec(lines[i]);
    if (!start) continue;
    const value = [start[1]];
    for (let next = i + 1; /^\s*\/\/(?! =>)/.test(lines[next] ?? ''); next++)
      value.push(lines[next].replace(/^\s*\/\//, ''));
    checkValue(example, i, value.join('\n'));
    found.set(i, value.join('\n'));
  }
  return found;
}

function checkValue(example: Example, line: number, value: string): void {
  if (value.trim() === '') throw new Error(`${at(example, line)}: no value after =>`);
  const { diagnostics = [] } = ts.transpileModule(`void (${value})`, { reportDiagnostics: true });
  if (diagnostics.length > 0) throw new Error(`${at(example, line)}: not a value: ${value.trim()}`);
}

function importNames(example: Example, tree: ts.SourceFile, statement: ts.ImportDeclaration): string {
  const clause = statement.importClause;
  const bindings = clause?.namedBindings;
  const from = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '';
  const known = from === '@troth/core' || from.startsWith('.');
  if (!known || !bindings || clause.name || !ts.isNamedImports(bindings)) {
    throw new Error(`${at(example, lineOf(tree, statement.getStart()))}: an example imports names from core`);
  }
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return '';
  const elements = bindings.elements.filter((element) => !element.isTypeOnly);
  const names = elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  const locals = elements.map(({ name }, index) => `${names[index]}: ${name.text}`);
  return `const { ${locals.join(', ')} } = await $load('${from}', ${JSON.stringify(names)});`;
}

function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line;
}

function at(example: Example, line: number): string {
  return `${nameOf(example)}:${Number(example.where.split(':')[1]) + line}`;
}

function nameOf(example: Example): string {
  return example.where.split(':')[0];
}
