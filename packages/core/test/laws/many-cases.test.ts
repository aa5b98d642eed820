import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictsOf } from '../../src/conflict/conflicts-of.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { codesOf, expectSame, ledgerOf, statesOf } from './support/judged.ts';
import { FIRST_DAY, isoOf } from './support/random-case.ts';

/*
 * A promise with many cases means what the same ledger means in which each case is written out by hand. The cases are
 * worked out here day by day, in another way than the library does.
 */

const LAST = 30;
const MEMBERS = ['a', 'b', 'c'] as const;
const PARTIES = [...MEMBERS, 'x', 'y', 'z', 'clerk'];
/** Days on which somebody leaves; nothing else happens on the day after, when the clerk ends what is left by hand. */
const LEAVING = [6, 13, 20];

interface Plan {
  /** For each member the days from which to which it is one. */
  readonly members: readonly (readonly (readonly [number | undefined, number | undefined])[])[];
  readonly sides: 'fixed' | 'each' | 'pairs';
  readonly opening: 'none' | 'whenever' | 'every';
  readonly made: number;
  readonly waits: string;
  readonly duty: string;
  readonly limit: string;
  readonly silence: string;
  readonly period: number;
  readonly until: number;
  readonly events: readonly { readonly day: number; readonly text: string }[];
  readonly releases: readonly {
    readonly day: number;
    readonly by: string;
    readonly of: string | undefined;
  }[];
}

interface WrittenCase {
  readonly name: string;
  readonly byHand: string;
  readonly of: string;
  readonly to: string;
  readonly day: number;
  /** The last day on which both are members. */
  readonly last: number | undefined;
  readonly by: string;
}

const dayOfEvent = fc.integer({ min: 1, max: LAST }).filter((day) => !LEAVING.includes(day - 1));
const spans = fc.constantFrom<Plan['members'][number]>(
  [[undefined, undefined]],
  [[undefined, 6]],
  [[undefined, 13]],
  [[9, undefined]],
  [[3, 20]],
  [
    [undefined, 6],
    [11, undefined],
  ],
);
const party = fc.constantFrom(...MEMBERS, 'x', 'y');
const deed = fc.oneof(
  party.map((who) => `@z attacks @${who}`),
  fc.tuple(party, party).map(([who, whom]) => `@${who} attacks @${whom}`),
  fc.tuple(party, party).map(([who, whom]) => `@${who} helps @${whom}`),
  fc.tuple(party, party).map(([who, whom]) => `@${who} hands over @gem to @${whom}`),
  fc
    .tuple(party, fc.constantFrom(5, 10, 25), party)
    .map(([who, amount, whom]) => `@${who} pays ${amount} EUR to @${whom}`),
);
const plans: fc.Arbitrary<Plan> = fc.record({
  members: fc.tuple(spans, spans, spans),
  sides: fc.constantFrom('fixed', 'each', 'pairs'),
  opening: fc.constantFrom('none', 'whenever', 'every'),
  made: fc.integer({ min: 0, max: 12 }),
  waits: fc.constantFrom(
    '@z attacks V',
    'anyone attacks V',
    'anyone outside @g attacks V',
    'anyone but M attacks V',
  ),
  duty: fc.constantFrom(
    'will M helps V',
    'will M pays 10 EUR to V',
    'never M attacks V',
    'will M hands over @gem to V',
    'always M helps V',
  ),
  limit: fc.constantFrom('', 'within 4 days', 'by 20'),
  silence: fc.constantFrom('silence broken', 'silence unknown'),
  period: fc.integer({ min: 3, max: 9 }),
  until: fc.integer({ min: 13, max: LAST }),
  events: fc.array(fc.record({ day: dayOfEvent, text: deed }), { maxLength: 9 }),
  releases: fc.array(
    fc.record({
      day: dayOfEvent,
      by: fc.constantFrom(...MEMBERS, 'y'),
      of: fc.option(fc.constantFrom(...MEMBERS), { nil: undefined }),
    }),
    { maxLength: 2 },
  ),
});

/** Plans of which many cannot all be kept: there is one gem, and @x has promised to keep it from @y. */
const clashing = plans.map(
  (plan): Plan => ({
    ...plan,
    opening: plan.opening === 'every' ? 'none' : plan.opening,
    duty: 'will M hands over @gem to V',
    events: [...plan.events, { day: 16, text: '@z attacks @y' }, { day: 18, text: '@z attacks @a' }],
  }),
);

/** Amounts only: a plain deed serves one period, and every promise that is written out. */
function dutyOf({ opening, duty }: Plan): string {
  return opening === 'every' && duty.startsWith('will') ? 'will M pays 10 EUR to V' : duty;
}

const RULES = `
thing @gem
deed ?x hands over ?thing to ?y
  once per ?thing
deed ?x helps ?y
  excludes ?x attacks ?y
unit EUR9 "Euro"
`;

function shared({ members, events, ...plan }: Plan): string {
  const tenures = members.flatMap((list, index) =>
    list.map(
      ([from, until]) =>
        `  member @${MEMBERS[index]}${from === undefined ? '' : ` from ${isoOf(from)}`}${until === undefined ? '' : ` until ${isoOf(until)}`}\n`,
    ),
  );
  return [
    ...PARTIES.map((name) => `party @${name}\n`),
    RULES,
    `group @g\n${tenures.join('')}`,
    `${isoOf(plan.made)} promise @guard\n  from @x\n  to @y\n  never @x hands over @gem to @y\n`,
    ...events.map(({ day, text }, index) => `${isoOf(day)} event @e${index}\n  did ${text}\n`),
  ].join('');
}

/** The ledger with one promise of many cases. */
function asMany(plan: Plan): string {
  const { sides, opening, made, waits, limit, silence, releases } = plan;
  const fill = (text: string) =>
    text.replaceAll('M', sides === 'fixed' ? '@x' : '?m').replaceAll('V', sides === 'pairs' ? '?v' : '@y');
  const lines = [
    `${isoOf(made)} promise @many`,
    sides === 'fixed' ? 'from @x' : 'from each ?m of @g',
    sides === 'pairs' ? 'to each other ?v of @g' : 'to @y',
    fill(dutyOf(plan)),
    ...(opening === 'whenever' ? [`whenever ${fill(waits)}`] : []),
    ...(opening === 'every' ? [`every ${plan.period} days`, `until ${isoOf(plan.until)}`] : []),
    ...limitLines(plan, limit),
    silence,
    'may end @clerk',
  ];
  const acts = releases.map(
    ({ day, by, of }) => `${isoOf(day)} released @many${ofPart(plan, of)} by @${by}\n`,
  );
  return `${shared(plan)}${lines.join('\n  ')}\n${acts.join('')}`;
}

function ofPart({ sides }: Plan, of: string | undefined): string {
  return of && sides !== 'fixed' ? `[of @${of}]` : '';
}

function limitLines({ opening }: Plan, limit: string): string[] {
  if (limit === '' || (opening === 'every' && limit.startsWith('by'))) return [];
  return [limit === 'by 20' ? `by ${isoOf(20)}` : limit];
}

/** The same ledger with each case written out. */
function byHand(plan: Plan, cases: readonly WrittenCase[]): string {
  const written = cases.map((one) => {
    const duty = dutyOf(plan).replaceAll('M', `@${one.of}`).replaceAll('V', `@${one.to}`);
    const promise = [
      `${isoOf(one.day)} promise @${one.byHand}`,
      `from @${one.of}`,
      `to @${one.to}`,
      duty,
      ...(one.by ? [one.by] : limitLines(plan, plan.limit)),
      plan.silence,
      'may end @clerk',
    ].join('\n  ');
    const ended = one.last === undefined ? '' : `${isoOf(one.last + 1)} ended @${one.byHand} by @clerk\n`;
    const acts = plan.releases
      .filter(({ of, day }) => day >= one.day && (!of || plan.sides === 'fixed' || of === one.of))
      .map(({ day, by }) => `${isoOf(day)} released @${one.byHand} by @${by}\n`);
    return `${promise}\n${ended}${acts.join('')}`;
  });
  return `${shared(plan)}${written.join('')}`;
}

/** Every case that opens, day by day. */
function casesOf(plan: Plan): WrittenCase[] {
  const { sides } = plan;
  const promisors = sides === 'fixed' ? ['x'] : MEMBERS;
  const promisees = sides === 'pairs' ? MEMBERS : ['y'];
  const cases: WrittenCase[] = [];
  for (const of of promisors)
    for (const to of promisees) if (of !== to) cases.push(...casesOfPair(plan, of, to));
  return cases.filter((one) => !isReleasedBefore(plan, one));
}

/** Whether its promisee had let go of all cases before this one opened. */
function isReleasedBefore({ releases, sides }: Plan, { of, to, day }: WrittenCase): boolean {
  return releases.some(
    (act) => act.day < day && act.by === to && (!act.of || sides === 'fixed' || act.of === of),
  );
}

function casesOfPair(plan: Plan, of: string, to: string): WrittenCase[] {
  const { opening, made, sides } = plan;
  const both = (day: number) => isMember(plan, of, day) && isMember(plan, to, day);
  const lastFrom = (day: number): number | undefined => {
    for (let at = day; at <= LAST + 1; at++) if (!both(at)) return at - 1;
    return undefined;
  };
  const parts = [...(sides === 'fixed' ? [] : [`of @${of}`]), ...(sides === 'pairs' ? [`to @${to}`] : [])];
  const cases: WrittenCase[] = [];
  const add = (day: number, on: string | undefined, by = '') => {
    const name = `many[${[...parts, ...(on ? [`on ${on}`] : [])].join(' ')}]`;
    const hand = name.replace(/\[|\]/g, '').replace(/[ @]+/g, '.');
    cases.push({ name: `@${name}`, byHand: hand, of, to, day, last: lastFrom(day), by });
  };
  if (opening === 'whenever') {
    plan.events.forEach(({ day, text }, index) => {
      if (day >= made && both(day) && isWaitedFor(plan, of, to, text, day)) add(day, `@e${index}`);
    });
  } else if (opening === 'every') {
    for (let first = made; first <= plan.until; first += plan.period) {
      if (!both(first)) continue;
      let opened = first;
      while (opened > made && both(opened - 1)) opened--;
      const last = Math.min(first + plan.period - 1, plan.until);
      add(opened, isoOf(first), dutyInPeriod(plan, first, last));
    }
  } else {
    let opened = 0;
    for (let day = made; day <= LAST; day++)
      if (both(day) && (day === made || !both(day - 1))) add(day, opened++ > 0 ? isoOf(day) : undefined);
  }
  return parts.length === 0 && opening === 'none' ? [] : cases;
}

function dutyInPeriod(plan: Plan, first: number, last: number): string {
  const by = limitLines(plan, plan.limit).length > 0 ? first + 4 : last;
  if (dutyOf(plan).startsWith('will')) return `by ${isoOf(by)}`;
  // Without a `will`, a deadline closes the window too.
  return `starting ${isoOf(first)}\n  until ${isoOf(last)}\n  by ${isoOf(by)}`;
}

function isMember({ members }: Plan, name: string, day: number): boolean {
  const index = MEMBERS.indexOf(name as (typeof MEMBERS)[number]);
  if (index < 0) return true;
  return members[index].some(([from = 0, until = LAST + 9]) => from <= day && day <= until);
}

function isWaitedFor(plan: Plan, of: string, to: string, text: string, day: number): boolean {
  const [, who, whom] = /^@(\w+) attacks @(\w+)$/.exec(text) ?? [];
  if (!who || whom !== to) return false;
  switch (plan.waits) {
    case '@z attacks V':
      return who === 'z';
    case 'anyone attacks V':
      return true;
    case 'anyone but M attacks V':
      return who !== of;
    default: {
      const isListed = MEMBERS.includes(who as (typeof MEMBERS)[number]);
      return !(isListed && isMember(plan, who, day));
    }
  }
}

function standings(ledger: Ledger, on: number, nameOf: (id: string) => string) {
  return statesOf(ledger, on)
    .promises.map(({ id, state, possible, after, progress, standing, since, due, deadline, from, to }) => ({
      id: nameOf(id),
      state,
      possible,
      after,
      progress,
      standing,
      since,
      due,
      deadline,
      from,
      to,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function conflicts(ledger: Ledger, on: number, nameOf: (id: string) => string) {
  const found = conflictsOf(judge(ledger, { on: FIRST_DAY + on }));
  return [
    ...found.conflicts.map(({ promises, kind, standing, reading, waysOut }) =>
      [kind, standing, reading, waysOut.length, ...namesIn(promises, nameOf)].join(' '),
    ),
    ...found.families.map(({ promises, kind, count }) =>
      [kind, count, ...namesIn(promises, nameOf)].join(' '),
    ),
  ].sort();
}

function namesIn(
  promises: readonly { readonly name: { readonly text: string } }[],
  nameOf: (id: string) => string,
): string[] {
  return promises.map(({ name }) => nameOf(`@${name.text}`)).sort();
}

/** Warnings of what a plan may come to by chance. */
const ALLOWED = new Set(['early-act', 'near-shape', 'past-deadline']);

describe('a promise with many cases means what its cases written out mean', () => {
  const same = (id: string) => id;

  test('where each stands', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: LAST }), (plan, on) => {
        const cases = casesOf(plan);
        fc.pre(plan.sides !== 'fixed' || plan.opening !== 'none');
        const names = new Map(cases.map((one) => [`@${one.byHand}`, one.name]));
        const [many, hand] = [asMany(plan), byHand(plan, cases)];
        const ledger = ledgerOf(many);
        expect(codesOf(ledger).filter((code) => !ALLOWED.has(code))).toEqual([]);
        expectSame(
          standings(ledger, on, same),
          standings(ledgerOf(hand), on, (id) => names.get(id) ?? id),
          `${many}\n---- by hand\n${hand}`,
        );
      }),
      { numRuns: 400 },
    );
  });

  test('what cannot all be kept', { timeout: 60_000 }, () => {
    let some = 0;
    fc.assert(
      fc.property(clashing, fc.integer({ min: 0, max: LAST }), (plan, on) => {
        const cases = casesOf(plan);
        fc.pre(plan.sides !== 'fixed' || plan.opening !== 'none');
        const names = new Map(cases.map((one) => [`@${one.byHand}`, one.name]));
        const [many, hand] = [asMany(plan), byHand(plan, cases)];
        const found = conflicts(ledgerOf(many), on, same);
        if (found.some((conflict) => conflict.includes('many['))) some++;
        expectSame(
          found,
          conflicts(ledgerOf(hand), on, (id) => names.get(id) ?? id),
          `${many}\n---- by hand\n${hand}`,
        );
      }),
      { numRuns: 150 },
    );
    expect(some).toBeGreaterThan(15);
  });
});
