import { describe, expect, test } from 'vitest';
import { promises } from '../credibility/recorded.ts';
import { advised, WORKED } from './advised.ts';

describe('the worked choice', () => {
  test.each([
    ['9 3', 23.0254, 23.0754, 'condition'],
    ['2 4', 15.1176, 15.5843, 'condition'],
    ['3 9', 14.2614, 14.8114, 'leave'],
  ] as const)('with a record of %s', (record, goOn, condition, best) => {
    const { report } = advised(`${WORKED}  record ${record}\n`);
    expect(report.values.continue).toBeCloseTo(goOn, 4);
    expect(report.values.condition).toBeCloseTo(condition, 4);
    expect(report.values).toMatchObject({ renegotiate: null, leave: 15 });
    expect(report.best).toBe(best);
    expect(report.breakEven).toMatchObject({ leaveBelow: 0.5, conditionBelow: 0.8, conditionFrom: 0.35 });
    expect(report.why.renegotiate).toBe('no new terms are given: accepted, new-kept, new-broken');
  });

  test('the chance that they keep their word more often than the break-even asks for', () => {
    expect(advised(`${WORKED}  record 9 3\n`).report.breakEven.chanceAbove).toBeCloseTo(0.9673, 4);
    // A conflict that blocks half of it asks twice as much of their word.
    const half = advised(`${WORKED}  record 9 3\n  blocked .25\n`).report.breakEven.chanceAbove!;
    expect(half).toBeLessThan(0.9673);
  });

  test('whether it enforces itself, and on what that rests', () => {
    const { selfEnforcing } = advised(`${WORKED}  record 9 3\n`).report;
    expect(selfEnforcing).toMatchObject({ holds: true, criticalDiscount: 0.5, shortestPunishment: 2 });
    const weak = advised(`${WORKED.replace('.9', '.3')}  record 9 3\n`).report.selfEnforcing;
    expect(weak).toMatchObject({ holds: false, shortestPunishment: null });
    expect(weak.smallestHostage).toBeCloseTo(1.1429, 4);
    expect(weak.terms.map(({ kind }) => kind)).toEqual([
      'hostage',
      'guarantor',
      'tranches',
      'detection',
      'discount',
      'sunset',
    ]);
  });
});

describe('what their word is taken for', () => {
  const kept = promises(['kept', 'kept', 'kept', 'kept', 'broken'], { from: 'them', to: 'us' });

  test('the ledger’s record, with the promises it rests on', () => {
    const { report } = advised(WORKED, { entries: kept });
    expect(report.basis).toMatchObject({ kind: 'record' });
    const [record] = report.basis.records;
    expect(record!.counted).toBe(5);
    expect(record!.promises[0]).toMatchObject({ promise: '@them-4', byRules: 0, byReliance: 0 });
    expect(record!.promises[0]!.place).toBe('ledger.troth:31');
    expect(report.values.continue).not.toBe(null);
  });

  test('as one reads it who relied on it: what was ended lawfully was not kept', () => {
    const ended = promises(['ended', 'ended', 'ended', 'ended', 'kept', 'kept', 'kept', 'kept'], {
      from: 'them',
      to: 'us',
    });
    const { report } = advised(WORKED, { entries: ended });
    const [record] = report.basis.records;
    expect(record!.byReliance.mean!).toBeLessThan(0.55);
    expect(record!.byRules.mean!).toBeGreaterThan(0.75);
    expect(report.basis.mean).toBe(record!.byReliance.mean);
    expect(report.basis.text.join(' ')).toContain(
      'By the rules alone, by which a lawful ending does not count:',
    );
  });

  test('a record that is given, in place of the ledger’s', () => {
    const { report } = advised(`${WORKED}  record 9 3\n`, { entries: kept });
    expect(report.basis).toMatchObject({ kind: 'given', alpha: 9, beta: 3, mean: 0.75, records: [] });
  });

  test('a stated range of chances where there is too little record: never one number for it', () => {
    const { report } = advised(`${WORKED}  chance .2...8\n`);
    expect(report.basis).toMatchObject({ kind: 'stated', low: 0.2, high: 0.8, alpha: null, mean: null });
    expect(report.values).toEqual({ continue: null, condition: null, renegotiate: null, leave: 15 });
    expect(report.best).toBe(null);
    expect(report.chances.map(({ chance }) => chance)).toEqual([0.2, 0.8]);
    expect(report.chances[1]!.values).toMatchObject({ continue: 24, leave: 15 });
    expect(report.stretches.map(({ best }) => best)).toEqual(['leave', 'condition']);
    expect(report.stretches[0]!.to).toBeCloseTo(0.35, 9);
    expect(report.text).toEqual([
      'What is worth most depends on a chance that is not known: leaving where they keep fewer than 35 of 100 such promises; letting them perform first from 35 of 100 on.',
    ]);
  });

  test('a stated range where there is record enough is left aside', () => {
    expect(advised(`${WORKED}  chance .2...8\n`, { entries: kept }).report.basis.kind).toBe('record');
  });

  test('too little record and nothing stated: the prior never takes its place', () => {
    const { report } = advised(WORKED);
    expect(report.basis).toMatchObject({ kind: 'none', alpha: null, mean: null, low: null });
    expect(report.values).toEqual({ continue: null, condition: null, renegotiate: null, leave: 15 });
    expect([report.best, report.draws, report.flips.filter(({ changes }) => changes === 'advice')]).toEqual([
      null,
      null,
      [],
    ]);
    expect(report.basis.text).toEqual([
      'There is too little record of Them (it amounts to 0 finished promises): under 3 finished promises a number would say more about the method than about the party.',
      'So staying has no value yet. Write what you think possible, as `chance 20%..80%`, and the advice runs over that range.',
    ]);
    // What needs no record is said all the same.
    expect(report.breakEven.leaveBelow).toBe(0.5);
    expect(report.selfEnforcing.holds).toBe(true);
  });
});

describe('only an order', () => {
  test('says which option is worth no less than which, and no number', () => {
    const { report } = advised('  leave > kept > broken\n  idle = broken\n  condition-cost .1\n');
    expect(Object.values(report.values)).toEqual([null, null, null, null]);
    expect(report.missing).toEqual(['kept', 'broken', 'leave', 'discount']);
    expect(report.dominance).toEqual([
      {
        options: ['continue', 'leave'],
        better: 'leave',
        text: 'In every period leaving is worth no less than going on as before, however often they keep their word: a period outside is worth no less than a kept promise and a period outside is worth no less than a broken one.',
      },
      {
        options: ['condition', 'leave'],
        better: 'leave',
        text: 'In every period leaving is worth no less than letting them perform first, however often they keep their word: a period outside is worth no less than a kept promise and a period outside is worth no less than a period in which nobody performs.',
      },
      {
        options: ['condition', 'continue'],
        better: 'continue',
        text: 'In every period going on as before is worth no less than letting them perform first, however often they keep their word: a broken one is worth no less than a period in which nobody performs.',
      },
    ]);
    expect(JSON.stringify(report.text)).not.toMatch(/\d/);
  });

  test('says what a comparison turns on where the order does not decide it', () => {
    const { report } = advised('  kept > leave > broken\n');
    expect(report.dominance.map(({ better, text }) => [better, text])).toEqual([
      [
        null,
        'Whether going on as before is worth more than leaving turns on how often they keep their word: it is if they always do, and it is not if they never do. Where it turns needs numbers for `kept`, `broken` and `leave`.',
      ],
      [null, 'The order leaves open whether letting them perform first or leaving is worth more.'],
      [null, 'The order leaves open whether letting them perform first or going on as before is worth more.'],
    ]);
  });

  test('numbers count as orders too', () => {
    const { report } = advised('  kept 3\n  leave 1\n  broken > leave\n');
    expect(report.dominance[0]).toMatchObject({ options: ['continue', 'leave'], better: 'continue' });
  });
});

describe('what may block it', () => {
  const clash = `thing @painting "Painting"
party @carl "Carl"
deed ?a sells ?b to ?c
  once per ?b
2026-01-01 promise @one "One"
  from @them
  to @us
  will @them sells @painting to @us
  by 2026-05-01
2026-01-01 promise @two
  from @them
  to @carl
  will @them sells @painting to @carl
  by 2026-05-01
`;

  test('conflicts of the promises it is about, with their places; nothing is made up of them', () => {
    const { report } = advised(`${WORKED}  record 9 3\n  on @one\n`, { entries: clash });
    expect(report.about).toEqual(['@one']);
    expect(report.blocked).toMatchObject({ chance: 0, from: 'left out' });
    const [conflict] = report.blocked.conflicts;
    expect(conflict).toMatchObject({ promises: ['@one', '@two'], standing: 'certain', reading: 'certain' });
    expect(conflict!.places).toEqual([expect.stringMatching(/:7$/), expect.stringMatching(/:12$/)]);
    const flip = report.flips.find(({ input, at }) => input === 'blocked' && at !== null)!;
    expect(flip).toMatchObject({ now: 0, to: 'leave' });
    expect(flip.at).toBeCloseTo(0.5386, 3);
  });

  test('without `on`, the open promises to whoever chooses', () => {
    const { report } = advised(`${WORKED}  record 9 3\n`, { entries: clash });
    expect(report.about).toEqual(['@one']);
  });

  test('what is stated comes first', () => {
    const { report } = advised(`${WORKED}  record 9 3\n  blocked .1...2...3\n`, { entries: clash });
    expect(report.blocked).toMatchObject({ chance: 0.2, from: 'ledger' });
  });

  test('a promise that cannot be kept whatever gives way is blocked', () => {
    const { report } = advised(`${WORKED}  record 9 3\n  on @one\n  on @two\n`, { entries: clash });
    expect(report.blocked).toMatchObject({ chance: 1, from: 'conflicts' });
    expect(report.values.continue).toBeLessThan(15);
    expect(report.best).toBe('leave');
  });
});

describe('what would change it', () => {
  const flips = (inputs: string) =>
    advised(inputs).report.flips.flatMap(({ input, side, at, to, text }) =>
      at === null ? [] : [[input, side, to, text] as const],
    );

  test('where all options are worth the same: on which side another is best, and which', () => {
    const found = flips('  kept 1\n  broken 1\n  idle 1\n  leave 1\n  discount .9 per year\n  record 1 1\n');
    expect(found.map(([input, side, to]) => [input, side, to])).toEqual([
      ['kept', 'below', 'leave'],
      ['broken', 'below', 'condition'],
      ['idle', 'above', 'condition'],
      ['leave', 'above', 'leave'],
    ]);
    expect(found[0]![3]).toBe('below 1 (now 1): leaving is worth most');
  });

  test('where two are worth the same at the middle of a stated range of chances', () => {
    const found = flips(`${WORKED}  chance .6..1\n`).filter(
      ([, , to]) => to !== 'holds' && to !== 'does not hold',
    );
    expect(found.map(([input, side, to]) => [input, side, to])).toEqual([
      ['chance', 'below', 'condition'],
      ['blocked', 'above', 'condition'],
      ['kept', 'below', 'leave'],
      ['broken', 'below', 'condition'],
      ['idle', 'above', 'condition'],
      ['leave', 'above', 'leave'],
      ['condition-cost', 'below', 'condition'],
    ]);
    expect(found.map(([, , , text]) => text)).toEqual(
      expect.arrayContaining([
        'below 80 of 100 (now 80 of 100): letting them perform first is worth most',
        'below 0.2 (now 0.2): letting them perform first is worth most',
      ]),
    );
  });

  test('an option that is always worth as much as the rest hides none', () => {
    const found = flips(`${WORKED}  record 9 3\n  accepted 0\n  new-kept 4\n`);
    const idle = found.find(([input]) => input === 'idle')!;
    expect(idle[1]).toBe('below');
    expect(idle[3]).toBe('below 0.8 (now 1): going on as before is worth most');
  });

  test('is told apart from what counts now', () => {
    const found = flips(`${WORKED}  chance .801\n`).find(([input]) => input === 'chance')!;
    expect(found[3]).toMatch(/^below 80 of 100 \(now 80\.1 of 100\): /);
  });

  test('is the same in another unit, however small its numbers', () => {
    const small = WORKED.replace(/(kept|broken|idle|leave|condition-cost) (\S+)/g, '$1 $2e');
    const scaled = small.replace(/(\S+)e$/gm, (_, number) => (Number(number) * 1e-6).toFixed(8));
    const pairs = (inputs: string) =>
      advised(inputs).report.flips.flatMap(({ input, changes, side, to }) =>
        changes === 'advice' ? [[input, side, to]] : [],
      );
    expect(pairs(`${scaled}  record 9 3\n`)).toEqual(pairs(`${WORKED}  record 9 3\n`));
  });

  test('the least value itself, where only that makes the agreement hold', () => {
    const texts = flips(`${WORKED.replace('their-loss 2', 'their-loss 0')}  record 9 3\n`).map(
      ([, , , text]) => text,
    );
    expect(texts).toContain('at 0 (now 2): the agreement enforces itself');
    const none = WORKED.replace('their-gain 2', 'their-gain 0').replace('their-loss 2', 'their-loss 0');
    expect(flips(`${none}  record 9 3\n`).map(([, , , text]) => text)).toContain(
      'above 0 (now 0): the agreement no longer enforces itself',
    );
  });
});

describe('a plan', () => {
  const NEW_TERMS = '  accepted .4\n  new-kept 3.5\n  new-broken 1\n  renegotiation-cost .1\n';
  const asked = '2026-01-03 request @more "More"\n  from @us\n  to @them\n  will @them pays more\n';

  test('what to ask for, what each answer would mean, and what then', () => {
    const { report } = advised(`${WORKED}  record 2 4\n${NEW_TERMS}`);
    expect(report.best).toBe('renegotiate');
    expect(report.plan.map(({ step }) => step)).toEqual(['ask', 'room', 'if accepted', 'if refused', 'then']);
    expect(report.plan.map(({ text }) => text)).toEqual([
      'Ask for the new terms: a period would be worth 3.5 if they keep them and 1 if they do not. Write it as a `request`, so that its answer or refusal counts.',
      'Terms from which both sides would still gain: if they keep 33 of 100, staying needs 0.0333 more in each period to be worth as much as leaving. They lose 2 in each period once nobody performs, so terms that cost them less than that leave them better off than none. What among these is fair, Troth does not compute.',
      'If the new terms are accepted, staying under them is worth 18.44 in all.',
      'If they are refused: terms that cost nothing unless one breaks are cheap for a party that means to keep its word, so a refusal of those says something; a refusal of a higher price may only say that it is high. It makes leaving worth most if it lowers their chance from 33 to under 26 of 100: as it does if such a refusal comes more than 1.46 times as often before a breach as before a kept promise.',
      'Then, if it says nothing of their chance: letting them perform first, worth 15.58 in all.',
    ]);
  });

  test.each([
    [
      `${WORKED}  chance 0..1\n  accepted .5\n  new-kept 3\n  new-broken 1.6\n`,
      'fewer than 35 of 100 such promises, else stay on the terms that are worth most without new ones.',
    ],
    [
      '  kept 0\n  broken 3\n  leave 1.5\n  discount .9\n  chance 0..1\n',
      'more than 50 of 100 such promises, else stay on the terms that are worth most above.',
    ],
  ])('what then, over a stated range of chances (%#)', (inputs, where) => {
    const { report } = advised(inputs);
    expect(report.plan.at(-1)!.text).toBe(`Then: leave if you think that they keep ${where}`);
  });

  test('what then, where leaving is worth most at every chance, or at none', () => {
    const last = (inputs: string) => advised(inputs).report.plan.at(-1)!.text;
    expect(last(`${WORKED}  chance 0...2\n`)).toBe(
      'Then: leave; it is worth most over the whole stated range of chances.',
    );
    expect(last(`${WORKED}  chance .5...9\n`)).toBe(
      'Then: within the stated range of chances leaving is never worth most.',
    );
  });

  test('a chance that is taken for certain: no refusal can lower it', () => {
    const { report } = advised(`${WORKED}  chance 1\n`);
    expect(report.best).toBe('continue');
    expect(report.plan.find(({ step }) => step === 'if refused')!.text).toMatch(
      /Leaving is worth most below 35 of 100, but no refusal lowers a chance that is taken for certain\.$/,
    );
  });

  test.each([
    ['', 'open', 'there is no answer yet.'],
    ['2026-01-04 refused @more by @them\n', 'refused', 'it was refused.'],
  ])('with a request that is made already %j', (answer, state, words) => {
    const { report } = advised(`${WORKED}  record 2 4\n`, { entries: asked + answer });
    expect(report.plan[0]).toMatchObject({
      step: 'ask',
      request: { id: '@more', state },
      text: `@more (More) has been asked: ${words}`,
    });
  });
});

test('inputs that are asked for take the place of the ledger’s', () => {
  const overrides = new Map([['leave', { low: 3, mode: 3, high: 3 }]] as const);
  const { report } = advised(`${WORKED}  record 9 3\n`, { overrides });
  expect(report.values.leave).toBeCloseTo(30, 9);
  expect(report.best).toBe('leave');
  expect(report.inputs.find(({ input }) => input === 'leave')).toMatchObject({ used: 3, from: 'asked' });
});

test('a lag in calendar terms is counted in the periods of the discount, or not at all', () => {
  const lag = WORKED.replace('1 period', '6 months');
  expect(advised(`${lag}  record 9 3\n`).advice.incentives!.detection).toBeCloseTo(0.5, 9);
});

test('a chance that is asked for has numbers again', () => {
  const overrides = new Map([['chance', { low: 0.75, mode: 0.75, high: 0.75 }]] as const);
  const { report } = advised(`${WORKED}  record 9 3\n`, { overrides });
  expect(report.basis.kind).toBe('stated');
  expect(report.values.continue).toBeCloseTo(22.95, 9);
  expect(report.best).toBe('condition');
});

test('no sentence says what a party will do', () => {
  for (const record of ['record 9 3', 'record 2 4', 'chance .1...9', 'leave > kept'])
    expect(
      JSON.stringify(advised(`${record === 'leave > kept' ? '' : WORKED}  ${record}\n`).report),
    ).not.toMatch(/they will|will keep|will break|will not keep/);
});

test('shares of draws are told in whole parts of a hundred that add up to it', () => {
  for (const low of [0.2, 0.7, 1, 1.1, 1.3]) {
    const { report } = advised(
      `${WORKED.replace(/ {2}leave .*\n/, `  leave ${low}..2.9\n`)}  record 9 3\n  accepted .1...9\n  new-kept 2..4\n  new-broken 0\n`,
    );
    const { shares, outOf100 } = report.draws!;
    const all = (['continue', 'condition', 'renegotiate', 'leave'] as const).map((option) => {
      expect(Math.abs(outOf100[option]! - shares[option]! * 100)).toBeLessThan(1);
      return outOf100[option]!;
    });
    expect(all.reduce((sum, part) => sum + part, 0)).toBe(100);
  }
});

test('a turning point has the range in which it lies as the inputs vary', () => {
  const { report } = advised(`${WORKED.replace(/ {2}leave .*\n/, '  leave 1..2\n')}  record 9 3\n`);
  // p* = l / 3 with l drawn evenly from 1 to 2: 90% of it lie from 1.05 / 3 to 1.95 / 3.
  const { low, high } = report.breakEven.ranges.leaveBelow!;
  expect(low).toBeCloseTo(0.35, 2);
  expect(high).toBeCloseTo(0.65, 2);
  expect(report.breakEven.text[0]).toBe(
    'Going on as before is worth more than leaving where they keep more than 50 of 100 such promises (35..65 in 90% of the draws).',
  );
  expect(report.breakEven.ranges.conditionBelow).toEqual({ low: 0.8, high: 0.8 });
});
