import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const PARTIES = ['a "A"', 'b "B"', 'c "C"', 'r "Rater"', 'r2 "Rater two"']
  .map((party) => `party @${party}\n`)
  .join('');

interface Case {
  readonly name: string;
  readonly command: string;
  readonly ledger: string;
  /** What the JSON holds at a path. */
  readonly holds: readonly (readonly [path: string, value: string])[];
}

const CASES = readFileSync(new URL('by-hand.cases', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((text): Case => {
    const [told = '', held = ''] = text.split(/^---\n/m);
    const [name = '', command = '', ...ledger] = told.split('\n');
    const holds = held
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
    return { name, command, ledger: ledger.join('\n'), holds };
  });

/** What JSON holds at a path; of a list, by place, by the input and the new best of a flip, or by its two options. */
function at(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (!Array.isArray(value) || key in value) return (value as Record<string, unknown> | undefined)?.[key];
    return value.find(({ input, to, options }) => key === `${input}>${to}` || key === options?.join('/'));
  }, json);
}

describe('answers worked out by another program', () => {
  test('are many', () => expect(CASES.length).toBe(94));

  test.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, { command, ledger, holds }) => {
    const folder = folderWith({ 'a.troth': `${ledger}${PARTIES}` });
    const { out, err } = await troth(`${command} --json`, { folder });
    expect(err).toBe('');
    const json: unknown = JSON.parse(out);
    const found = holds.map(([path]) => {
      const value = at(json, path);
      return [path, typeof value === 'number' ? Number(value.toFixed(7)) : value];
    });
    const expected = holds.map(([path, text]) => {
      const isWord = /^[a-z@]/.test(text) && !['true', 'false', 'null'].includes(text);
      const value: unknown = isWord ? text : JSON.parse(text);
      return [path, typeof value === 'number' ? Number(value.toFixed(7)) : value];
    });
    expect(found).toEqual(expected);
    const { errors } = JSON.parse(
      (await troth(`check --json --on ${command.split('--on ')[1]!}`, { folder })).out,
    );
    expect(errors).toBe(0);
  });
});
