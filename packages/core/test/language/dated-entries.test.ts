import { describe, expect, test } from 'vitest';
import { fullTerms } from '../../src/ledger/deal-terms.ts';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import {
  argumentInWords,
  codesWithNames,
  conditionInWords,
  inWords,
  lastEntry,
  NAMES,
  promise,
  read,
} from './support/read.ts';

const text = (name: { readonly text: string } | string | undefined) =>
  typeof name === 'object' ? name.text : name;
const bound = ({
  party,
  through,
  as,
}: {
  party: { text: string };
  through?: { text: string } | undefined;
  as?: { text: string } | undefined;
}) => [party, through, as].map(text);

describe('promise', () => {
  test('from parties, through persons, as offices, to parties', () => {
    const { from, to } = lastEntry(
      'office @o "O"\n  of @us\n2024 promise @x\n  from @us through @ben as @o\n  from @es\n  to @es through @ben\n  to @us\n  will @us sings\n',
      'promise',
    ).terms;
    expect(from.map(bound)).toEqual([
      ['us', 'ben', 'o'],
      ['es', undefined, undefined],
    ]);
    expect(to.map(bound)).toEqual([
      ['es', 'ben', undefined],
      ['us', undefined, undefined],
    ]);
  });

  test('unless, never, always, text, silence, review', () => {
    const { terms } = promise(
      'unless @es sings',
      'never @us lies',
      'always @us stands',
      'text "Our word."',
      'silence broken',
      'review 6 months',
    );
    expect(terms.unless.map(({ condition }) => conditionInWords(condition))).toEqual(['_ sings: @es']);
    expect(terms.undertakings.map(({ kind, ways }) => [kind, inWords(ways[0]!.sentence)])).toEqual([
      ['never', '_ lies: @us'],
      ['always', '_ stands: @us'],
    ]);
    expect(terms).toMatchObject({
      text: 'Our word.',
      silence: 'broken',
      review: { months: 6, days: 0, unit: 'month' },
    });
  });

  test.each([
    'release',
    'end',
    'withdraw',
    'suspend',
    'resume',
    'amend',
    'excuse',
    'void',
    'assign',
    'delegate',
  ])('may %s: a power with all that qualifies it', (act) => {
    const [power] = promise(
      'will @us sings',
      `may ${act} @es`,
      '  while @p is due',
      '  needs 2 of @us, @ben',
      '  notice 30 days to @es',
      '  consult @ben',
      '  source @s',
    ).terms.powers;
    expect(power).toMatchObject({ act, needs: { count: 2 }, evidence: [{ stance: 'supports' }] });
    expect(power!.holder.text).toBe('es');
    expect(conditionInWords(power!.while!)).toBe('all @p due');
    expect(power!.needs!.of.map(text)).toEqual(['us', 'ben']);
    expect(power!.notice.map(({ duration, to }) => [duration.days, to.text])).toEqual([[30, 'es']]);
    expect(power!.consult.map(text)).toEqual(['ben']);
  });

  test('stake: who loses what, how much, and who says so', () => {
    const [stake] = promise('will @us sings', 'stake @es "the season" 50k JPY', '  source @s').terms.stakes;
    expect([stake!.party.text, stake!.what, argumentInWords(stake!.amount!), stake!.evidence.length]).toEqual(
      ['es', 'the season', '50000 JPY', 1],
    );
  });

  test('part of, instead of, repair of, answers', () => {
    const { terms } = lastEntry(
      '2024 deal @d\n  between @us, @es\n2024 request @r\n  from @es\n  to @us\n  will @us sings\n2024 promise @x\n  from @us\n  to @es\n  will @us sings\n  part of @d\n  instead of @p\n  repair of @q\n  answers @r\n',
      'promise',
    );
    expect([terms.partOf, terms.insteadOf[0], terms.repairOf[0], terms.answers[0]].map(text)).toEqual([
      'd',
      'p',
      'q',
      'r',
    ]);
  });

  test.each([
    ['id', '2024 promise\n  from @us\n  to @es\n  will @us sings\n', 'missing-id'],
    ['from', '2024 promise @x\n  to @es\n  will @us sings\n', 'no-promisor'],
    ['to', '2024 promise @x\n  from @us\n  will @us sings\n', 'no-promisee'],
    ['duty', '2024 promise @x\n  from @us\n  to @es\n', 'no-duty'],
    ['date', 'promise @x\n  from @us\n  to @es\n  will @us sings\n', 'missing-date'],
  ])('needs its %s', (_what, entry, code) => {
    expect(codesWithNames(entry)).toContain(code);
  });

  test.each(['will @us sings', 'never @us lies', 'always @us stands', 'text "Our word."'])(
    'is enough with `%s`',
    (line) => {
      expect(codesWithNames(`2024 promise @x\n  from @us\n  to @es\n  ${line}\n`)).toEqual([]);
    },
  );
});

test.each(['threat', 'request'] as const)('%s has the fields of a promise', (kind) => {
  const entry = lastEntry(
    `2024 ${kind} @x "X"\n  from @us\n  to @es\n  if @es sings\n  will @us sings\n  by 2025\n`,
    kind,
  );
  expect(entry).toMatchObject({
    kind,
    title: 'X',
    terms: { conditions: [{}], undertakings: [{ kind: 'will' }] },
  });
});

describe('deal', () => {
  const deal = (deal: string, lines: string) => {
    const ledger = read(
      NAMES,
      `2024 deal @d "D"\n  ${deal}\n2024 promise @x\n  ${lines}\n  will @us sings\n  part of @d\n`,
    );
    return { ledger, terms: fullTerms(ledger.find('x') as PromiseEntry) };
  };

  test('between parties: what a promise does not say are the others', () => {
    const names = (terms: ReturnType<typeof fullTerms>) =>
      [terms.from, terms.to].map((side) => side.map(({ party }) => party.text));
    expect(names(deal('between @us, @es', 'from @us').terms)).toEqual([['us'], ['es']]);
    expect(names(deal('between @us, @es', 'to @us').terms)).toEqual([['es'], ['us']]);
    expect(names(deal('between @us, @es and @ben', 'from @us').terms)).toEqual([['us'], ['es', 'ben']]);
  });

  test('between parties: a promise says who promises, or to whom', () => {
    expect(
      codesWithNames('2024 deal @d\n  between @us, @es\n2024 promise @x\n  will @us sings\n  part of @d\n'),
    ).not.toEqual([]);
  });

  test('from and to: a promise takes what it does not say', () => {
    const { terms } = deal('from @us\n  to @es\n  by 2024-06\n  silence broken', 'review 1 year');
    expect(terms.from.map(({ party }) => party.text)).toEqual(['us']);
    expect(terms.silence).toBe('broken');
    expect(terms.limits.by).toBeDefined();
  });
});

describe('event', () => {
  test('did, not, outside, each with its own voucher, for a promise', () => {
    const event = lastEntry(
      '2024 event @x "X" #t\n  did @us sings for @p\n    source @s\n  not @us dances for @q\n  outside @p\n    source @t\n  source @t\n',
      'event',
    );
    expect(
      event.lines.map(({ sentence, negative, for: meant, ownEvidence }) => [
        inWords(sentence),
        negative,
        text(meant),
        ownEvidence,
      ]),
    ).toEqual([
      ['_ sings: @us', false, 'p', true],
      ['_ dances: @us', true, 'q', false],
    ]);
    expect(
      event.outside.map(({ promise: outside, evidence }) => [outside.text, evidence[0]?.source.text]),
    ).toEqual([['p', 't']]);
    expect(event.evidence).toHaveLength(1);
  });

  test('`for` that no promise follows stays in the sentence', () => {
    const [line] = lastEntry('2024 event\n  did @us pays for @flour\n', 'event').lines;
    expect([inWords(line!.sentence), line!.for]).toEqual(['_ pays for _: @us, @flour', undefined]);
  });

  test('alleged has the same fields', () => {
    expect(lastEntry('2024 alleged @x\n  did @us sings\n  source @s\n', 'alleged')).toMatchObject({
      kind: 'alleged',
      lines: [{ negative: false }],
    });
  });
});

test('checked: nothing, or something', () => {
  expect(lastEntry('2024 checked @p by @es\n  found nothing\n', 'checked')).toMatchObject({
    found: undefined,
  });
  const checked = lastEntry('2024 checked @p by @es\n  found "a copy"\n', 'checked');
  expect([text(checked.promise), text(checked.by), checked.found]).toEqual(['p', 'es', 'a copy']);
});

describe('rated', () => {
  test.each([
    'kept',
    'partly-kept',
    'compromise',
    'broken',
    'stalled',
    'in-progress',
    'not-started',
    'not-rated',
    'uncheckable',
  ])('%s', (status) => {
    expect(lastEntry(`2024 rated @p ${status}\n  by @es\n`, 'rated')).toMatchObject({
      status,
      percent: undefined,
    });
  });

  test('partly, so many percent, by, because, cause', () => {
    const rated = lastEntry(
      '2024 rated @p partly-kept 40%\n  by @es\n  because "Half."\n  cause no-means\n',
      'rated',
    );
    expect(rated).toMatchObject({
      status: 'partly-kept',
      percent: { digits: 40n, scale: 0 },
      because: 'Half.',
      cause: 'no-means',
    });
    expect([text(rated.promise), text(rated.by)]).toEqual(['p', 'es']);
  });

  test.each(['no-means', 'deprioritised', 'reversed', 'blocked', 'withdrawn', 'over-promised'])(
    'cause %s',
    (cause) => {
      expect(codesWithNames(`2024 rated @p broken\n  by @es\n  cause ${cause}\n`)).toEqual([]);
    },
  );

  test('only with words that there are', () => {
    expect(codesWithNames('2024 rated @p splendid\n  by @es\n')).toContain('unknown-word');
    expect(codesWithNames('2024 rated @p broken\n  by @es\n  cause laziness\n')).toContain('unknown-word');
  });
});

describe('acts', () => {
  test.each([
    ['released', 'release'],
    ['ended', 'end'],
    ['withdrawn', 'withdraw'],
    ['suspended', 'suspend'],
    ['resumed', 'resume'],
    ['amended', 'amend'],
    ['excused', 'excuse'],
    ['voided', 'void'],
  ])('%s', (word, act) => {
    const entry = lastEntry(`2024 ${word} @p by @us, @es\n  because "So."\n  id @x\n`, 'act');
    expect([entry.act, text(entry.target), entry.by.map(text), entry.because, text(entry.name)]).toEqual([
      act,
      'p',
      ['us', 'es'],
      'So.',
      'x',
    ]);
  });

  test.each([
    ['assigned', 'assign'],
    ['delegated', 'delegate'],
  ])('%s to someone', (word, act) => {
    const entry = lastEntry(`2024 ${word} @p by @us to @ben\n`, 'act');
    expect([entry.act, entry.by.map(text), text(entry.to)]).toEqual([act, ['us'], 'ben']);
  });

  test.each([
    ['3 of @leaders', '3 of @leaders'],
    ['5,000 EUR', '5000 EUR'],
    ['@ben', '@ben'],
  ])('only %s', (only, meant) => {
    expect(argumentInWords(lastEntry(`2024 released @p by @es\n  only ${only}\n`, 'act').only!)).toBe(meant);
  });

  test('the clock stops, unless it runs', () => {
    const runs = (line: string) => lastEntry(`2024 suspended @p by @es\n${line}`, 'act').clockRuns;
    expect([runs(''), runs('  clock stops\n'), runs('  clock runs\n')]).toEqual([false, false, true]);
    expect(codesWithNames('2024 suspended @p by @es\n  clock ticks\n')).toContain('unknown-word');
  });

  test('amended with the new fields', () => {
    const { given, terms } = lastEntry('2024 amended @p by @us, @es\n  will @us dances\n  by 2025\n', 'act');
    expect([given, terms!.undertakings.length]).toEqual([['will', 'by'], 1]);
  });

  test.each([
    ['notified', 'of'],
    ['consulted', 'on'],
  ] as const)('%s', (word, of) => {
    const entry = lastEntry(`2024 ${word} @es ${of} @p by @us\n`, word);
    expect([entry.who, entry.promise, entry.by].map(text)).toEqual(['es', 'p', 'us']);
  });

  test.each(['retracted', 'accepted', 'refused'] as const)('%s', (word) => {
    const entry = lastEntry(`2024 ${word} @p by @us\n  because "So."\n`, word);
    expect([text(entry.target), text(entry.by), entry.because]).toEqual(['p', 'us', 'So.']);
  });
});

describe('words of people', () => {
  test('claim by a party or a speaker, about entries, with a stake', () => {
    const claim = lastEntry(
      '2024 claim @x by @es "It is so."\n  about @p\n  about @q\n  stake @us "trust" 5 EUR\n',
      'claim',
    );
    expect([text(claim.by), claim.text, claim.about.map(text), claim.stakes.length]).toEqual([
      'es',
      'It is so.',
      ['p', 'q'],
      1,
    ]);
    expect(lastEntry('2024 claim @x by "officials" "It is so."\n', 'claim')).toMatchObject({
      by: 'officials',
      text: 'It is so.',
    });
  });

  test('response to an entry, from a party through a person', () => {
    const response = lastEntry(
      '2024 response @x "X"\n  to @p\n  from @es through @ben\n  text "No."\n',
      'response',
    );
    expect([response.title, response.to.map(text), response.from.map(bound), response.text]).toEqual([
      'X',
      ['p'],
      [['es', 'ben', undefined]],
      'No.',
    ]);
  });

  test('note and choice', () => {
    expect(lastEntry('2024 note "N"\n  about @p\n', 'note')).toMatchObject({ title: 'N' });
    expect(
      lastEntry('2024 choice @x "Stay?"\n  kept 2..3..4\n  discount 0.9 per year\n', 'choice'),
    ).toMatchObject({
      title: 'Stay?',
      inputs: [
        { field: 'kept', low: 2, mode: 3, high: 4 },
        { field: 'discount', low: 0.9, high: 0.9, period: { months: 12, days: 0, unit: 'year' } },
      ],
    });
  });
});

describe('an id', () => {
  test.each([
    'event\n  did @us sings',
    'checked @p by @es\n  found nothing',
    'rated @p kept\n  by @es',
    'released @p by @es',
    'amended @p by @us, @es\n  by 2025',
    'notified @es of @p by @us',
    'consulted @es on @p by @us',
    'retracted @p by @us',
    'accepted @p by @us',
    'refused @p by @us',
    'response "R"\n  to @p',
    'note "N"',
  ])('may stand in a field: %s', (entry) => {
    expect(read(NAMES, `2024 ${entry}\n  id @x\n`).find('x')).toBeDefined();
  });

  test('in the header of an event', () => {
    expect(read(NAMES, '2024 event @x\n  did @us sings\n').find('x')?.kind).toBe('event');
  });
});

describe('evidence', () => {
  const evidence = (...lines: string[]) =>
    lastEntry(`2024 event\n  did @us sings\n${lines.map((line) => `  ${line}\n`).join('')}`, 'event');

  test.each([
    ['source @s', { stance: 'supports', passage: undefined, via: [], grade: undefined }],
    ['source @s p2', { passage: 'p2', stance: 'supports' }],
    ['source @s "second page"', { passage: 'second page' }],
    ['source @s supports', { stance: 'supports' }],
    ['source @s denies', { stance: 'denies' }],
    ['source @s mentions', { stance: 'mentions' }],
    ['source @s via "an official"', { via: ['an official'] }],
    ['source @s via "an aide" @us @t', { via: ['an aide', { text: 'us' }, { text: 't' }] }],
    ['source @s grade B2', { grade: 'B2' }],
    ['source @s p2 denies via "x" grade C3', { passage: 'p2', stance: 'denies', via: ['x'], grade: 'C3' }],
  ])('%s', (line, meant) => {
    expect(evidence(line).evidence).toMatchObject([meant]);
  });

  test('repeats, with quotes below each source', () => {
    const all = evidence(
      'source @s',
      '  quote "exact  words"',
      '  quote "more"',
      'source @t',
      'known 2024-03',
      'secret counsel',
      'secret name',
    );
    expect(all.evidence.map(({ source, quotes }) => [source.text, quotes])).toEqual([
      ['s', ['exact  words', 'more']],
      ['t', []],
    ]);
    expect([all.known !== undefined, all.secret]).toEqual([true, ['counsel', 'name']]);
  });

  test.each(['G1', 'A7', 'B', '22'])('has no grade %s', (grade) => {
    expect(codesWithNames(`2024 event\n  did @us sings\n  source @s grade ${grade}\n`)).toContain(
      'bad-grade',
    );
  });
});
