import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDay } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { diffReport } from '../../src/query/reports/diff-report.ts';
import { logReport } from '../../src/query/reports/log-report.ts';
import { type ResultReport, resultReport } from '../../src/query/reports/result-report.ts';
import { expectSame, ledgerOf } from './support/judged.ts';
import { FIRST_DAY } from './support/random-case.ts';

/*
 * Ledgers in which most things rest on sources, some of them denied, retracted, accepted, and that taken back again:
 * whatever a reader learns, the log and the differences tell on which day, and by what.
 */

const LAST = 30;
const PROMISES = ['kept', 'quiet', 'after', 'lease'] as const;
const day = fc.nat({ max: LAST });
const iso = (at: number) => isoDay(FIRST_DAY + at);

const reports = fc.array(fc.record({ source: fc.nat({ max: 3 }), denies: fc.integer({ min: 0, max: 3 }) }), {
  maxLength: 3,
});
const verdict = fc.record({ on: day, target: fc.nat(), reports });
const worlds = fc.record({
  published: fc.array(day, { minLength: 4, maxLength: 4 }),
  promised: fc.array(reports, { minLength: 4, maxLength: 4 }),
  deeds: fc.array(fc.record({ kind: fc.nat({ max: 5 }), on: day, reports }), { maxLength: 5 }),
  power: reports,
  size: reports,
  accepted: fc.array(verdict, { maxLength: 2 }),
  retracted: fc.array(verdict, { maxLength: 4 }),
});
type Sample = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function evidence(list: Sample['size'], indent: string): string {
  return list
    .map(({ source, denies }) => `${indent}source @s${source}${denies === 0 ? ' denies' : ''}\n`)
    .join('');
}

function textOf({ published, promised, deeds, power, size, accepted, retracted }: Sample): string {
  const targets = published.map((_, index) => `@s${index}`);
  const named = (name: string) => {
    targets.push(name);
    return name;
  };
  const promise = (index: number, lines: string) =>
    `${iso(0)} promise ${named(`@${PROMISES[index]}`)}\n  from @a\n  to @b\n${lines}${evidence(promised[index]!, '  ')}`;
  const terms = [
    `  will @a trains @crew\n  by ${iso(20)}\n  silence broken\n`,
    '  never @a shouts\n',
    '  if @kept is kept\n  will @a rests\n',
    `  always @a houses @b\n  may end @a\n${evidence(power, '    ')}`,
  ];
  const deed = ({ kind, on, reports: list }: Sample['deeds'][number], index: number) => {
    if (kind === 5)
      return `${iso(on)} ended @lease by @a\n  id ${named(`@e${index}`)}\n${evidence(list, '  ')}`;
    const did = ['@a trains 2 of @crew', '@a trains 3 of @crew', '@a shouts', '@a rests', '@a shouts'][kind];
    const keyword = kind === 4 ? 'alleged' : 'event';
    return `${iso(on)} ${keyword} ${named(`@e${index}`)}\n  did ${did}\n${evidence(list, '  ')}`;
  };
  const parts = [
    'party @a\nparty @b\n',
    `group ${named('@crew')}\n  size 3\n${evidence(size, '    ')}`,
    ...published.map((on, index) => `source @s${index}\n  published ${iso(on)}\n`),
    ...terms.map((lines, index) => promise(index, lines)),
    ...deeds.map(deed),
  ];
  const alleged = deeds.flatMap(({ kind }, index) => (kind === 4 ? [`@e${index}`] : []));
  accepted.forEach(({ on, target, reports: list }, index) => {
    if (alleged.length === 0) return;
    const of = alleged[target % alleged.length];
    parts.push(`${iso(on)} accepted ${of} by @b\n  id ${named(`@y${index}`)}\n${evidence(list, '  ')}`);
  });
  retracted.forEach(({ on, target, reports: list }, index) => {
    const of = targets[target % targets.length];
    parts.push(`${iso(on)} retracted ${of} by @b\n  id ${named(`@r${index}`)}\n${evidence(list, '  ')}`);
  });
  return parts.join('\n');
}

function plain(result: ResultReport | null | undefined): unknown {
  if (!result) return null;
  const { due, deadline, ...rest } = result;
  return { ...rest, standing: [...result.standing].sort(), possible: [...(result.possible ?? [])].sort() };
}

test('the log tells when and by what a reader learned something, whatever is denied, retracted and taken back', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const text = textOf(world);
      const ledger = ledgerOf(text);
      for (const id of PROMISES) {
        const log = logReport(ledger, id, { on: FIRST_DAY + LAST })!;
        for (let at = 0; at <= LAST; at += 3) {
          const judgement = judge(ledger, { on: FIRST_DAY + at, known: FIRST_DAY + at });
          const standing = judgement.promises.find(({ entry }) => entry.name.text === id);
          const row = log.knowledge.findLast(({ known }) => known <= iso(at));
          expectSame(
            plain(row?.result),
            plain(standing && resultReport(standing)),
            `@${id} on ${iso(at)}\n${text}`,
          );
        }
        for (const { known, causes } of log.knowledge)
          expect(causes.length, `@${id}, known ${known}\n${text}`).toBeGreaterThan(0);
      }
    }),
    { numRuns: 40 },
  );
});

test('a difference between two days of knowing has a cause, whatever is denied, retracted and taken back', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(worlds, day, day, (world, one, other) => {
      const text = textOf(world);
      const [from, to] = [Math.min(one, other), Math.max(one, other)].map((at) => FIRST_DAY + at) as [
        number,
        number,
      ];
      const { changes } = diffReport(ledgerOf(text), { axis: 'known', from, to, on: FIRST_DAY + LAST });
      for (const { id, causes } of changes)
        expect(causes.length, `${id}, ${isoDay(from)}..${isoDay(to)}\n${text}`).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
