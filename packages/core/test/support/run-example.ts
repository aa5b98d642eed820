import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect } from 'vitest';

/** Where the source files of core are, for examples in doc comments. */
export const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** A fenced `ts` block. */
export interface Example {
  /** File and line of the block's first line. */
  readonly where: string;
  readonly code: string;
}

/** Runs an example; fails where a value is not the one after its `// =>`. */
export async function run(
  example: Example,
  core: object,
  scope: Record<string, unknown> = {},
): Promise<void> {
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

/** The file an example stands in. */
export function nameOf(example: Example): string {
  return example.where.split(':')[0];
}
