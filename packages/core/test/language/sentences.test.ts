import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import type { EventEntry } from '../../src/ledger/entry.ts';
import { actorOf, canonicalShape } from '../../src/ledger/sentence.ts';
import { codes, codesWithNames, did, lastEntry, NAMES, read } from './support/read.ts';

/** Whether two events did the same deed. */
function areSame(one: string, other: string, rules = ''): boolean {
  const ledger = read(NAMES, rules, `2024 event\n  did ${one}\n2024 event\n  did ${other}\n`);
  const [a, b] = (ledger.entriesOf('event') as EventEntry[]).map(({ lines }) => lines[0]!.sentence.shape);
  return canonicalShape(a!) === canonicalShape(b!);
}

describe('a sentence', () => {
  test('is a shape with arguments', () => {
    expect(did('@us hands over @leaders to @es')).toBe('_ hands over _ to _: @us, @leaders, @es');
  });

  test('takes quantities and amounts as arguments, and other numbers as words', () => {
    expect(did('@us gives 3 of @leaders 20 EUR in 2 steps')).toBe(
      '_ gives _ _ in 2 steps: @us, 3 of @leaders, 20 EUR',
    );
  });

  test.each([
    ['upper and lower case', '@us Hands Over @ben', '@us hands over @ben', true],
    ['upper and lower case of any script', '@us ÖFFNET @ben', '@us öffnet @ben', true],
    ['more spaces', '@us  hands \t over   @ben', '@us hands over @ben', true],
    ['spaces beside mentions', '@{us}hands over@{ben}', '@us hands over @ben', true],
    ['other mentions', '@es hands over @leaders', '@us hands over @ben', true],
    ['composed letters', '@us o\u0308ffnet @ben', '@us öffnet @ben', true],
    ['another ending', '@us hand over @ben', '@us hands over @ben', false],
    ['a word more', '@us hands over @ben today', '@us hands over @ben', false],
    ['a mention elsewhere', '@us hands @ben over', '@us hands over @ben', false],
  ])('with %s', (_what, one, other, same) => {
    expect(areSame(one, other)).toBe(same);
  });

  test('ends its words at a mention', () => {
    expect(did('pre@{us}post')).toBe('pre _ post: @us');
  });

  test('holds no quotes', () => {
    expect(codesWithNames('2024 event\n  did @us says "no"\n')).toEqual(['quote-in-sentence']);
  });

  test('says something', () => {
    expect(codesWithNames('2024 event\n  did\n')).not.toEqual([]);
  });
});

describe('`also`', () => {
  const rule = 'deed ?giver hands over ?who to ?taker\n  also ?who was handed over to ?taker by ?giver\n';

  test('gives other wordings, arguments in any order', () => {
    expect(areSame('@us hands over @ben to @es', '@ben was handed over to @es by @us', rule)).toBe(true);
    expect(areSame('@us hands over @ben to @es', '@ben was handed over to @es by @us')).toBe(false);
  });

  test('has the same variables, each once', () => {
    expect(codes('deed ?x leaves ?y\n  also ?x goes\n')).toEqual(['also-variables']);
    expect(codes('deed ?x leaves\n  also ?x goes from ?y\n')).toEqual(['also-variables']);
  });
});

describe('the actor', () => {
  const actor = (words: string, rules = '') => {
    const event = read(NAMES, rules, `2024 event\n  did ${words}\n`).entriesOf('event')[0] as EventEntry;
    return actorOf(event.lines[0]!.sentence)?.text;
  };

  test('is the first mention', () => {
    expect(actor('to @es goes @ben')).toBe('es');
    expect(actor('3 of @leaders go to @es')).toBe('leaders');
    expect(actor('20 EUR go to @es')).toBe('es');
  });

  test('is the first variable of the deed, where there is one', () => {
    const rule = 'deed ?giver hands over ?who\n  also ?who was handed over by ?giver\n';
    expect(actor('@ben was handed over by @us', rule)).toBe('us');
  });
});

describe('a shape that is used once', () => {
  const event = (words: string) => `2024 event\n  did ${words}\n`;
  const warnings = (...sentences: string[]) =>
    diagnose(read(NAMES, sentences.map(event).join(''))).filter(({ code }) => code === 'near-shape');

  test('and is close to another gets a warning', () => {
    expect(warnings('@us hands over @ben', '@es hands over @ben', '@us hand over @ben')).toHaveLength(1);
  });

  test.each([
    ['in more words than were promised', '@us hands over @ben at the border'],
    ['in fewer', '@us hands'],
    ['with a full stop', '@us hands over @ben.'],
  ])('of what happened, %s, gets one too', (_how, words) => {
    const promise = '2023 promise @p\n  from @us\n  to @es\n  will @us hands over @ben\n';
    const codes = diagnose(read(NAMES, promise + event(words))).map(({ code }) => code);
    expect(codes).toContain('near-shape');
  });

  test('of what was promised in more words does not', () => {
    const promise = (id: string, words: string) =>
      `2023 promise ${id}\n  from @us\n  to @es\n  will ${words}\n`;
    const text = promise('@p', '@us hands over @ben') + promise('@q', '@us hands over @ben at the border');
    expect(diagnose(read(NAMES, text)).map(({ code }) => code)).not.toContain('near-shape');
  });

  test('and is like no other does not', () => {
    expect(warnings('@us hands over @ben', '@es hands over @ben', '@us sleeps')).toEqual([]);
  });
});

describe('variables', () => {
  test('appear in deeds and limits only', () => {
    expect(codesWithNames('2024 event\n  did ?x sings\n')).toEqual(['stray-variable']);
    expect(lastEntry('limit "l"\n  on ?x sings\n  at most 3\n  at any time\n', 'limit').on).toHaveLength(1);
  });

  test('follow the rules of names', () => {
    expect(codes('deed ?買主/a is paid by ?x9\n')).toEqual([]);
  });
});
