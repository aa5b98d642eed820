import { expect, test } from 'vitest';
import { conflictsOf, conflictsWith, dayOf, openLedger, sourceText } from '../../src/index.ts';

const LEDGER = `party @gallery
party @anna
party @boris
party @cleo
thing @painting
thing @vase
deed ?seller sells ?work to ?buyer
  once per ?work

2026-01-10 promise @one
  from @gallery
  to   @anna
  will @gallery sells @painting to @anna

2026-01-11 promise @other
  from @gallery
  to   @anna
  will @gallery sells @vase to @anna
`;

const MORE = `
2026-01-12 promise @two
  from @gallery
  to   @boris
  will @gallery sells @painting to @boris
`;

const BAN = `
2026-01-13 promise @ban
  from  @gallery
  to    @cleo
  never @gallery sells @vase to @anna
`;

const EITHER = `
2026-01-12 promise @either
  from @gallery
  to   @boris
  if   @cleo sells @painting to @anna
  will @gallery sells @vase to @boris
  or will @gallery sells @painting to @boris
`;

const THEN = `
2026-01-13 promise @then
  from @gallery
  to   @cleo
  if   @either is done
  will @gallery sells @painting to @cleo
`;

const VASE_BAN = `
2026-01-14 promise @ban
  from  @gallery
  to    @cleo
  never @gallery sells @vase to @boris
`;

const ids = ({ conflicts }: ReturnType<typeof conflictsOf>) =>
  conflicts.map(({ promises }) => promises.map(({ name }) => name.text).join(' × '));

/** The ledger after texts were put at its end, one after the other, and asked about after each. */
function asked(...texts: readonly string[]) {
  const open = openLedger([sourceText('sale.troth', LEDGER)], { on: dayOf(2026, 3, 1) });
  conflictsOf(open.check().judgement);
  let length = LEDGER.length;
  return texts.map((text) => {
    open.edit('sale.troth', { start: length, end: length, text });
    length += text.length;
    const { judgement } = open.check();
    const added = judgement.promises
      .map(({ entry }) => entry)
      .filter((entry) => text.includes(`@${entry.name.text}\n`));
    return { all: ids(conflictsOf(judgement)), with: ids(conflictsWith(judgement, added)) };
  });
}

test('a promise that is written into an open ledger is found to collide', () => {
  expect(asked(MORE)).toEqual([{ all: ['one × two'], with: ['one × two'] }]);
});

test('so is one that forbids a deed nobody had forbidden', () => {
  expect(asked(BAN)).toEqual([{ all: ['ban × other'], with: ['ban × other'] }]);
});

test('only the conflicts of the promises that are asked about are told', () => {
  expect(asked(MORE, BAN)).toEqual([
    { all: ['one × two'], with: ['one × two'] },
    { all: ['ban × other', 'one × two'], with: ['ban × other'] },
  ]);
});

test('what a promise collides with is found without asking about everything first', () => {
  const open = openLedger([sourceText('sale.troth', LEDGER + MORE)], { on: dayOf(2026, 3, 1) });
  const { judgement } = open.check();
  const one = judgement.promises.find(({ entry }) => entry.name.text === 'one')!;
  expect(ids(conflictsWith(judgement, [one.entry]))).toEqual(['one × two']);
  const other = judgement.promises.find(({ entry }) => entry.name.text === 'other')!;
  expect(ids(conflictsWith(judgement, [other.entry]))).toEqual([]);
});

test('a promise collides with what waits for one that it bears on', () => {
  const [, { with: found }] = asked(EITHER + THEN, VASE_BAN);
  expect(found).toEqual(['ban × either', 'ban × then']);
});
