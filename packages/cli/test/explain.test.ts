import { expect, test } from 'vitest';
import { troth } from './troth.ts';

const PAGE = `no-promisor (error)

`;

test('prints the page of a code', async () => {
  for (const written of ['no-promisor', 'No-Promisor', 'error[no-promisor]']) {
    const { status, out, err } = await troth(['explain', written]);
    expect([status, out.slice(0, PAGE.length), err]).toEqual([0, PAGE, '']);
    expect(out).toContain('\n    error[no-promisor] ledger.troth:');
  }
});

test('alone, lists all codes with the rule behind each, within the terminal', async () => {
  const { status, out, err } = await troth('explain', { columns: 80 });
  expect([status, err]).toEqual([0, '']);
  const [, first, ...rest] = /^(bad-grade +error +Grades .*)\n( +\S.*)\n( +1–6\.)$/m.exec(out)!;
  const column = first!.indexOf('Grades');
  for (const line of rest) expect(line.search(/\S/)).toBe(column);
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('a code that is none', async () => {
  expect(await troth('explain no-promiser')).toEqual({
    status: 2,
    out: '',
    err: 'troth: there is no code no-promiser; did you mean no-promisee or no-promisor?\nAll codes are listed by: troth explain\n',
  });
});
