import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { troth } from './troth.ts';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
const names = readdirSync(examples).filter((name) => existsSync(path.join(examples, name, 'README.md')));

/** The complete output of each command on each example. `UPDATE_EXAMPLES=1` writes it anew; read the changes. */
const COMMANDS = { 'check.txt': 'check', 'conflicts.txt': 'conflicts', 'status.json': 'status --json' };
/** The first example also as a picture and as JSON. */
const OF_THE_FIRST = { 'conflicts.svg': 'conflicts --format svg', 'conflicts.json': 'conflicts --json' };

/** What else is asked of some of them. */
const OF_SOME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'prison-deal': {
    ...OF_THE_FIRST,
    'advise-stay.txt': 'advise @third-government-stays',
    'advise-terms.txt': 'advise @third-government-asks',
  },
  'treaty-exits': {
    'record.txt': 'record @westmark --to @northshore',
    'advise.txt': 'advise @winter-harbour --rules',
  },
};

/** Those whose point is that not all can be kept. */
const IN_CONFLICT: readonly string[] = ['prison-deal'];

describe.each(names)('%s', (name) => {
  const folder = path.join(examples, name);

  const commands = { ...COMMANDS, ...OF_SOME[name] };

  test.each(Object.entries(commands))('%s', async (file, command) => {
    const expected = path.join(folder, 'expected', file);
    const { out, err } = await troth(command, { folder });
    if (env.UPDATE_EXAMPLES) {
      mkdirSync(path.dirname(expected), { recursive: true });
      writeFileSync(expected, out);
    }
    expect(err).toBe('');
    expect(out).toBe(readFileSync(expected, 'utf8'));
  });

  test('has no errors and is laid out as `fmt` would', async () => {
    const { out, err } = await troth('check --json', { folder });
    const { errors, sound } = JSON.parse(out);
    expect([errors, sound, err]).toEqual([0, !IN_CONFLICT.includes(name), '']);
    expect(await troth('fmt --check', { folder })).toMatchObject({ status: 0, err: '' });
  });

  test('the commands of its README run', async () => {
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    const commands = [...readme.matchAll(/^troth (.*?)(?: +#.*)?$/gm)].map(([, command]) => command!);
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) {
      const { status, out, err } = await troth(command, { folder });
      const found = IN_CONFLICT.includes(name) && /^(?:check|conflicts)\b/.test(command) ? 1 : 0;
      expect([command, status, err]).toEqual([command, found, '']);
      expect(out).not.toBe('');
    }
  });
});

test('every example is listed', () => {
  expect(names).toEqual([
    'campaign-promises',
    'ceasefire',
    'coast-pact',
    'japanese',
    'prison-deal',
    'supply-contract',
    'treaty-exits',
  ]);
});

/**
 * What was worked out by hand from the rules, for days on which something has just changed or is about to. A promise is
 * its state, then what else is known of it, in the order: progress, after a breach, standing.
 */
const BY_HAND: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'prison-deal': {
    'on 2025-10-20': {
      '@protection': 'due or broken, 0..1 failed, 1..8 stand',
      '@hand-over': 'due, 1 of 9',
      '@end-protection': 'due',
      '@prison-access': 'kept, 200.. of 200..',
      '@nine-leaders': 'answered',
    },
    'on 2025-03-20': {
      // Nobody may have been handed over yet: then all of them still stand, and they may be nine.
      '@protection': 'due or broken, 0..1 failed, 1..9 stand',
      '@hand-over': 'conditional or due, 0..1 of 9',
      '@end-protection': 'due',
      '@prison-access': 'due or kept, 0.. of 200..',
      '@nine-leaders': 'answered',
    },
    'on 2025-03-12': { '@protection': 'due, 0 failed, 2..9 stand', '@nine-leaders': 'open' },
    'on 2025-10-20 known 2025-09-01': { '@prison-access': 'kept, 200.. of 200..' },
    'on 2025-03-31 known 2025-09-01': { '@prison-access': 'kept, 200.. of 200..' },
    'on 2025-10-20 known 2025-03-13': {},
  },
  'supply-contract': {
    'on 2026-05-10': {
      '@delivery': 'due, 90 of 120 tonne, suspended',
      '@first-instalment': 'kept, 30000 of 30000 EUR',
      '@second-instalment': 'broken, 20000 of 30000 EUR, outstanding',
      '@late-payment': 'due, 0 of 10500 EUR',
      '@third-instalment': 'conditional, 0 of 30000 EUR',
      '@confidence': 'due',
    },
    'on 2026-06-05': {
      '@delivery': 'due, 90 of 120 tonne',
      '@first-instalment': 'kept, 30000 of 30000 EUR',
      '@second-instalment': 'broken, 20000 of 30000 EUR, repaired',
      '@late-payment': 'kept, 10500 of 10500 EUR',
      '@third-instalment': 'conditional, 0 of 30000 EUR',
      '@confidence': 'due',
    },
    'on 2026-06-30': {
      '@delivery': 'kept, 120 of 120 tonne',
      '@first-instalment': 'kept, 30000 of 30000 EUR',
      '@second-instalment': 'broken, 20000 of 30000 EUR, repaired',
      '@late-payment': 'kept, 10500 of 10500 EUR',
      '@third-instalment': 'due, 0 of 30000 EUR',
      '@confidence': 'due',
    },
    'on 2026-07-10': {
      '@delivery': 'kept, 120 of 120 tonne',
      '@first-instalment': 'kept, 30000 of 30000 EUR',
      '@second-instalment': 'broken, 20000 of 30000 EUR, repaired',
      '@late-payment': 'kept, 10500 of 10500 EUR',
      '@third-instalment': 'broken, 30000 of 30000 EUR, kept late',
      '@confidence': 'due',
    },
  },
  'campaign-promises': {
    'on 2025-12-31': {
      '@bus-fares': 'due',
      '@wage-floor': 'due',
      '@open-archives': 'due',
      '@trees': 'due',
      '@rural-clinics': 'due, 5 of 12',
      '@income-tax': 'due',
    },
    'on 2026-04-15': {
      '@bus-fares': 'due',
      '@wage-floor': 'broken, outstanding',
      '@open-archives': 'due, overdue',
      '@trees': 'due',
      '@rural-clinics': 'due, 9 of 12, overdue',
      '@income-tax': 'due',
    },
    'on 2026-05-12': {
      '@bus-fares': 'due',
      '@wage-floor': 'broken, outstanding',
      '@open-archives': 'due, overdue',
      '@trees': 'due',
      '@rural-clinics': 'broken, 12 of 12, kept late',
      '@income-tax': 'due',
    },
    'on 2026-07-01': {
      '@bus-fares': 'kept',
      '@wage-floor': 'broken, outstanding',
      '@open-archives': 'due, overdue',
      '@trees': 'due',
      '@rural-clinics': 'broken, 12 of 12, kept late',
      '@income-tax': 'due',
    },
  },
  ceasefire: {
    'on 2026-03-20': {
      '@front-truce': 'due',
      '@republic-truce': 'due',
      '@front-1': 'kept, 4 of 4',
      '@republic-1': 'kept, 10 of 10',
      '@front-2': 'kept, 4 of 4',
      '@republic-2': 'due, 0 of 10',
      '@front-3': 'conditional, 0 of 4',
      '@republic-3': 'conditional, 0 of 10',
      '@front-4': 'conditional, 0 of 4',
      '@republic-4': 'conditional, 0 of 10',
      '@front-5': 'conditional, 0 of 4',
      '@republic-5': 'conditional, 0 of 10',
      '@front-6': 'conditional, 0 of 4',
      '@republic-6': 'conditional, 0 of 10',
    },
    'on 2026-04-03': {
      '@front-truce': 'due',
      '@republic-truce': 'due',
      '@front-1': 'kept, 4 of 4',
      '@republic-1': 'kept, 10 of 10',
      '@front-2': 'kept, 4 of 4',
      '@republic-2': 'kept, 10 of 10',
      '@front-3': 'due, 3 of 4, overdue',
      '@republic-3': 'conditional, 0 of 10',
      '@front-4': 'conditional, 0 of 4',
      '@republic-4': 'conditional, 0 of 10',
      '@front-5': 'conditional, 0 of 4',
      '@republic-5': 'conditional, 0 of 10',
      '@front-6': 'conditional, 0 of 4',
      '@republic-6': 'conditional, 0 of 10',
    },
    'on 2026-04-20': {
      '@front-truce': 'due',
      '@republic-truce': 'broken, 1 breach, outstanding, disputed',
      '@front-1': 'kept, 4 of 4',
      '@republic-1': 'kept, 10 of 10',
      '@front-2': 'kept, 4 of 4',
      '@republic-2': 'kept, 10 of 10',
      '@front-3': 'broken, 4 of 4, kept late',
      '@republic-3': 'kept, 10 of 10',
      '@front-4': 'kept, 4 of 4, disputed',
      '@republic-4': 'due, 0 of 10, overdue, disputed',
      '@front-5': 'conditional, 0 of 4',
      '@republic-5': 'conditional, 0 of 10',
      '@front-6': 'conditional, 0 of 4',
      '@republic-6': 'conditional, 0 of 10',
    },
    'on 2026-05-10': {
      '@front-truce': 'due',
      '@republic-truce': 'broken, 1 breach, outstanding, disputed',
      '@front-1': 'kept, 4 of 4',
      '@republic-1': 'kept, 10 of 10',
      '@front-2': 'kept, 4 of 4',
      '@republic-2': 'kept, 10 of 10',
      '@front-3': 'broken, 4 of 4, kept late',
      '@republic-3': 'kept, 10 of 10',
      '@front-4': 'kept, 4 of 4, disputed',
      '@republic-4': 'broken, 0 of 10, outstanding, disputed',
      '@front-5': 'lapsed, 0 of 4',
      '@republic-5': 'conditional, 0 of 10',
      '@front-6': 'conditional, 0 of 4',
      '@republic-6': 'conditional, 0 of 10',
    },
  },
  japanese: {
    'on 2026-04-20': {
      '@引渡し': 'due',
      '@頭金': 'kept, 400000 of 400000 JPY',
      '@残金': 'conditional, 0 of 800000 JPY',
      '@検収': 'conditional',
      '@講習': 'due, 0 of 8',
      '@部品': 'conditional',
      '@修理': 'conditional',
    },
    'on 2026-05-30': {
      '@引渡し': 'kept',
      '@頭金': 'kept, 400000 of 400000 JPY',
      '@残金': 'due, 500000 of 800000 JPY, overdue',
      '@検収': 'kept',
      '@講習': 'due, 6 of 8',
      '@部品': 'due',
      '@修理': 'conditional',
    },
    'on 2026-06-30': {
      '@引渡し': 'kept',
      '@頭金': 'kept, 400000 of 400000 JPY',
      '@残金': 'broken, 800000 of 800000 JPY, kept late',
      '@検収': 'kept',
      '@講習': 'due, 6 of 8, overdue',
      '@部品': 'due',
      '@修理': 'kept',
      '@再修理': 'due',
    },
  },
};

describe.each(Object.entries(BY_HAND))('%s, worked out by hand', (name, days) => {
  test.each(Object.entries(days))('%s', async (day, states) => {
    const options = day.split(' ').map((word) => (/^\d/.test(word) ? word : `--${word}`));
    const { out } = await troth(['status', '--json', ...options], { folder: path.join(examples, name) });
    const { promises, requests } = JSON.parse(out);
    const found = [...promises, ...requests].map((one) => [one.id, inWords(one)]);
    expect(Object.fromEntries(found)).toEqual(states);
  });
});

interface Standing {
  readonly state: string;
  readonly possible?: readonly string[];
  readonly progress?: string | null;
  readonly after?: string | null;
  readonly standing?: readonly string[];
}

function inWords({ state, possible, progress, after, standing = [] }: Standing): string {
  return [possible?.join(' or ') ?? state, progress, after, ...standing].filter(Boolean).join(', ');
}

test('prison-deal: since when, as far as the dates tell', async () => {
  const { out } = await troth('status --json', { folder: path.join(examples, 'prison-deal') });
  const { promises } = JSON.parse(out);
  const since = promises.map((one: { id: string; since: string | null; due: string | null }) => [
    one.id,
    one.since,
    one.due,
  ]);
  expect(since).toEqual([
    ['@end-protection', '2025-03-13', '2025-03-13'],
    ['@hand-over', '2025-03-13/2025-03-31', '2025-03-13/2025-03-31'],
    ['@prison-access', '2025-03-13/2025-03-31', '2025-03-13'],
    ['@protection', null, '../2025-03-12'],
  ]);
});
