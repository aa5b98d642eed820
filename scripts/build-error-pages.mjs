// `npm run docs:errors`: writes docs/errors/ and the pages that `troth explain` shows from the catalogue of errors.
// `npm run docs:errors -- --update` first writes what is printed about each example into the catalogue; read the changes.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const catalogue = path.join(root, 'packages/core/test/errors');
const docs = path.join(root, 'docs/errors');
const pagesModule = path.join(root, 'packages/core/src/diagnostic/pages.ts');

/** Every file that is generated from the catalogue, by its path from the root. */
export async function errorPages() {
  const { CODES, readErrorPage } = await load();
  const pages = Object.keys(CODES)
    .sort()
    .map((code) => readErrorPage(readFileSync(path.join(catalogue, `${code}.md`), 'utf8')));
  const files = new Map();
  for (const page of pages) files.set(`docs/errors/${page.code}.md`, markdown(page, CODES[page.code]));
  files.set('docs/errors/README.md', overview(pages, CODES));
  files.set('packages/core/src/diagnostic/pages.ts', moduleOf(pages, CODES));
  return files;
}

/** Writes the complete messages of every example into the catalogue. */
async function updateCatalogue() {
  const { readErrorPage, writeErrorPage, printExample } = await load();
  for (const name of readdirSync(catalogue)) {
    if (!name.endsWith('.md')) continue;
    const file = path.join(catalogue, name);
    const page = readErrorPage(readFileSync(file, 'utf8'));
    const examples = page.examples.map((example) => ({ ...example, printed: printExample(example) }));
    writeFileSync(file, writeErrorPage({ ...page, examples }));
  }
}

/** A page of the documentation, with all examples. */
function markdown({ code, introduction, examples }, { severity, why }) {
  const sections = examples.map((example) =>
    [`## ${example.title}`, ...filesOf(example), ...capturesOf(example), printed(example)].join('\n\n'),
  );
  const head = [`# ${code}`, `**${capitalised(severity)}.** ${why}`, introduction].filter(Boolean);
  return `${[NOTE, ...head, ...sections].join('\n\n')}\n`;
}

const NOTE = '<!-- Generated from packages/core/test/errors by `npm run docs:errors`. -->';

function overview(pages, codes) {
  const rows = pages.map(
    ({ code }) => `| [${code}](${code}.md) | ${codes[code].severity} | ${codes[code].why} |`,
  );
  return [
    NOTE,
    '',
    '# Errors and warnings',
    '',
    'Every message of Troth has a code that stays the same. `troth explain CODE` shows its page in the terminal.',
    '',
    '| code | | why |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** What `troth explain` shows: the first example only, indented instead of fenced. */
function moduleOf(pages, codes) {
  const entries = pages.flatMap(({ code, introduction, examples: [example] }) => {
    const { severity, why } = codes[code];
    const text = [
      `${code} (${severity})`,
      why,
      introduction,
      `For example: ${example.title.charAt(0).toLowerCase()}${example.title.slice(1)}`,
      ...example.files.map(
        ({ path: name, text: body }) =>
          `${example.files.length > 1 ? `    ; ${name}\n` : ''}${body.replace(/^(?=.)/gm, '    ').trimEnd()}`,
      ),
      ...example.captures.map(
        ({ path: name, text: body }) => `In ${name}:\n\n${body.replace(/^(?=.)/gm, '    ').trimEnd()}`,
      ),
      'Troth says:',
      example.printed.replace(/^(?=.)/gm, '    ').trimEnd(),
    ];
    return [`  ${keyOf(code)}:`, `    ${literal(`${text.filter(Boolean).join('\n\n')}\n`)},`];
  });
  return [
    '// Generated from packages/core/test/errors by `npm run docs:errors`.',
    '',
    '/** What `troth explain` shows of each diagnostic. */',
    'export const PAGES: Readonly<Record<string, string>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

function filesOf({ files }) {
  return files.map(
    ({ path: name, text }) => `${files.length > 1 ? `\`${name}\`\n\n` : ''}${fenced('troth', text)}`,
  );
}

function capturesOf({ captures }) {
  return captures.map(({ path: name, text }) => `In \`${name}\`:\n\n${fenced('', text)}`);
}

function printed(example) {
  return fenced('text', example.printed);
}

function fenced(language, text) {
  return `\`\`\`${language}\n${text}\`\`\``;
}

function capitalised(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function keyOf(code) {
  return /^\w+$/.test(code) ? code : `'${code}'`;
}

/** A string as the formatter writes it: in the quotation marks that need fewer escapes, single ones if equal. */
function literal(text) {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll(
      /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
    );
  const singles = text.split("'").length;
  const doubles = text.split('"').length;
  return doubles < singles ? `"${escaped.replaceAll('"', '\\"')}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

let loaded;

/** The modules that this needs, built for this Node. */
function load() {
  loaded ??= bundle();
  return loaded;
}

async function bundle() {
  const { outputFiles } = await build({
    stdin: {
      contents: [
        "export { CODES } from './src/diagnostic/codes.ts';",
        "export { readErrorPage, writeErrorPage } from './test/errors/read-examples.ts';",
        "export { printExample } from './test/errors/print-ledger.ts';",
      ].join('\n'),
      resolveDir: path.join(root, 'packages/core'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--update')) await updateCatalogue();
  rmSync(docs, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  for (const [file, text] of await errorPages()) writeFileSync(path.join(root, file), text);
  process.stdout.write(`Wrote ${path.relative(root, docs)} and ${path.relative(root, pagesModule)}\n`);
}
