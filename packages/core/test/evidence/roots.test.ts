import { describe, expect, test } from 'vitest';
import { roots, vouched, words } from './vouched.ts';

const PARTIES = `party @ministry "The Ministry"
person @minister "The Minister"
office @ministry/head "Head of the Ministry"
  of @ministry
  holder @minister
party @union "The Union"
source @wire "The Wire"
  published 2026-03-01
source @post "The Post"
  published 2026-03-02
source @times "The Times"
  published 2026-03-03
source @herald "The Herald"
  published 2026-03-04
`;

/** A ledger with one event and these lines of evidence. */
function event(...lines: string[]): string {
  return `${PARTIES}2026-03-01 event @rain "It rained"\n  did it rained\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

describe('what a chain goes back to', () => {
  test('a source that makes the statement itself', () => {
    expect(words(event('source @post'), 'rain')).toEqual(['1 source, 1 root: The Post']);
  });

  test('a party that is quoted', () => {
    expect(words(event('source @post via @ministry'), 'rain')).toEqual(['1 source, 1 root: The Ministry']);
  });

  test('a party quoted by two papers is one', () => {
    expect(words(event('source @post via @ministry', 'source @times via @ministry'), 'rain')).toEqual([
      '2 sources, 1 root: The Ministry',
    ]);
  });

  test('two parties quoted by one paper are two', () => {
    expect(words(event('source @post via @ministry', 'source @post via @union'), 'rain')).toEqual([
      '1 source, 2 roots: The Ministry; The Union',
    ]);
  });

  test('the publication, for someone it quotes without a name', () => {
    expect(words(event('source @post via "an official"'), 'rain')).toEqual([
      '1 source, 1 root: The Post, from “an official”, unnamed',
    ]);
  });

  test('the last who has a name, where several stand in a row', () => {
    expect(words(event('source @post via "a clerk" @ministry'), 'rain')).toEqual([
      '1 source, 1 root: The Ministry',
    ]);
    expect(words(event('source @post via @ministry "a clerk"'), 'rain')).toEqual([
      '1 source, 1 root: The Ministry, from “a clerk”, unnamed',
    ]);
    expect(words(event('source @post via @wire "a farmer"'), 'rain')).toEqual([
      '1 source, 1 root: The Wire, from “a farmer”, unnamed',
    ]);
  });

  test('what another source says of the same, where it is had from that', () => {
    expect(words(event('source @post via @wire', 'source @wire via @ministry'), 'rain')).toEqual([
      '2 sources, 1 root: The Ministry',
    ]);
    expect(words(event('source @post via @wire'), 'rain')).toEqual(['1 source, 1 root: The Wire']);
  });

  test('all that another source has it from', () => {
    const text = event('source @post via @wire', 'source @wire via @ministry', 'source @wire via @union');
    expect(vouched(text, 'rain').statements[0].supports.reports[0].roots).toEqual(['@ministry', '@union']);
    expect(roots(text, 'rain')).toEqual([2, 2]);
  });

  test('what a source reprints; its own speakers where it names some for this statement', () => {
    const reprint = event().replace('"The Herald"', '"The Herald"\n  relays @wire');
    expect(words(`${reprint}  source @herald\n`, 'rain')).toEqual(['1 source, 1 root: The Wire']);
    expect(words(`${reprint}  source @herald via "its reporter"\n`, 'rain')).toEqual([
      '1 source, 1 root: The Herald, from “its reporter”, unnamed',
    ]);
  });

  test('a reprint of a reprint', () => {
    const text = event('source @herald')
      .replace('"The Herald"', '"The Herald"\n  relays @times')
      .replace('"The Times"', '"The Times"\n  relays @wire');
    expect(words(text, 'rain')).toEqual(['1 source, 1 root: The Wire']);
  });

  test('one of several originals, of which none is cited; all that are', () => {
    const text = event('source @herald').replace('"The Herald"', '"The Herald"\n  relays @wire, @post');
    expect(words(text, 'rain')).toEqual(['1 source, 1..2 roots: The Wire; The Post']);
    expect(words(`${text}  source @wire\n`, 'rain')).toEqual(['2 sources, 1 root: The Wire']);
    expect(words(`${text}  source @wire\n  source @post\n`, 'rain')).toEqual([
      '3 sources, 2 roots: The Wire; The Post',
    ]);
  });
});

test('one wire story that ten outlets carry is one witness', () => {
  const outlets = Array.from({ length: 10 }, (_, index) => `@outlet-${index}`);
  const declared = outlets.map((name) => `source ${name} "Outlet"\n  published 2026-03-02\n  relays @wire\n`);
  const text = `${declared.join('')}${event('source @wire via "a witness"', ...outlets.map((name) => `source ${name}`))}`;
  expect(words(text, 'rain')).toEqual(['11 sources, 1 root: The Wire, from “a witness”, unnamed']);
  expect(roots(text, 'rain')).toEqual([1, 1]);
  expect(roots(text.replace('  source @wire via "a witness"\n', ''), 'rain')).toEqual([1, 1]);
});

describe('how many roots there are at least', () => {
  test('two papers that quote unnamed speakers may quote the same one', () => {
    expect(
      words(event('source @post via "officials"', 'source @times via "a source close to it"'), 'rain'),
    ).toEqual([
      '2 sources, 1..2 roots: The Post, from “officials”, unnamed; The Times, from “a source close to it”, unnamed',
    ]);
  });

  test('they add one to those that are certain', () => {
    const text = event(
      'source @post via "officials"',
      'source @times via "officials"',
      'source @wire via @ministry',
      'source @herald',
    );
    expect(roots(text, 'rain')).toEqual([3, 4]);
  });

  test('a paper that speaks for itself and quotes someone unnamed is one root, and in doubt', () => {
    expect(roots(event('source @post', 'source @post via "an official"'), 'rain')).toEqual([1, 1]);
    expect(
      roots(event('source @post', 'source @post via "an official"', 'source @times via "a clerk"'), 'rain'),
    ).toEqual([1, 2]);
  });

  test('an office and who holds it, a party and its part, may be one voice', () => {
    expect(roots(event('source @post via @minister', 'source @times via @ministry/head'), 'rain')).toEqual([
      1, 2,
    ]);
    expect(roots(event('source @post via @ministry', 'source @times via @ministry/head'), 'rain')).toEqual([
      1, 2,
    ]);
    expect(roots(event('source @post via @ministry', 'source @times via @union'), 'rain')).toEqual([2, 2]);
  });

  test('two publications of one publisher or author may be one voice', () => {
    const by = (line: string) =>
      event('source @post', 'source @times')
        .replace('"The Post"', `"The Post"\n  ${line}`)
        .replace('"The Times"', `"The Times"\n  ${line}`);
    expect(roots(by('by @union'), 'rain')).toEqual([1, 2]);
    expect(roots(by('author "A. Writer"'), 'rain')).toEqual([1, 2]);
    expect(roots(by('url https://example.org'), 'rain')).toEqual([2, 2]);
  });
});

describe('circles', () => {
  const none = 'no root: they rest on nothing but each other';

  test('two sources that cite each other and nothing else count for none', () => {
    expect(words(event('source @post via @times', 'source @times via @post'), 'rain')).toEqual([
      `2 sources, ${none}`,
    ]);
  });

  test('three in a circle, and one that leads into it', () => {
    expect(
      words(
        event(
          'source @post via @times',
          'source @times via @herald',
          'source @herald via @post',
          'source @wire via @post',
        ),
        'rain',
      ),
    ).toEqual([`4 sources, ${none}`]);
  });

  test('reprints of each other', () => {
    const text = event('source @post', 'source @times')
      .replace('"The Post"', '"The Post"\n  relays @times')
      .replace('"The Times"', '"The Times"\n  relays @post');
    expect(words(text, 'rain')).toEqual([`2 sources, ${none}`]);
  });

  test('with something else they count for that', () => {
    expect(
      words(event('source @post via @times', 'source @times via @post', 'source @times via @union'), 'rain'),
    ).toEqual(['2 sources, 1 root: The Union']);
  });

  test('an independent report beside them counts alone', () => {
    expect(
      words(event('source @post via @times', 'source @times via @post', 'source @herald'), 'rain'),
    ).toEqual(['3 sources, 1 root: The Herald']);
  });
});

describe('stances', () => {
  test('support, denial and mention are apart', () => {
    expect(
      words(event('source @post', 'source @times denies via @ministry', 'source @herald mentions'), 'rain'),
    ).toEqual([
      '1 source, 1 root: The Post; denied by 1 source, 1 root: The Ministry; mentioned by 1 source, 1 root: The Herald [disputed]',
    ]);
  });

  test('what is only denied, or only mentioned, does not count', () => {
    expect(words(event('source @post denies'), 'rain')).toEqual([
      'denied by 1 source, 1 root: The Post [no source supports it]',
    ]);
    expect(words(event('source @post mentions'), 'rain')).toEqual([
      'mentioned by 1 source, 1 root: The Post [no source supports it]',
    ]);
  });

  test('a report goes on with what the other says to the same effect', () => {
    const text = event(
      'source @post via @wire',
      'source @wire via @union',
      'source @wire denies via @ministry',
    );
    expect(words(text, 'rain')).toEqual([
      '2 sources, 1 root: The Union; denied by 1 source, 1 root: The Ministry [disputed]',
    ]);
  });
});

describe('lines with evidence of their own', () => {
  const lines = `${PARTIES}2026-03-01 event @rain
  did it rained
    source @times via @wire
  did @ministry closed the road
  source @post
  source @wire via @union
`;

  test('are weighed alone, and go on with what a source says of the entry', () => {
    expect(words(lines, 'rain')).toEqual([
      '2 sources, 2 roots: The Post; The Union',
      'did it rained: 1 source, 1 root: The Union',
    ]);
  });

  test('of declared things: a holder, a size, a rule', () => {
    const text = `${PARTIES}office @chair "Chair"
  of @union
  holder @minister
    source @post
group @members "Members"
  size 3..5
    source @times denies
deed ?one meets ?other
  excludes ?one avoids ?other
    source @herald
`;
    expect(words(text, 'chair')).toEqual(['holder The Minister: 1 source, 1 root: The Post']);
    expect(words(text, 'members')).toEqual([
      'size 3..5: denied by 1 source, 1 root: The Times [no source supports it]',
    ]);
  });

  test('of a promise: what it demands, its conditions, powers and stakes', () => {
    const text = `${PARTIES}2026-03-01 promise @p
  from @union
  to @ministry
  if it rained
    source @wire
  will @union marches
    source @post
  may end @ministry
    source @times
  stake @ministry "its calm"
    source @herald via @union
  source @post
`;
    expect(words(text, 'p')).toEqual([
      '1 source, 1 root: The Post',
      'will The Union marches: 1 source, 1 root: The Post',
      'if it rained: 1 source, 1 root: The Wire',
      'may end The Ministry: 1 source, 1 root: The Times',
      'stake The Ministry "its calm": 1 source, 1 root: The Union',
    ]);
  });
});

describe('retraction', () => {
  const text = `${event('source @wire via @union', 'source @post via @wire', 'source @times')}2026-04-01 retracted @wire by @union\n`;

  test('takes a source away, and what rests on it, from then on', () => {
    expect(words(text, 'rain', '2026-03-31')).toEqual(['3 sources, 2 roots: The Union; The Times']);
    expect(words(text, 'rain', '2026-04-01')).toEqual(['2 sources, 1 root: The Times']);
    expect(words(text, 'rain')).toEqual(['2 sources, 1 root: The Times']);
  });

  test('is shown with the reports that no longer count', () => {
    const [{ supports }] = vouched(text, 'rain').statements;
    expect(supports.reports.map(({ source, counts, because }) => [source, counts, because])).toEqual([
      ['@wire', false, 'retracted'],
      ['@post', false, 'what it rests on is retracted'],
      ['@times', true, null],
    ]);
  });

  test('of its only source leaves a statement that counts for nothing', () => {
    const alone = `${event('source @wire')}2026-04-01 retracted @wire by @union\n`;
    expect(words(alone, 'rain', '2026-03-31')).toEqual(['1 source, 1 root: The Wire']);
    expect(words(alone, 'rain')).toEqual([
      '0 sources, no root: retracted [every source that supports it is retracted]',
    ]);
  });

  test('of an entry, and its own retraction', () => {
    const entry = `${event('source @wire')}2026-04-01 retracted @rain by @union\n  id @mistake\n`;
    expect(words(entry, 'rain', '2026-03-31')).toEqual(['1 source, 1 root: The Wire']);
    expect(words(entry, 'rain')).toEqual(['1 source, 1 root: The Wire [it is retracted]']);
    expect(words(`${entry}2026-04-02 retracted @mistake by @union\n`, 'rain')).toEqual([
      '1 source, 1 root: The Wire',
    ]);
  });

  test('what it would take away', () => {
    const before = event('source @wire via @union', 'source @times via @wire');
    const more = `${before}2026-03-02 event @snow\n  did it snowed\n  source @wire\n  source @herald\n`;
    const carried = vouched(`${more}2026-03-03 event @hail\n  did it hailed\n  source @wire\n`, 'wire')
      .carries!;
    expect(carried.retracted).toBe(false);
    expect(
      carried.statements.map(({ id, path, counts, roots: now, otherwise }) => ({
        id,
        path: path.map((speaker) => speaker.id),
        now: [counts, now.low],
        otherwise: otherwise && [otherwise.counts, otherwise.roots.low],
      })),
    ).toEqual([
      { id: '@rain', path: ['@wire'], now: [true, 1], otherwise: [true, 0] },
      { id: '@snow', path: ['@wire'], now: [true, 2], otherwise: [true, 1] },
      { id: '@hail', path: ['@wire'], now: [true, 1], otherwise: [false, 0] },
    ]);
  });

  test('what it took away', () => {
    const alone = `${event('source @wire')}2026-04-01 retracted @wire by @union\n`;
    const carried = vouched(alone, 'wire').carries!;
    expect(carried.retracted).toBe(true);
    expect(carried.statements.map(({ id, counts, otherwise }) => [id, counts, otherwise?.counts])).toEqual([
      ['@rain', false, true],
    ]);
  });
});

test('what rests on a party that is quoted, through whom', () => {
  const text = event('source @post via @wire', 'source @wire via "a clerk" @union');
  const carried = vouched(text, 'union').carries!;
  expect(
    carried.statements.map(({ id, path, otherwise }) => [id, path.map((one) => one.text), otherwise]),
  ).toEqual([['@rain', ['The Post', 'The Wire', 'a clerk', 'The Union'], null]]);
  expect(vouched(text, 'ministry').carries).toBe(null);
});

describe('as known on a day', () => {
  const text = event('source @wire via @union', 'source @times via @ministry', 'source @herald denies');

  test('sources that were not out yet are not there', () => {
    expect(words(text, 'rain', '2026-02-28')).toEqual(['not known by then [it was not known by then]']);
    expect(vouched(text, 'rain', '2026-02-28').statements[0].supports.reports).toEqual([]);
    expect(words(text, 'rain', '2026-03-01')).toEqual(['1 source, 1 root: The Union']);
    expect(words(text, 'rain', '2026-03-03')).toEqual(['2 sources, 2 roots: The Union; The Ministry']);
    expect(words(text, 'rain', '2026-03-04')).toEqual([
      '2 sources, 2 roots: The Union; The Ministry; denied by 1 source, 1 root: The Herald [disputed]',
    ]);
  });

  test('an entry that was known before its sources were out', () => {
    expect(words(event('source @wire', 'known 2026-02-01'), 'rain', '2026-02-15')).toEqual([
      'none of its sources was out by then',
    ]);
  });
});

describe('what counts for nothing', () => {
  test('claims, responses and notes, with who says that they were made', () => {
    const text = `${event('source @post')}2026-03-02 claim @cost by @union "It cost us dear."
  about @rain
  source @times via @union
2026-03-03 response @reply
  to @rain
  from @ministry
  text "No comment."
  source @herald
`;
    expect(words(text, 'cost')).toEqual([
      '1 source, 1 root: The Union [a claim is shown with its author and never counted]',
    ]);
    expect(words(text, 'reply')).toEqual([
      '1 source, 1 root: The Herald [a response is shown with its author and never counted]',
    ]);
    const { claims, responses } = vouched(text, 'rain');
    expect(claims.map(({ id, by, summary }) => [id, by, summary])).toEqual([
      ['@cost', 'The Union', '1 source, 1 root: The Union'],
    ]);
    expect(responses.map(({ id, by, text: said }) => [id, by, said])).toEqual([
      ['@reply', 'The Ministry', 'No comment.'],
    ]);
    expect(vouched(text, 'rain', '2026-03-03').responses).toEqual([]);
  });

  test('what is alleged, until somebody accepts it', () => {
    const text = `${PARTIES}2026-03-01 alleged @fate\n  did it rained\n  source @post\n`;
    expect(words(text, 'fate')).toEqual([
      '1 source, 1 root: The Post [it is alleged, and nobody has accepted it]',
    ]);
    const accepted = `${text}2026-04-01 accepted @fate by @union\n`;
    expect(words(accepted, 'fate')).toEqual(['1 source, 1 root: The Post']);
    expect(words(accepted, 'fate', '2026-03-31')).toEqual([
      '1 source, 1 root: The Post [it is alleged, and nobody has accepted it]',
    ]);
    expect(vouched(accepted, 'fate').verdicts.map(({ kind, by }) => [kind, by])).toEqual([
      ['accepted', 'The Union'],
    ]);
  });

  test('nothing at all vouches for it', () => {
    expect(words(event(), 'rain')).toEqual(['no source vouches for it']);
  });
});

test('grades stay two letters, quotes and passages with their report', () => {
  const text = event('source @post p2 via @union grade B2\n    quote "It rained"', 'source @times grade A3');
  const { reports } = vouched(text, 'rain').statements[0].supports;
  expect(reports.map(({ source, passage, grade, quotes }) => ({ source, passage, grade, quotes }))).toEqual([
    {
      source: '@post',
      passage: 'p2',
      grade: 'B2',
      quotes: [{ text: 'It rained', status: 'unchecked', reason: 'the source names no file' }],
    },
    { source: '@times', passage: null, grade: 'A3', quotes: [] },
  ]);
});
