import { expect, test } from 'vitest';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { answer } from '../../../src/query/answers/answer.ts';
import type { ChoiceAnswer } from '../../../src/query/answers/choice.ts';
import { openDesk } from '../../../src/query/answers/desk.ts';
import type { Parameters } from '../../../src/query/answers/parameters.ts';
import { sourceText } from '../../../src/text/source-text.ts';

const TEXT = `party @us "Us"
party @them "Them"
2026-01-02 choice @stay "Stay?"
  for             @us
  with            @them
  record          9 3
  kept            3
  broken          0
  idle            1
  leave           1.4..1.5..1.8
  condition-cost  .2
  discount        .9 per year
2026-01-02 choice @quiet "Hush?"
  for     @us
  secret  board
`;

function asked(parameters: Parameters) {
  const desk = openDesk([sourceText('a.troth', TEXT)], { today: () => dayOf(2026, 3, 1) });
  return answer(desk, 'choice', parameters);
}

function body(parameters: Parameters): ChoiceAnswer {
  const given = asked({ id: '@stay', ...parameters });
  if (given.kind === 'refusal') throw new Error(given.message);
  return given.body;
}

function refusal(parameters: Parameters): string {
  const given = asked({ id: '@stay', ...parameters });
  return given.kind === 'refusal' ? given.message : 'it was answered';
}

test('lists the choices that may be seen', () => {
  const desk = openDesk([sourceText('a.troth', TEXT)], { today: () => dayOf(2026, 3, 1) });
  expect(answer(desk, 'choices')).toMatchObject({
    body: {
      choices: [{ id: '@stay', title: 'Stay?', for: ['@us'], with: ['@them'], on: [], place: 'a.troth:3' }],
    },
    names: { '@stay': { kind: 'choice', title: 'Stay?' } },
  });
});

test('any input may be put in the place of the ledger’s', () => {
  const before = body({}).advice;
  expect(before.values.continue).toBeCloseTo(23.0254, 4);
  expect(before.draws!.count).toBe(1000);
  const after = body({ leave: '3', record: '2 4', idle: '-1..0', draws: '50' }).advice;
  expect(after.values.leave).toBeCloseTo(30, 9);
  expect(after.basis).toMatchObject({ kind: 'given', alpha: 2, beta: 4 });
  expect(after.basis.text[0]).toMatch(/^You give a record/);
  expect(after.inputs.find(({ input }) => input === 'idle')).toMatchObject({
    low: -1,
    mode: null,
    high: 0,
    used: -0.5,
    from: 'asked',
    place: 'a.troth:9',
  });
  expect(after.draws!.count).toBe(50);
});

test('each input says within what it can be moved', () => {
  const { inputs } = body({}).advice;
  const of = (name: string) => inputs.find(({ input }) => input === name);
  expect(of('discount')).toMatchObject({ least: 0, most: 1, open: 'high', used: 0.9, place: 'a.troth:12' });
  expect(of('hostage')).toMatchObject({ least: 0, most: null, low: null, used: 0, from: 'left out' });
  expect(of('new-kept')).toMatchObject({ least: null, most: null, used: null });
  expect(inputs).toHaveLength(19);
});

test('refuses what is no input, or out of bounds, in a sentence', () => {
  expect(refusal({ kept: 'much' })).toBe('kept must be a number or a rising range such as 1..2..3, not much');
  expect(refusal({ kept: '3..2' })).toBe('kept must be a number or a rising range such as 1..2..3, not 3..2');
  expect(refusal({ discount: '1' })).toBe(
    'discount=1 is out of bounds: what the next period counts for beside this one: 0 or more and less than 1',
  );
  for (const record of ['9', '9 0', '9 3 1', 'a b'])
    expect(refusal({ record })).toBe(`record must be two numbers above 0, such as 9 3, not ${record}`);
  expect(refusal({ id: '@us' })).toBe('@us is no choice but a party');
  expect(refusal({ id: '@quiet' })).toBe('nothing is declared as @quiet');
  expect(refusal({ keptt: '3' })).toMatch(/^there is no parameter keptt; there are id, kept, broken,/);
});
