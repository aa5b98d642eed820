import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedText, matchQuote } from '../../src/evidence/quote.ts';
import { findings, vouched } from '../evidence/vouched.ts';

/** Sources @s0 to @s5, and parties @p0 to @p2; @p1 is part of @p0; @h has held an office of @p0 and one of @p2. */
const SOURCES = 6;
const PARTIES = `party @p0
party @p1
  part of @p0
party @p2
person @h
office @q0
  of @p0
  holder @h
office @q2
  of @p2
  holder @h
`;

interface Source {
  readonly day: number;
  readonly relays: readonly number[];
  readonly by: string;
}

interface Case {
  readonly sources: readonly Source[];
  readonly reports: readonly string[];
}

const source: fc.Arbitrary<Source> = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  relays: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.nat({ max: SOURCES - 1 }), { minLength: 1, maxLength: 2 }) },
  ),
  by: fc.constantFrom(
    '',
    '',
    '',
    '  by @p0\n',
    '  by @p1\n',
    '  author "A. Writer"\n',
    '  by @p2\n  author "A. Writer"\n',
  ),
});
const speaker = fc.oneof(
  fc.constantFrom('"an official"', '"a clerk"', '@p0', '@p1', '@p2', '@q0', '@q2', '@h'),
  fc.nat({ max: SOURCES - 1 }).map((index) => `@s${index}`),
);
const stance = fc.constantFrom('', '', '', ' denies', ' mentions');
const via = fc.oneof(
  fc.constant(''),
  fc.array(speaker, { minLength: 1, maxLength: 2 }).map((speakers) => ` via ${speakers.join(' ')}`),
);
const report = fc
  .tuple(fc.nat({ max: SOURCES - 1 }), stance, via)
  .map(([index, ...rest]) => `@s${index}${rest.join('')}`);
const anything: fc.Arbitrary<Case> = fc.record({
  sources: fc.array(source, { minLength: SOURCES, maxLength: SOURCES }),
  reports: fc.array(report, { minLength: 1, maxLength: 6 }),
});

function day(of: number): string {
  return `2026-03-${String(of).padStart(2, '0')}`;
}

function write({ sources, reports }: Case, more = ''): string {
  const declared = sources.map(({ day: on, relays, by }, index) => {
    const originals = relays.filter((one) => one !== index).map((one) => `@s${one}`);
    return `source @s${index}\n  published ${day(on)}\n${by}${originals.length > 0 ? `  relays ${originals.join(', ')}\n` : ''}`;
  });
  const lines = reports.map((one) => `  source ${one}\n`).join('');
  return `${PARTIES}${declared.join('')}2026-03-01 event @e\n  did it rained\n${lines}${more}`;
}

function supports(text: string, known?: string) {
  return vouched(text, 'e', known).statements[0].supports;
}

test('the least number of roots is never more than the most, nor is there more than one root for each speaker', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(anything, (one) => {
      const { roots, witnesses, sources } = supports(write(one));
      expect(roots.low).toBeLessThanOrEqual(roots.high);
      expect(roots.low > 0).toBe(roots.high > 0);
      expect(roots.high).toBe(witnesses.length);
      expect(new Set(witnesses.map(({ id }) => id)).size).toBe(witnesses.length);
      if (sources === 0) expect(roots).toEqual({ low: 0, high: 0 });
    }),
    { numRuns: 600 },
  );
});

test('a relay of a source that supports it never raises the minimum, nor the maximum', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(anything, fc.nat(), fc.boolean(), (one, pick, whole) => {
      const text = write(one);
      const before = supports(text);
      fc.pre(before.reports.length > 0);
      const cited = before.reports[pick % before.reports.length].source;
      const reprint = whole
        ? `  source @new\nsource @new\n  relays ${cited}\n`
        : `  source @new via ${cited}\nsource @new\n`;
      const after = supports(text + reprint);
      expect(after.roots.low).toBeLessThanOrEqual(before.roots.low);
      expect(after.roots.high).toBeLessThanOrEqual(before.roots.high);
      expect(after.sources).toBe(before.sources + 1);
    }),
    { numRuns: 600 },
  );
});

test('ten relays of one root are one witness, however they come by it', { timeout: 60_000 }, () => {
  const way = fc.constantFrom('relays', 'via', 'chain');
  const origin = fc.constantFrom('', ' via @p2', ' via "an official"', ' via "a clerk" @p0');
  fc.assert(
    fc.property(fc.array(way, { minLength: 10, maxLength: 10 }), origin, (ways, from) => {
      const outlets = ways.map((one, index) => {
        const cited = one === 'chain' && index > 0 ? `@o${index - 1}` : '@wire';
        return one === 'relays'
          ? { declared: `source @o${index}\n  relays @wire\n`, report: `  source @o${index}\n` }
          : { declared: `source @o${index}\n`, report: `  source @o${index} via ${cited}\n` };
      });
      const text = `${PARTIES}source @wire\n${outlets.map(({ declared }) => declared).join('')}2026-03-01 event @e\n  did it rained\n  source @wire${from}\n${outlets.map(({ report: line }) => line).join('')}`;
      expect(supports(text).roots).toEqual({ low: 1, high: 1 });
      expect(supports(text).sources).toBe(11);
    }),
    { numRuns: 200 },
  );
});

test('another report that stands by itself never lowers the minimum', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, (one) => {
      const before = supports(write(one)).roots;
      const after = supports(write(one, '  source @new\nsource @new\n')).roots;
      expect(after).toEqual({ low: before.low + 1, high: before.high + 1 });
    }),
    { numRuns: 300 },
  );
});

test('what becomes known after a day changes nothing that was known on it', { timeout: 60_000 }, () => {
  const later = fc.array(
    fc.constantFrom(
      '2026-05-01 retracted @s0 by @p0\n',
      '2026-05-01 retracted @s3 by @p0\n',
      '2026-05-01 retracted @e by @p0\n',
      '2026-05-02 claim @c by @p1 "Rain!"\n  about @e\n',
      '2026-05-02 response\n  to @e\n  from @p1\n  text "No."\n',
      '2026-05-02 accepted @e by @p1\n',
    ),
    { minLength: 1, maxLength: 4 },
  );
  const lateReport = fc.tuple(stance, via).map((rest) => `  source @late${rest.join('')}\n`);
  fc.assert(
    fc.property(anything, fc.array(lateReport, { maxLength: 2 }), later, (one, reports, entries) => {
      fc.pre(new Set(entries).size === entries.length);
      // Without support an entry is known from its own date, and with it from the day that was published.
      fc.pre(one.reports.some((line) => !/denies|mentions/.test(line)));
      const late = 'source @late\n  published 2026-05-01\n';
      // Below the event, so that its line stays.
      const after = write(one, `${reports.join('')}${late}${entries.join('')}`);
      const seen = (text: string) => ({ ...vouched(text, 'e', '2026-04-30'), place: null });
      expect(seen(after)).toEqual(seen(write(one, late)));
      for (let index = 0; index < SOURCES; index++) {
        const carried = (text: string) => vouched(text, `s${index}`, '2026-04-30').carries;
        expect(carried(after)).toEqual(carried(write(one, late)));
      }
    }),
    { numRuns: 200 },
  );
});

test('the order of reports makes no difference to how many roots there are', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, (one) => {
      const turned = { ...one, reports: [...one.reports].reverse() };
      expect(supports(write(turned)).roots).toEqual(supports(write(one)).roots);
    }),
    { numRuns: 400 },
  );
});

test('nothing throws, whoever cites whom', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, (one) => {
      const text = write(one, '2026-03-09 retracted @s1 by @p0\n');
      findings(text);
      for (const id of ['e', 's0', 's1', 'p0', 'p2']) vouched(text, id);
    }),
    { numRuns: 300 },
  );
});

test('a passage of a text is an exact quote from it, and one with a word put in is not', {
  timeout: 60_000,
}, () => {
  const word = fc.constantFrom('they', 'will', 'release', 'nine', 'men', 'Café', 'naïve', 'three', 'not');
  const space = fc.constantFrom(' ', '  ', '\n', '\u00a0', '\r\n\t');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 3, maxLength: 30 }),
      fc.array(space, { minLength: 30, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      (words, spaces, from, length) => {
        const start = from % (words.length - 2);
        const end = Math.min(words.length, start + 2 + (length % words.length));
        const text = foldedText(words.map((one, index) => one + spaces[index]).join(''));
        const quoted = words.slice(start, end);
        const loose = quoted.map((one, index) => one.normalize('NFD') + spaces[index + 1]).join('');
        expect(matchQuote(loose, text)).toEqual({ status: 'exact' });
        const put = [quoted[0], 'never', ...quoted.slice(1)].join(' ');
        expect(matchQuote(put, text).status).not.toBe('exact');
      },
    ),
    { numRuns: 500 },
  );
});
