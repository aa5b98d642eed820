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

/** An open ledger, to be edited and asked about one promise without asking about all. */
function opened(text: string) {
  const open = openLedger([sourceText('sale.troth', text)], { on: dayOf(2026, 3, 1) });
  let now = text;
  return {
    replace(old: string, next: string) {
      const start = now.indexOf(old);
      open.edit('sale.troth', { start, end: start + old.length, text: next });
      now = now.replace(old, next);
    },
    with(id: string): string[] {
      const { judgement } = open.check();
      const entries = judgement.promises.map(({ entry }) => entry).filter(({ name }) => name.text === id);
      return ids(conflictsWith(judgement, entries));
    },
  };
}

test('what has been changed since is found to collide, though it was not asked about', () => {
  const ledger = opened(LEDGER + MORE);
  expect(ledger.with('one')).toEqual(['one × two']);
  ledger.replace('sells @painting to @boris', 'sells @vase to @boris');
  expect(ledger.with('one')).toEqual([]);
  expect(ledger.with('other')).toEqual(['other × two']);
  ledger.replace('sells @vase to @boris', 'sells @painting to @boris');
  expect(ledger.with('one')).toEqual(['one × two']);
});

test('so is what is open again', () => {
  const sold = '2026-02-01 event\n  did @gallery sells @painting to @anna\n';
  const ledger = opened(`${LEDGER}\n${sold}${MORE}`);
  expect(ledger.with('two')).toEqual([]);
  ledger.replace(sold, '');
  expect(ledger.with('two')).toEqual(['one × two']);
});

test('so is what has come to wait for another', () => {
  const ledger = opened(`${LEDGER}${EITHER}${VASE_BAN}\nthing @last\n`);
  expect(ledger.with('ban')).toEqual(['ban × either']);
  ledger.replace(VASE_BAN, `${THEN}${VASE_BAN}`);
  expect(ledger.with('then')).toEqual(['ban × then', 'one × then', 'other × then']);
  expect(ledger.with('ban')).toEqual(['ban × either', 'ban × then']);
  ledger.replace('@cleo sells @painting to @anna', '@cleo sells @vase to @anna');
  expect(ledger.with('ban')).toEqual(['ban × then']);
});

test('so is what an amendment asks for', () => {
  const act = '2026-02-01 amended @other by @gallery, @anna\n  will @gallery sells @painting to @anna\n';
  const ledger = opened(`${LEDGER}${MORE}\nthing @last\n`);
  expect(ledger.with('two')).toEqual(['one × two']);
  ledger.replace('\nthing @last\n', `\n${act}\nthing @last\n`);
  expect(ledger.with('two')).toEqual(['one × two', 'other × two']);
});
