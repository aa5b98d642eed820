import fc from 'fast-check';
import { type PartyRecord, recordOf } from '../../src/credibility/record.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { dayOf } from '../../src/ledger/values/civil-day.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** A promise of `@anna`, and how it ends. */
export interface Made {
  readonly ending: (typeof ENDINGS)[number];
  readonly to: 'ben' | 'cleo';
  readonly tag: '' | 'roads' | 'schools';
  /** The deal it is part of; 0: none. */
  readonly deal: 0 | 1 | 2;
  readonly year: number;
  readonly grade: '' | 'B2' | 'C3';
}

export const ENDINGS = [
  'kept',
  'late',
  'broken',
  'share',
  'open',
  'released',
  'lapsed',
  'outside',
  'ended',
  'denied',
] as const;

/** How a ledger weighs, and what is asked of it. */
export interface Setting {
  readonly halfLife: 'none' | '1 year' | '8 years';
  readonly icc: 0 | 0.3 | 1;
  readonly transfer: 0 | 0.5 | 1;
  readonly to: 'ben' | 'cleo' | undefined;
  readonly tags: readonly string[];
}

export const made: fc.Arbitrary<Made> = fc.record({
  ending: fc.constantFrom(...ENDINGS),
  to: fc.constantFrom('ben', 'cleo'),
  tag: fc.constantFrom('', 'roads', 'schools'),
  deal: fc.constantFrom(0, 1, 2),
  year: fc.integer({ min: 2005, max: 2025 }),
  grade: fc.constantFrom('', 'B2', 'C3'),
});

export const setting: fc.Arbitrary<Setting> = fc.record({
  halfLife: fc.constantFrom('none', '1 year', '8 years'),
  icc: fc.constantFrom(0, 0.3, 1),
  transfer: fc.constantFrom(0, 0.5, 1),
  to: fc.constantFrom(undefined, 'ben', 'cleo'),
  tags: fc.constantFrom([], ['roads']),
});

/** The entries of one promise, each a text. */
export function entriesOf(one: Made, id: string, from = 'anna'): string[] {
  const { ending, to, tag, deal, year, grade } = one;
  const header = `${year}-01-01 promise @${id} "Promise"${tag && ` #${tag}`}\n  from @${from}\n  to @${to}\n`;
  const partOf = deal ? `  part of @deal-${deal}\n` : '';
  const source = grade ? `  source @paper grade ${grade}\n` : '';
  const will = `  will @${from} lends item ${id} to @${to}\n  by ${year}-03-01\n${partOf}${source}`;
  const done = (day: string) => `${year}-${day} event\n  did @${from} lends item ${id} to @${to}\n${source}`;
  switch (ending) {
    case 'kept':
      return [header + will, done('02-01')];
    case 'late':
      return [header + will, done('05-01')];
    case 'denied':
      return [header + will, `${done('02-01')}${source ? '' : '  source @paper\n'}  source @letter denies\n`];
    case 'broken':
      return [header + will, `${year}-04-01 checked @${id} by @${to}\n  found nothing\n${source}`];
    case 'share':
      return [
        `${header}  text "I will."\n${partOf}${source}`,
        `${year}-04-01 rated @${id} partly-kept 40%\n  by @${to}\n${source}`,
      ];
    case 'open':
      return [header + will];
    case 'released':
      return [header + will, `${year}-02-01 released @${id} by @${to}\n`];
    case 'ended':
      return [`${header + will}  may end @${from}\n`, `${year}-02-01 ended @${id} by @${from}\n`];
    case 'lapsed':
      return [`${header}  if @${to} asks for item ${id}\n${will}`];
    case 'outside':
      return [
        `${header}  whenever ?anyone asks for item ${id}\n  will @${from} lends item ${id} to @${to}\n${partOf}${source}`,
        `${year}-02-01 event @ask-${id}\n  did @${to} asks for item ${id}\n  outside @${id}[on @ask-${id}]\n`,
      ];
  }
}

/** A ledger of entries, and the record of `@anna` in it at the end of 2025. */
export function recordIn(
  entries: readonly string[],
  { halfLife, icc, transfer, to, tags }: Setting,
): PartyRecord {
  const text = `ledger "Random"
  half-life ${halfLife}
  icc ${icc}
  transfer ${transfer}
  opinion B2 0.7 0.1 0.2
  opinion C 0.4 0 0.6
party @anna "Anna"
party @ben "Ben"
party @cleo "Cleo"
party @dora "Dora"
source @paper "Paper"
  published 2000
source @letter "Letter"
  published 2000
2000-01-01 deal @deal-1
  between @anna, @ben, @cleo, @dora
2000-01-01 deal @deal-2
  between @anna, @ben, @cleo, @dora
${entries.join('')}`;
  const ledger = Ledger.read([sourceText('random.troth', text)]);
  return recordOf(judge(ledger, { on: dayOf(2025, 12, 31) }), {
    party: ledger.find('anna')!.name,
    to: to && ledger.find(to)!.name,
    tags,
  });
}
