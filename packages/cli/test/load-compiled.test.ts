import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as core from '@troth/core';
import { expect, test } from 'vitest';
import { compiledPath, loadCompiled } from '../bin/load-compiled.js';
import { folderWith } from './troth.ts';

const PROGRAM = 'module.exports.double = (number) => number * 2;';

/** What the program in a folder doubles 21 to, and whether V8 refused its compiled form; undefined where there is none. */
function load(folder: string): [number, boolean | undefined] {
  const { exports, script } = loadCompiled(pathToFileURL(path.join(folder, 'program.cjs')));
  return [(exports.double as (number: number) => number)(21), script.cachedDataRejected];
}

/** The compiled form of a program that has run. */
function compiledFormOf(program: string): Buffer {
  const folder = folderWith({ 'program.cjs': program });
  const { exports, script } = loadCompiled(pathToFileURL(path.join(folder, 'program.cjs')));
  (exports.double as (number: number) => number)(1);
  return script.createCachedData();
}

test('a program runs with its compiled form, and without one', () => {
  const folder = folderWith({ 'program.cjs': PROGRAM });
  expect(load(folder)).toEqual([42, undefined]);
  writeFileSync(compiledPath(path.join(folder, 'program.cjs')), compiledFormOf(PROGRAM));
  expect(load(folder)).toEqual([42, false]);
});

test.each([
  ['of a longer program', () => compiledFormOf(`${PROGRAM}\nmodule.exports.more = 1;`)],
  ['cut short', () => compiledFormOf(PROGRAM).subarray(0, 100)],
  ['of nothing', () => Buffer.alloc(0)],
  ['that is text', () => Buffer.from('compiled')],
])('a compiled form %s is not used', (_, form) => {
  const folder = folderWith({ 'program.cjs': PROGRAM });
  writeFileSync(compiledPath(path.join(folder, 'program.cjs')), form());
  expect(load(folder)).toEqual([42, true]);
});

test('a compiled form of another Node, on which V8 may crash, is not looked at', () => {
  const folder = folderWith({ 'program.cjs': PROGRAM });
  const ours = compiledPath(path.join(folder, 'program.cjs'));
  expect(path.basename(ours)).toContain(`.${process.version}-${process.arch}-`);
  writeFileSync(ours.replace(process.version, 'v20.19.0'), compiledFormOf(PROGRAM));
  expect(load(folder)).toEqual([42, undefined]);
});

test('the program as built has a compiled form that this Node takes', () => {
  const built = new URL('../dist/command/program.cjs', import.meta.url);
  expect(existsSync(built)).toBe(true);
  expect(loadCompiled(built).script.cachedDataRejected).toBe(false);
});

test('the program as built reads what is not ASCII as its source does', () => {
  const built = new URL('../dist/command/program.cjs', import.meta.url);
  expect(readFileSync(built, 'utf8').match(/[^\0-\x7f]+/g)).toBe(null);
  const text = `party @a
party @b
2026-03-01 promise @p
  from @a
  to   @b
  will @a pays €100 to @b
  will @a pays １，０００．５ EUR to @b
  will @a sends ١٬٠٠٠ EUR to @b
  if   @b doesn’t ask
  by   10–12 March 2026
`;
  const findings = ({ Ledger, sourceText, diagnose, statusReport, judge }: typeof core) => {
    const ledger = Ledger.read([sourceText('p.troth', text)]);
    const messages = diagnose(ledger).map(({ message, help }) => [message, help]);
    return [messages, statusReport(judge(ledger, { on: 20_600 }))];
  };
  expect(findings(loadCompiled(built).exports as typeof core)).toEqual(findings(core));
});
