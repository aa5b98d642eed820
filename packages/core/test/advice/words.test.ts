import { describe, expect, test } from 'vitest';
import { promises } from '../credibility/recorded.ts';
import { advised, WORKED } from './advised.ts';

const SAME = '  kept 1\n  broken 1\n  idle 1\n  leave 1\n  discount .9 per year\n';

describe('what is worth most', () => {
  test('all of what is worth the same', () => {
    expect(advised(`${SAME}  record 1 1\n`).report.text).toEqual([
      'At these numbers going on as before, letting them perform first and leaving are worth the same: 10.00 in all.',
    ]);
    expect(advised(`${SAME.replace('leave 1', 'leave .5')}  record 1 1\n`).report.text).toEqual([
      'At these numbers going on as before and letting them perform first are worth the same, and most: 10.00 in all, against 5.00 for leaving.',
    ]);
  });

  test('with as many digits as tell the two apart', () => {
    const small = WORKED.replace(
      /(kept|broken|idle|leave) (\S+)/g,
      (_, field, value) => `${field} ${value / 1000}`,
    );
    const { report } = advised(`${small.replace('condition-cost .2', 'condition-cost .0002')}  record 9 3\n`);
    expect(report.text).toEqual([
      'At these numbers letting them perform first is worth most: 0.0231 in all, against 0.0230 for going on as before. The two are close.',
    ]);
    expect(report.knowing.text).toEqual([
      'To know how often they keep such promises before choosing is worth at most 0.00018 in all.',
    ]);
  });
});

describe('where the chance makes no difference', () => {
  const turns = (inputs: string) => advised(`${inputs}  discount .9\n  record 4 4\n`).report;

  test('which option is worth more', () => {
    expect(turns('  kept 2\n  broken 2\n  idle 2\n  leave 1\n  condition-cost .1\n').breakEven.text).toEqual([
      'Going on as before is worth more than leaving however often they keep such promises.',
      'Going on as before is worth more than letting them perform first however often they keep such promises.',
      'Letting them perform first is worth more than leaving however often they keep such promises.',
    ]);
    expect(turns('  kept 2\n  broken 2\n  leave 3\n').breakEven.text).toEqual([
      'Going on as before is worth less than leaving however often they keep such promises.',
    ]);
  });

  test('no record speaks for or against staying', () => {
    expect(turns('  kept 2\n  broken 2\n  leave 1\n').together.text).toMatch(
      /^Going on is worth the same however often they keep their word, so no record speaks for or against it\. /,
    );
    expect(turns('  kept 0\n  broken 3\n  leave 1\n').together.text).toMatch(
      /^Going on is worth the more the less they keep their word, so a good record does not speak for it\. /,
    );
  });
});

describe('what a conflict blocks', () => {
  const { report } = advised(`${WORKED}  record 9 3\n  blocked .3\n`);

  test('asks more of their word', () => {
    expect(report.breakEven.leaveBelow).toBe(0.5);
    expect(report.breakEven.text).toEqual([
      'A conflict blocks 30 of 100 of what they would keep; that is counted in.',
      'Going on as before is worth more than leaving where they keep more than 71 of 100 such promises.',
      'By the record, the chance that they keep more than that is 65 of 100.',
      'Going on as before is worth no more than letting them perform first however often they keep such promises.',
      'Letting them perform first is worth more than leaving where they keep more than 50 of 100 such promises.',
    ]);
  });

  test('is not held against what they did', () => {
    const { together } = advised(`${WORKED}  record 9 3\n  blocked .5\n`).report;
    expect(together.text).toBe(
      'Less of it comes true than going on asks for, as a conflict blocks a part of what they would keep. Keeping pays for them. What speaks against staying is what may block the promise, and not what they did.',
    );
    // Those who break most of what they promise are poor with or without it.
    expect(advised(`${WORKED}  record 2 20\n  blocked .5\n`).report.together.text).toMatch(
      /^Their record lies below what going on asks for, over its whole range\./,
    );
  });
});

describe('what their word is taken for', () => {
  const kept = promises(['kept', 'kept', 'kept', 'kept', 'kept'], { from: 'them', to: 'us' });

  test('where the record starts from', () => {
    const { report } = advised(WORKED, { entries: `prior default\n  mean .9\n  weight 20\n${kept}` });
    expect(report.basis.text[0]).toMatch(/, and starts from 90 of 100 as if 20 promises had shown it\.$/);
  });

  test('what is overdue, which may be among the promises that count', () => {
    const due = promises(['open'], { from: 'them', to: 'us', start: 9 }).replace('2030-01-01', '2026-02-01');
    expect(advised(WORKED, { entries: kept + due }).report.basis.text[1]).toMatch(
      /^1 promise is overdue, unclear or disputed: with all of them broken it would be 7\d of 100, with all kept 8\d of 100\.$/,
    );
  });

  test('a start that is sure, and nothing that speaks against it', () => {
    const { report } = advised(WORKED, { entries: `prior default\n  mean 1\n  weight 4\n${kept}` });
    expect(report.basis).toMatchObject({ mean: 1, low: 1, high: 1 });
    expect([report.together.record, report.best]).toEqual(['good', 'continue']);
  });

  test('a stated chance beside enough record is said not to count', () => {
    const text = 'The stated chance (20..80 of 100) does not count beside it.';
    expect(advised(`${WORKED}  chance .2...8\n`, { entries: kept }).report.basis.text).toContain(text);
    expect(advised(`${WORKED}  chance .2...8\n  record 9 3\n`).report.basis.text).toContain(text);
    expect(advised(`${WORKED}  chance .2...8\n`).report.basis.text).not.toContain(text);
  });
});

test('of several, whose record counts', () => {
  const some = promises(['kept', 'kept', 'kept', 'broken'], { from: 'them', to: 'us' });
  const more = promises(['kept', 'broken', 'kept', 'kept', 'kept'], { from: 'carl', to: 'us' });
  const { report } = advised(`  with @carl\n${WORKED}`, { entries: `party @carl "Carl"\n${some}${more}` });
  expect(report.basis.records.map(({ party }) => party)).toEqual(['@them', '@carl']);
  expect(report.basis.text.at(-1)).toBe(
    'Of these, the values rest on the record of Them, of which there is least.',
  );
});

test('a lag in calendar terms that cannot be counted in periods is told', () => {
  const text = (inputs: string) => advised(`${inputs}  record 9 3\n`).report.selfEnforcing.text.join(' ');
  const lag = WORKED.replace('1 period', '6 months');
  expect(text(lag.replace('.9 per year', '.9'))).toMatch(
    /How many periods `detection` comes to is not known, as `discount` does not say how long one is; it counts as 1\./,
  );
  expect(text(lag)).not.toMatch(/is not known/);
});

test('where learning is not followed to its end, how much that may add', () => {
  const text = (discount: string) =>
    advised(`${WORKED.replace('.9 per', `${discount} per`)}  record 9 3\n`, { flips: false }).report.text;
  expect(text('.99')).toHaveLength(1);
  expect(text('.999')[1]).toMatch(
    /^Learning is followed for 6,000 periods; what it may add after them is at most 0\.\d\d\.$/,
  );
});

describe('only the order of the outcomes', () => {
  const dominance = (inputs: string) => advised(inputs).report.dominance.map(({ text }) => text);

  test('what costs something is not passed over', () => {
    expect(dominance('  kept > leave > broken\n  leave > idle\n  condition-cost 5\n  exit-cost 3\n')).toEqual(
      [
        'Whether going on as before is worth more than leaving turns on how often they keep their word, and on `exit-cost`. Where it turns needs numbers for `kept`, `broken` and `leave`.',
        'Whether letting them perform first is worth more than leaving turns on how often they keep their word, and on `condition-cost` and `exit-cost`. Where it turns needs numbers for `kept`, `idle` and `leave`.',
        'The order leaves open whether letting them perform first or going on as before is worth more.',
      ],
    );
  });

  test('asks for no number that is given, and says nothing of an order where there is none', () => {
    expect(dominance('  kept 3\n  broken 0\n  leave 1.5\n  record 9 3\n')).toEqual([
      'Whether going on as before is worth more than leaving turns on how often they keep their word: it is if they always do, and it is not if they never do.',
    ]);
    expect(dominance('  leave 1.5\n  record 9 3\n')).toEqual([]);
  });
});

test('what is left out of new terms that are given in part counts as 0, and is told', () => {
  const used = (inputs: string) =>
    advised(`${WORKED}  record 9 3\n${inputs}`).report.inputs.flatMap(({ input, from, used }) =>
      from === 'left out' && used !== null ? [input] : [],
    );
  expect(used('  accepted .5\n  new-kept 4\n')).toEqual(
    expect.arrayContaining(['new-broken', 'renegotiation-cost']),
  );
  expect(used('')).not.toContain('new-broken');
});
