import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** Which packages of the workspace each package may import. */
const PACKAGES: Record<string, readonly string[]> = {
  core: [],
  import: ['core'],
  server: ['core', 'import'],
  web: ['core'],
  cli: ['core', 'import', 'server'],
};

/**
 * The rooms of core in the order of the flow. A room imports itself and what comes before it; rooms of one
 * step may import each other as long as there is no way back: what falls with a promise (exposure/falls.ts) is
 * what a way out of a conflict costs, so `conflict` imports `exposure`.
 */
const FLOW: readonly (readonly string[])[] = [
  ['text'],
  ['diagnostic'],
  ['syntax'],
  ['ledger'],
  ['lifecycle'],
  ['check'],
  ['conflict', 'exposure', 'evidence', 'credibility'],
  ['advice'],
  ['query'],
  ['language'],
  ['index.ts'],
];

/**
 * The same inside the rooms that have rooms of their own. Files that stand in the room itself may import all of these,
 * and be imported by them.
 */
const INNER_FLOW: Record<string, readonly (readonly string[])[]> = {
  ledger: [['values'], ['read']],
  lifecycle: [['acts', 'cases', 'play']],
  conflict: [
    ['solving'],
    ['rules'],
    ['filing'],
    ['people'],
    ['ahead'],
    ['plain'],
    ['future'],
    ['sets'],
    ['told'],
  ],
  query: [['words'], ['advice', 'reports'], ['answers'], ['exports']],
};

/** Files that may be longer than the limit, and why. */
const LINE_LIMIT = 400;
const MAY_BE_LONGER: Record<string, string> = {
  'syntax/lexer.ts': 'one scanner in one place reads better than in pieces',
};

/** Names core must not use: they exist only in one environment, or bring in time and chance unasked. */
const FORBIDDEN_NAMES = ['process', 'Buffer', 'require', '__dirname', '__filename', 'window', 'document'];
const FORBIDDEN_CALLS = ['Date.now', 'new Date()', 'Math.random', 'performance.now', 'crypto.randomUUID'];

interface SourceFile {
  readonly packageName: string;
  /** Path below the package, with forward slashes: `src/text/span.ts`. */
  readonly place: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly string[];
}

const packagesFolder = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(packagesFolder).flatMap((name) => [...read(name, 'src'), ...read(name, 'test')]);
const coreFiles = files.filter((file) => file.packageName === 'core' && file.place.startsWith('src/'));

describe('packages', () => {
  test('are the ones of the plan', () => {
    const known = Object.keys(PACKAGES);
    expect(unique(files.map((file) => file.packageName)).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('import each other in one direction, by name, through the public entry', () => {
    expect(files.flatMap(badPackageImports)).toEqual([]);
  });

  test('name the file they import, with its extension', () => {
    const bad = files.flatMap((file) =>
      file.imports
        .filter((target) => target.startsWith('.') && !/\.(ts|m?js|json|svelte|css)$/.test(target))
        .map((target) => `${where(file)} imports ${target}`),
    );
    expect(bad).toEqual([]);
  });
});

describe('rooms of core', () => {
  test('are the ones of the plan', () => {
    const known = FLOW.flat();
    expect(unique(coreFiles.map(room)).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('import in the direction of the flow', () => {
    const bad = roomImports().filter(({ from, to }) => step(to) > step(from));
    expect(bad.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test('of one step do not import each other in a circle', () => {
    const sideways = roomImports().filter(({ from, to }) => from !== to && step(to) === step(from));
    expect(circles(sideways)).toEqual([]);
  });
});

describe.each(Object.entries(INNER_FLOW))('rooms of %s', (outer, flow) => {
  const stepOf = (inner: string): number => flow.findIndex((rooms) => rooms.includes(inner));
  const inner = coreFiles.filter((file) => room(file) === outer && innerRoomOf(file.place) !== undefined);

  test('are the ones of the plan', () => {
    const found = unique(inner.map((file) => innerRoomOf(file.place)!));
    expect(found.sort()).toEqual([...flow.flat()].sort());
  });

  test('import in the direction of the flow', () => {
    const bad = inner.flatMap((file) =>
      resolved(file)
        .filter(({ to }) => roomOf(to) === outer && innerRoomOf(to) !== undefined)
        .filter(({ to }) => stepOf(innerRoomOf(to)!) > stepOf(innerRoomOf(file.place)!))
        .map(({ target }) => `${where(file)} imports ${target}`),
    );
    expect(bad).toEqual([]);
  });
});

describe('files of core', () => {
  test('import nothing from outside: no runtime dependency, nothing of Node', () => {
    const bad = coreFiles.flatMap((file) =>
      file.imports
        .filter((target) => !target.startsWith('.'))
        .map((target) => `${where(file)} imports ${target}`),
    );
    expect(bad).toEqual([]);
  });

  test('stay inside src', () => {
    const bad = coreFiles.flatMap((file) =>
      resolved(file)
        .filter(({ to }) => !to.startsWith('src/'))
        .map(({ target }) => `${where(file)} imports ${target}`),
    );
    expect(bad).toEqual([]);
  });

  test('use nothing that only Node or only a browser has, and no clock or chance of their own', () => {
    expect(coreFiles.flatMap(forbiddenUses)).toEqual([]);
  });

  test('have no default export', () => {
    expect(coreFiles.filter(hasDefaultExport).map(where)).toEqual([]);
  });

  test('re-export from other files only in the public index', () => {
    expect(coreFiles.filter((file) => file.place !== 'src/index.ts' && isBarrel(file)).map(where)).toEqual(
      [],
    );
  });

  test(`have at most ${LINE_LIMIT} lines, but for those on the list`, () => {
    const long = coreFiles.filter((file) => lineCount(file) > LINE_LIMIT && !(inside(file) in MAY_BE_LONGER));
    expect(long.map((file) => `${where(file)}: ${lineCount(file)} lines`)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test('see every kind of import', () => {
    const text = `
      import a from './a.ts';
      import type { B } from './b.ts';
      export { c } from './c.ts';
      export * from './d.ts';
      const e = await import('./e.ts');
      type F = import('./f.ts').F;
    `;
    expect(importsOf(parse('x.ts', text))).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
      './f.ts',
    ]);
  });

  test('see names of one environment, and not properties of the same name', () => {
    expect(
      forbiddenUses(sourceFile('core', 'src/x.ts', 'process.exit(); step.process; ({ process: 1 });')),
    ).toEqual(['core/src/x.ts:1 uses process']);
    expect(forbiddenUses(sourceFile('core', 'src/x.ts', 'new Date(0); new Date();\nDate.now();'))).toEqual([
      'core/src/x.ts:1 uses new Date()',
      'core/src/x.ts:2 uses Date.now',
    ]);
  });

  test('see a circle of rooms', () => {
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'c', to: 'd' },
    ];
    expect(circles(edges)).toEqual(['a', 'b', 'c']);
  });
});

function read(packageName: string, folder: string): SourceFile[] {
  let names: string[];
  try {
    names = readdirSync(path.join(packagesFolder, packageName, folder), {
      recursive: true,
      encoding: 'utf8',
    });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(packagesFolder, packageName, folder, name), 'utf8');
      return sourceFile(packageName, `${folder}/${name.replaceAll('\\', '/')}`, text);
    });
}

function sourceFile(packageName: string, place: string, text: string): SourceFile {
  const tree = parse(place, text);
  return { packageName, place, text, tree, imports: importsOf(tree) };
}

function parse(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}

function importsOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    let target: ts.Node | undefined;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) target = node.moduleSpecifier;
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      target = node.arguments[0];
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) target = node.argument.literal;
    if (target && ts.isStringLiteralLike(target)) found.push(target.text);
  });
  return found;
}

function badPackageImports(file: SourceFile): string[] {
  const own = file.packageName;
  const allowed = (PACKAGES[own] ?? []).map(npmName);
  // A test may use its own package by name, as a reader of the documentation would.
  if (file.place.startsWith('test/')) allowed.push(npmName(own));
  const named = file.imports.filter((target) => target === 'troth' || target.startsWith('@troth/'));
  const leaving = resolved(file).filter(({ to }) => to.startsWith('../'));
  return [...named.filter((target) => !allowed.includes(target)), ...leaving.map(({ target }) => target)].map(
    (target) => `${where(file)} imports ${target}`,
  );
}

function npmName(packageName: string): string {
  return packageName === 'cli' ? 'troth' : `@troth/${packageName}`;
}

function resolved(file: SourceFile): { target: string; to: string }[] {
  return file.imports
    .filter((target) => target.startsWith('.'))
    .map((target) => ({ target, to: path.posix.join(path.posix.dirname(file.place), target) }));
}

function roomImports(): { file: string; target: string; from: string; to: string }[] {
  return coreFiles.flatMap((file) =>
    resolved(file).map(({ target, to }) => ({ file: where(file), target, from: room(file), to: roomOf(to) })),
  );
}

function room(file: SourceFile): string {
  return roomOf(file.place);
}

function roomOf(place: string): string {
  return place.split('/')[1] ?? place;
}

/** The room within a room of a path below the package: `values` of `src/ledger/values/decimal.ts`. */
function innerRoomOf(place: string): string | undefined {
  const [, , inner, file] = place.split('/');
  return file === undefined ? undefined : inner;
}

function step(roomName: string): number {
  return FLOW.findIndex((rooms) => rooms.includes(roomName));
}

/** The rooms from which a way along the edges leads back to where it began. */
function circles(edges: readonly { from: string; to: string }[]): string[] {
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    edges.some((edge) => {
      if (edge.from !== from || seen.has(edge.to)) return false;
      seen.add(edge.to);
      return edge.to === goal || reaches(edge.to, goal, seen);
    });
  return unique(edges.map((edge) => edge.from)).filter((from) => reaches(from, from, new Set()));
}

function forbiddenUses(file: SourceFile): string[] {
  const found: string[] = [];
  visit(file.tree, (node) => {
    const use = forbiddenUse(node);
    if (!use) return;
    const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${where(file)}:${line + 1} uses ${use}`);
  });
  return found;
}

function forbiddenUse(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node))
    return FORBIDDEN_NAMES.includes(node.text) && isReference(node) ? node.text : undefined;
  let use = '';
  if (ts.isPropertyAccessExpression(node)) use = node.getText();
  else if (ts.isNewExpression(node) && !node.arguments?.length) use = `new ${node.expression.getText()}()`;
  return FORBIDDEN_CALLS.includes(use) ? use : undefined;
}

/** False for the name of a property, a parameter or a field: only a free name can mean the environment's. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !('name' in parent && parent.name === node);
}

function hasDefaultExport(file: SourceFile): boolean {
  return file.tree.statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      (ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)),
  );
}

function isBarrel(file: SourceFile): boolean {
  return file.tree.statements.some(
    (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier,
  );
}

function lineCount(file: SourceFile): number {
  return file.text.split('\n').length - 1;
}

/** Path below `src`. */
function inside(file: SourceFile): string {
  return file.place.slice('src/'.length);
}

function where(file: SourceFile): string {
  return `${file.packageName}/${file.place}`;
}

function visit(node: ts.Node, action: (node: ts.Node) => void): void {
  action(node);
  ts.forEachChild(node, (child) => visit(child, action));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
