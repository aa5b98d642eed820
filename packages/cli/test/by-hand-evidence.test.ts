import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

interface Question {
  readonly command: string;
  /** What the JSON holds at a path. */
  readonly holds: readonly (readonly [path: string, value: unknown])[];
}

interface Case {
  readonly name: string;
  readonly ledger: string;
  readonly questions: readonly Question[];
}

const CASES = readFileSync(new URL('by-hand-evidence.cases', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((text): Case => {
    const [told = '', ...asked] = text.split(/^\$ /m);
    const end = told.indexOf('\n');
    return { name: told.slice(0, end), ledger: told.slice(end + 1), questions: asked.map(questionOf) };
  });

function questionOf(text: string): Question {
  const [command = '', ...lines] = text.split('\n');
  const holds = lines.filter(Boolean).map((line) => {
    const [path = ''] = line.split(' ', 1);
    return [path, JSON.parse(line.slice(path.length))] as const;
  });
  return { command, holds };
}

/** What JSON holds at a path: of a list by place or id, all of it with `*`, or how long it is. */
function at(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  if (!Array.isArray(value)) return at((value as Record<string, unknown> | null)?.[key], rest);
  if (key === '*') return value.map((one) => at(one, rest));
  return at(key in value ? value[key as never] : value.find(({ id }) => id === key), rest);
}

describe('answers about evidence, time and exposure worked out by hand', () => {
  test('are many', () => expect(CASES.length).toBeGreaterThan(18));

  test.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, { ledger, questions }) => {
    const folder = folderWith({ 'a.troth': `party @a\nparty @b\nparty @c\n${ledger}` });
    for (const { command, holds } of questions) {
      const [args = '', input = ''] = command.split(' < ');
      const { out } = await troth(`${args} --json`, { folder, input: `${input.replaceAll('|', '\n')}\n` });
      const json: unknown = JSON.parse(out);
      const found = holds.map(([path]) => [path, at(json, path.split('.')) ?? null]);
      expect([command, ...found]).toEqual([command, ...holds]);
    }
  });
});
