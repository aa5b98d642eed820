import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/diagnostic/codes.ts';
import { explain } from '../../src/diagnostic/explain.ts';
import { diagnoseExample, printExample } from './print-ledger.ts';
import { readErrorPage, writeErrorPage } from './read-examples.ts';

const folder = fileURLToPath(new URL('./', import.meta.url));
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
const pages = texts.map(({ text }) => readErrorPage(text));
const codes = Object.keys(CODES).sort() as (keyof typeof CODES)[];

test('every code has a page, and every page a code', () => {
  expect(texts.map(({ name }) => name).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  expect(pages.map(({ code }) => `${code}.md`)).toEqual(texts.map(({ name }) => name));
});

test('pages are written as they are read', () => {
  for (const { name, text } of texts) expect(writeErrorPage(readErrorPage(text)), name).toBe(text);
});

test('there are at least 60 kinds of bad input', () => {
  expect(pages.length).toBeGreaterThanOrEqual(60);
  for (const page of pages) expect(page.examples.length, page.code).toBeGreaterThan(0);
});

describe.each(pages)('$code', ({ code, examples }) => {
  test.each(examples)('$title', (example) => {
    expect(printExample(example)).toBe(example.printed);
    const diagnostics = diagnoseExample(example);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    for (const { message, help } of diagnostics) {
      expect(message).not.toMatch(/unexpected token|syntax error|undefined|\[object/i);
      expect(message).toMatch(/[.!?]$/);
      expect(help).toMatch(/[.!?]$/);
    }
  });
});

test('the order of files makes no difference', () => {
  for (const { examples } of pages) {
    for (const example of examples) {
      expect(printExample({ ...example, files: [...example.files].reverse() })).toBe(example.printed);
    }
  }
});

test('every code is explained with an example', () => {
  for (const code of codes) {
    expect(explain(code)).toContain(`${code} (${CODES[code].severity})`);
    expect(explain(code)).toContain(`${CODES[code].severity}[${code}]`);
  }
});
