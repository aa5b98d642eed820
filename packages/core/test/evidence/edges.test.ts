import { describe, expect, test } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { withoutDisputed } from '../../src/lifecycle/other-reading.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { dayIn } from '../support/status-of.ts';
import { findings, roots, vouched, words } from './vouched.ts';

/** The sentences of the design on evidence, each at its edges: small ledgers with answers worked out by hand. */

const NAMES = `party @us "United States"
party @state "State Department"
  part of @us
person @rubio "Marco Rubio"
office @us/secretary "Secretary of State"
  of @us
  holder @rubio from 2025-01-20
office @us/adviser "National Security Adviser"
  of @us
  holder @rubio from 2025-05-01
person @waltz "Mike Waltz"
party @press "Press House"
group @lawyers "Lawyers"
group @parents "Parents"
`;

/** Sources from one line each: `wire relays @post | by @press`, published on the first of March unless they say. */
function sources(...lines: string[]): string {
  return lines
    .map((line) => {
      const [id, ...fields] = line.split(' | ');
      const own = fields.some((field) => field.startsWith('published')) ? [] : ['published 2026-03-01'];
      return `source @${id} "${id.toUpperCase()}"\n${[...own, ...fields].map((field) => `  ${field}\n`).join('')}`;
    })
    .join('');
}

const PAPERS = sources('a', 'b', 'c', 'd');

/** An event on the first of March with these lines of evidence. */
function rain(...reports: string[]): string {
  const lines = reports.map((one) => `  ${/^(?:known|did|quote)/.test(one) ? one : `source ${one}`}\n`);
  return `${NAMES}2026-03-01 event @rain "Rain"\n  did it rained\n${lines.join('')}`;
}

describe('the least and the most roots', () => {
  test.each<[string, string[], string, [number, number]]>([
    ['a relay of a relay of a relay', ['@d'], 'wire a:wire b:a d:b', [1, 1]],
    ['a relay and its wire through a quotation', ['@a', '@b via @wire'], 'wire a:wire b', [1, 1]],
    [
      'ten words for one speaker of one paper',
      ['@a via "an aide"', '@a via "an official"', '@a via "a clerk"'],
      'a',
      [1, 1],
    ],
    ['three papers with unnamed speakers', ['@a via "x"', '@b via "x"', '@c via "y"'], 'a b c', [1, 3]],
    ['one paper by itself beside those', ['@a', '@b via "x"', '@c via "y"'], 'a b c', [2, 3]],
    ['an unnamed speaker of a wire that two papers carry', ['@a', '@b'], 'wire a:wire b:wire', [1, 1]],
    [
      'a party that is quoted by name and one who is not',
      ['@a via @state', '@b via "an aide"'],
      'a b',
      [2, 2],
    ],
    ['a party whose own aide is quoted', ['@a via @state "an aide"', '@b via @state'], 'a b', [1, 1]],
    ['a party and a part of it', ['@a via @us', '@b via @state'], 'a b', [1, 2]],
    [
      'a party, its part and its office',
      ['@a via @us', '@b via @state', '@c via @us/secretary'],
      'a b c',
      [2, 3],
    ],
    ['an office and its holder', ['@a via @us/secretary', '@b via @rubio'], 'a b', [1, 2]],
    ['an office and who never held it', ['@a via @us/secretary', '@b via @waltz'], 'a b', [2, 2]],
    ['two offices that one person has held', ['@a via @us/secretary', '@b via @us/adviser'], 'a b', [1, 2]],
    [
      'two offices of one person, and another',
      ['@a via @us/secretary', '@b via @us/adviser', '@c via @waltz'],
      'a b c',
      [2, 3],
    ],
    ['two parties of one whole', ['@a via @state', '@b via @us/secretary'], 'a b', [2, 2]],
    ['two groups that may share members', ['@a via @lawyers', '@b via @parents'], 'a b', [2, 2]],
  ])('%s', (_what, reports, declared, range) => {
    const library = sources(
      ...declared.split(' ').map((one) => {
        const [id, original] = one.split(':');
        return original ? `${id} | relays @${original}` : id;
      }),
    );
    expect(roots(library + rain(...reports), 'rain')).toEqual(range);
  });

  test.each<[string, string[], [number, number]]>([
    ['one publisher', ['a | by @press', 'b | by @press'], [1, 2]],
    ['one author of two publishers', ['a | by @press | author "Ann"', 'b | by @us | author "Ann"'], [1, 2]],
    [
      'one author, one publication with a publisher',
      ['a | by @press | author "Ann"', 'b | author "Ann"'],
      [1, 2],
    ],
    [
      'two authors of one publisher',
      ['a | by @press | author "Ann"', 'b | by @press | author "Bob"'],
      [1, 2],
    ],
    ['a publisher and a part of it', ['a | by @us', 'b | by @state'], [1, 2]],
    ['a publisher that holds nothing of the other', ['a | by @press', 'b | by @state'], [2, 2]],
    ['a person as author in words and as publisher', ['a | by @rubio', 'b | by @us/secretary'], [1, 2]],
  ])('publications of %s', (_what, library, range) => {
    expect(roots(sources(...library) + rain('@a', '@b'), 'rain')).toEqual(range);
  });

  test('a publisher that is quoted elsewhere is the voice of its own publication', () => {
    const text = sources('a | by @us', 'b') + rain('@a', '@b via @us');
    expect(words(text, 'rain')).toEqual(['2 sources, 1..2 roots: A; United States']);
  });

  test('what bridges two that are apart does not make them one', () => {
    const bridged = rain('@a via @rubio', '@b via @waltz', '@c via @us/secretary').replace(
      'holder @rubio from 2025-01-20',
      'holder @rubio from 2025-01-20\n  holder @waltz from 2026-01-01',
    );
    expect(roots(PAPERS + bridged, 'rain')).toEqual([2, 3]);
  });
});

describe('who is interested', () => {
  test('a source by the party that it is about is a root, like any', () => {
    const text = `${sources('statement | by @us', 'a')}${NAMES}2026-03-01 event @paid
  did @us pays 5 USD to @lawyers
  source @statement
  source @a denies via @lawyers
`;
    expect(words(text, 'paid')).toEqual([
      '1 source, 1 root: STATEMENT; denied by 1 source, 1 root: Lawyers [disputed]',
    ]);
  });
});

describe('circles', () => {
  const none = 'no root: they rest on nothing but each other';

  test('of quotations through reprints', () => {
    const text = sources('a | relays @b', 'b', 'c | relays @a') + rain('@a', '@b via @c', '@c');
    expect(words(text, 'rain')).toEqual([`3 sources, ${none}`]);
  });

  test('are left by one link that goes elsewhere, for all that lead into them', () => {
    const text = PAPERS + rain('@a via @b', '@b via @a', '@b via @waltz', '@c via @a');
    expect(words(text, 'rain')).toEqual(['3 sources, 1 root: Mike Waltz']);
  });

  test('of support are no circles of denial', () => {
    const text = PAPERS + rain('@a via @b', '@b denies via @a');
    expect(words(text, 'rain')[0]).toContain('no root');
  });

  test('a paper that cites itself', () => {
    expect(words(PAPERS + rain('@a via @a'), 'rain')).toEqual([
      '1 source, no root: it goes round in a circle',
    ]);
  });
});

describe('retraction', () => {
  const chain = PAPERS + rain('@a', '@b via @a', '@c via @b', '@d');
  const without = '2026-04-01 retracted @b by @press\n  id @correction\n';

  test('of a middle link takes what hangs on it, and leaves what it hung on', () => {
    expect(words(chain, 'rain')).toEqual(['4 sources, 2 roots: A; D']);
    expect(words(chain + without, 'rain')).toEqual(['3 sources, 2 roots: A; D']);
    const counted = vouched(chain + without, 'rain').statements[0].supports.reports;
    expect(counted.map(({ source, counts }) => [source, counts])).toEqual([
      ['@a', true],
      ['@b', false],
      ['@c', false],
      ['@d', true],
    ]);
  });

  test('is not seen on earlier days, and on the day itself is', () => {
    const by = (known: string) =>
      vouched(chain + without, 'rain', known).statements[0].supports.reports.filter(({ counts }) => counts)
        .length;
    expect(['2026-03-31', '2026-04-01', '2026-04-02'].map(by)).toEqual([4, 2, 2]);
  });

  test('that became known later is seen from then', () => {
    const late = `${chain}${without}  known 2026-05-01\n`;
    const by = (known: string) => vouched(late, 'rain', known).statements[0].supports.sources;
    expect(['2026-04-15', '2026-04-30', '2026-05-01'].map(by)).toEqual([4, 4, 3]);
  });

  test('that is itself retracted gives back what it took', () => {
    const restored = `${chain}${without}2026-05-01 retracted @correction by @press\n`;
    const by = (known?: string) => vouched(restored, 'rain', known).statements[0].supports.sources;
    expect([by('2026-03-31'), by('2026-04-30'), by('2026-05-01'), by()]).toEqual([4, 3, 4, 4]);
  });

  test('of the wire leaves its reprints without a root, and the entry counts by them', () => {
    const text = `${sources('wire', 'a | relays @wire')}${rain('@a')}2026-04-01 retracted @wire by @press\n`;
    expect(words(text, 'rain')).toEqual(['1 source, no root: what it rests on is retracted']);
  });

  test('in a circle says that it is retracted, not that it is a circle', () => {
    const text = `${PAPERS}${rain('@a via @b', '@b via @a')}2026-04-01 retracted @a by @press\n`;
    expect(words(text, 'rain')).toEqual(['1 source, no root: retracted; what it rests on is retracted']);
  });
});

describe('known', () => {
  const dated = sources(
    'early | published 2026-03-10',
    'late | published 2026-03-20',
    'loose | published 2026-03',
  );
  const knownOn = (text: string, ...days: string[]) =>
    days.map((day) => vouched(dated + text, 'rain', day).statements[0].because === null);

  test('from the earliest source that supports it', () => {
    expect(knownOn(rain('@late', '@early'), '2026-03-09', '2026-03-10')).toEqual([false, true]);
  });

  test('not from one that denies or mentions it', () => {
    expect(knownOn(rain('@late', '@early denies'), '2026-03-19', '2026-03-20')).toEqual([false, true]);
    expect(knownOn(rain('@late', '@early mentions'), '2026-03-19', '2026-03-20')).toEqual([false, true]);
  });

  test('of a month from its last day', () => {
    expect(knownOn(rain('@loose'), '2026-03-30', '2026-03-31')).toEqual([false, true]);
  });

  test('says otherwise, later and earlier', () => {
    expect(knownOn(rain('@early', 'known 2026-05-01'), '2026-04-30', '2026-05-01')).toEqual([false, true]);
    expect(knownOn(rain('@late', 'known 2026-03-02'), '2026-03-01', '2026-03-02')).toEqual([false, true]);
  });

  test('without a source from its own date', () => {
    expect(knownOn(rain(), '2026-02-28', '2026-03-01')).toEqual([false, true]);
  });

  test('not between a retraction of the first source and the second', () => {
    const text = `${rain('@early', '@late')}2026-03-15 retracted @early by @press\n`;
    expect(knownOn(text, '2026-03-09', '2026-03-14', '2026-03-15', '2026-03-19', '2026-03-20')).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('disputed', () => {
  /** Where a promise to stay dry stands, as it is and without what is disputed. */
  function dry(text: string, known?: string): string {
    const ledger = Ledger.read([
      sourceText('a.troth', `${text}2026-01-01 promise @dry\n  from @us\n  to @press\n  never it rained\n`),
    ]);
    const day = known === undefined ? undefined : dayIn(known);
    const judgement = judge(ledger, { on: dayIn('2026-12-31'), known: day });
    const other = judge(ledger, {
      on: dayIn('2026-12-31'),
      known: day,
      withoutDisputed: true,
    });
    const [now, without] = [judgement, other].map(({ promises: [{ state, standing }] }) =>
      [state, ...standing].join(' '),
    );
    return `${now} | ${without}${withoutDisputed(judgement).size > 0 ? ' | flips' : ''}`;
  }

  test.each<[string, string[], string]>([
    ['with both a root for it and one against it', ['@a', '@b denies'], 'broken disputed | due | flips'],
    ['not by a mention', ['@a', '@b mentions'], 'broken | broken'],
    ['not by denial alone, which does not count', ['@b denies'], 'due | due'],
    ['by the same paper that says both', ['@a', '@a denies via @waltz'], 'broken disputed | due | flips'],
    [
      'not by papers that cite each other and nothing else',
      ['@a', '@b denies via @c', '@c denies via @b'],
      'broken | broken',
    ],
    ['not by a paper that cites itself', ['@a', '@b denies via @b'], 'broken | broken'],
    [
      'by such papers once one of them has a root',
      ['@a', '@b denies via @c', '@c denies via @b', '@c denies via @waltz'],
      'broken disputed | due | flips',
    ],
    [
      'where only the denial has a root: the support counts by its sources',
      ['@a via @b', '@b via @a', '@c denies'],
      'broken disputed | due | flips',
    ],
  ])('%s', (_what, reports, expected) => {
    expect(dry(PAPERS + rain(...reports))).toBe(expected);
  });

  test('not by a reprint of what is retracted', () => {
    const text = `${sources('a', 'wire', 'b | relays @wire')}${rain('@a', '@b denies')}`;
    expect(dry(text)).toBe('broken disputed | due | flips');
    expect(dry(`${text}2026-04-01 retracted @wire by @press\n`)).toBe('broken | broken');
    expect(dry(`${text}2026-04-01 retracted @wire by @press\n`, '2026-03-31')).toBe(
      'broken disputed | due | flips',
    );
    expect(dry(`${text}2026-04-01 retracted @b by @press\n`)).toBe('broken | broken');
  });

  test('a line alone, where it has evidence of its own', () => {
    const lines = (first: string, second: string) =>
      `${PAPERS}${NAMES}2026-03-01 event @both\n  did it rained\n    source ${first}\n  did it snowed\n    source @a\n    source ${second}\n`;
    expect(dry(lines('@b', '@c denies'))).toBe('broken | broken');
    expect(dry(lines('@b\n    source @d denies', '@c'))).toBe('broken disputed | due | flips');
  });

  test('from the day that the denial is published', () => {
    const text = sources('a', 'b | published 2026-05-01') + rain('@a', '@b denies');
    expect(dry(text, '2026-04-30')).toBe('broken | broken');
    expect(dry(text, '2026-05-01')).toBe('broken disputed | due | flips');
  });
});

describe('presumed', () => {
  const alleged = (...more: string[]) =>
    `${PAPERS}${NAMES}2026-03-02 claim @said by "a neighbour" "It rained."\n  source @a\n2026-03-01 alleged @rain\n  did it rained\n  source @b\n${more.join('')}`;

  test('it counts for nothing whoever claims it', () => {
    expect(words(alleged(), 'rain')).toEqual([
      '1 source, 1 root: B [it is alleged, and nobody has accepted it]',
    ]);
  });

  test('accepted, it counts until it is retracted', () => {
    const text = alleged('2026-04-01 accepted @rain by @us\n', '2026-05-01 retracted @rain by @us\n');
    expect(['2026-03-31', '2026-04-01', '2026-05-01'].map((day) => words(text, 'rain', day))).toEqual([
      ['1 source, 1 root: B [it is alleged, and nobody has accepted it]'],
      ['1 source, 1 root: B'],
      ['1 source, 1 root: B [it is retracted]'],
    ]);
  });

  test('an acceptance whose only source is retracted accepts nothing', () => {
    const text = alleged(
      '2026-04-01 accepted @rain by @us\n  source @c\n',
      '2026-05-01 retracted @c by @press\n',
    );
    expect(words(text, 'rain', '2026-04-30')).toEqual(['1 source, 1 root: B']);
    expect(words(text, 'rain')).toEqual([
      '1 source, 1 root: B [it is alleged, and its acceptance does not count]',
    ]);
  });

  test('an acceptance that is only denied accepts nothing', () => {
    const text = alleged('2026-04-01 accepted @rain by @us\n  source @c denies\n');
    expect(words(text, 'rain')).toEqual([
      '1 source, 1 root: B [it is alleged, and its acceptance does not count]',
    ]);
  });
});

describe('verdicts', () => {
  const mistake = (...more: string[]) =>
    `${PAPERS}${rain('@a')}2026-04-01 retracted @rain by @us\n  id @mistake\n${more.join('')}`;
  const RETRACTED = ['1 source, 1 root: A [it is retracted]'];
  const STANDS = ['1 source, 1 root: A'];

  test.each<[string, string[], string[]]>([
    ['that a source supports', ['  source @b\n'], RETRACTED],
    ['that a source only denies', ['  source @b denies\n'], STANDS],
    ['whose source is retracted', ['  source @b\n', '2026-05-01 retracted @b by @us\n'], STANDS],
    [
      'whose other source is retracted',
      ['  source @b\n  source @c\n', '2026-05-01 retracted @b by @us\n'],
      RETRACTED,
    ],
    [
      'whose source is given back',
      ['  source @b\n', '2026-05-01 retracted @b by @us\n  id @x\n', '2026-06-01 retracted @x by @us\n'],
      RETRACTED,
    ],
  ])('a retraction %s', (_what, more, expected) => {
    expect(words(mistake(...more), 'rain')).toEqual(expected);
  });

  test('a source that takes itself back', () => {
    const text = `${PAPERS}${rain('@a', '@b')}2026-04-01 retracted @a by @press\n  source @a\n`;
    expect(words(text, 'rain')).toEqual(['1 source, 1 root: B']);
  });
});

describe('grades', () => {
  const confirmed = (...reports: string[]) =>
    findings(PAPERS + rain(...reports))
      .filter((one) => one.startsWith('unconfirmed'))
      .map((one) => one.replace(/^.*this goes back to /, '').replace(/\.$/, ''));

  test.each<[string, string[], string[]]>([
    ['two at exactly two', ['@a grade A1', '@b grade B1'], []],
    [
      'two that may be one',
      ['@a via "x" grade A1', '@b via "y"'],
      ['1..2 roots, of which only 1 is certain to be independent'],
    ],
    ['two and one that may be one of them', ['@a grade A1', '@b', '@c via "x"'], []],
    ['two papers, one root', ['@a grade A1', '@b via @a'], ['one root']],
    [
      'both say so, and both are told',
      ['@a via @us grade A1', '@b via @us grade B1'],
      ['one root', 'one root'],
    ],
    ['probably true needs none', ['@a grade F2'], []],
    ['another side does not confirm', ['@a grade A1', '@b mentions'], ['one root']],
    [
      'two offices of one person',
      ['@a via @us/secretary grade A1', '@b via @us/adviser'],
      ['1..2 roots, of which only 1 is certain to be independent'],
    ],
  ])('%s', (_what, reports, expected) => {
    expect(confirmed(...reports)).toEqual(expected);
  });

  test('on a line of its own counts the roots of that line', () => {
    const text = `${PAPERS}${NAMES}2026-03-01 event @rain\n  did it rained\n    source @a grade A1\n  source @b\n  source @c\n`;
    expect(findings(text)).toEqual([
      'unconfirmed-grade: Grade `A1` says confirmed, and this goes back to one root.',
    ]);
  });
});

describe('quotes', () => {
  const library = `source @a "A"\n  published 2026-03-01\n  file a.txt\n`;
  const status = (quote: string, file: string) => {
    const text = `${library}${rain('@a')}    quote "${quote}"\n`;
    const [found] = vouched(text, 'rain', undefined, { 'a.txt': file }).statements[0].supports.reports[0]
      .quotes;
    return 'nearest' in found ? `${found.status}: ${found.nearest}` : found.status;
  };

  test.each<[string, string, string, string]>([
    ['folded lines', 'rained all day', 'It rained\n   all\tday.', 'exact'],
    ['curly for straight', 'the “rain” fell', 'And the "rain" fell.', 'altered: the "rain" fell'],
    ['a dash for a hyphen', 'rain – at last', 'Rain. It was rain - at last.', 'altered: rain - at last'],
    ['three points for one sign', 'it rained... hard', 'it rained… hard', 'altered: it rained… hard'],
    [
      'an ellipsis that leaves out',
      'it rained … all night',
      'it rained in the town all night',
      'altered: it rained in the town all night',
    ],
    ['a soft hyphen', 'rainfall', 'The rain\u00adfall was heavy.', 'altered: rain\u00adfall'],
    ['a bracket put in', 'he [the minister] left', 'Then he left.', 'missing'],
    ['a number changed', 'nine of 12 men', 'He said nine of 13 men left.', 'altered: nine of 13 men'],
    ['nothing like it', 'Pigs fly', 'It rained all day.', 'missing'],
    ['an empty file', 'rain', '', 'missing'],
  ])('%s', (_what, quote, file, expected) => {
    expect(status(quote, file)).toBe(expected);
  });
});

test('a reply stands beside what it answers, before and after that is retracted', () => {
  const text = `${PAPERS}${rain('@a')}2026-03-05 response @reply\n  to @rain\n  from @us through @rubio\n  text "It did not."\n2026-04-01 retracted @rain by @press\n`;
  for (const known of [undefined, '2026-03-05', '2026-04-01'])
    expect(vouched(text, 'rain', known).responses.map(({ text: said }) => said)).toEqual(['It did not.']);
  expect(vouched(text, 'rain', '2026-03-04').responses).toEqual([]);
});
