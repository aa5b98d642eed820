import type { Conflict, Conflicts, Lift, WayOut } from '../../src/conflict/conflict.ts';
import type { PromiseEntry } from '../../src/ledger/entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Name } from '../../src/ledger/name.ts';
import { type Day, dayOf } from '../../src/ledger/values/civil-day.ts';
import type { Judgement } from '../../src/lifecycle/judge.ts';
import { judged } from './judged.ts';

/** A small version of the first example, and its conflict as it should be found, built by hand. */
export const PRISON = `party @us "United States"
party @doj "Department of Justice"
  part of @us
party @sal "El Salvador"
person @bondi "Pam Bondi"
office @us/ag "Attorney General"
  of     @us
  holder @bondi
group @leaders "gang leaders"
  size 9
group @informants "informants"
  size 2..9
  within @leaders
deed ?giver hands over ?person to ?taker
  excludes ?anyone protects ?person
  once per ?person
../2025-03-12 promise @protection "Protect the informants"
  from @doj
  to @informants
  always @doj protects @informants
  may end @us/ag
  stake @informants "reprisal"
2025-03-13 promise @hand-over "Hand over nine gang leaders"
  from @us
  to @sal
  will @us hands over @leaders to @sal
2025-03-13 promise @end-protection "End the protection"
  from @us
  to @sal
  will @us/ag ends @protection
2025-03-20 event @one
  did @us hands over 1 of @leaders to @sal
`;

export interface HandBuilt {
  readonly ledger: Ledger;
  readonly judgement: Judgement;
  readonly conflicts: Conflicts;
  readonly name: (text: string) => Name;
  readonly promise: (text: string) => PromiseEntry;
  readonly lift: (given: Partial<Lift> & Pick<Lift, 'promise' | 'how'>) => Lift;
}

export function prison(): HandBuilt {
  const { ledger, judgement } = judged(PRISON, '2025-10-20');
  const name = (text: string) => ledger.find(text)!.name!;
  const promise = (text: string) => ledger.find(text) as PromiseEntry;
  const lift: HandBuilt['lift'] = (given) => ({
    by: [],
    through: undefined,
    atLeast: undefined,
    needs: [],
    promisedBy: [],
    ...given,
  });
  const conflicts = {
    conflicts: [prisonConflict({ ledger, name, promise, lift })],
    families: [],
    entanglements: [],
    incomplete: undefined,
  };
  return { ledger, judgement, conflicts, name, promise, lift };
}

function prisonConflict({
  ledger,
  name,
  promise,
  lift,
}: Pick<HandBuilt, 'ledger' | 'name' | 'promise' | 'lift'>): Conflict {
  const handOver = promise('hand-over');
  const protection = promise('protection');
  const deed = ledger.entriesOf('deed')[0];
  return {
    promises: [handOver, protection],
    kind: 'deed against duty',
    standing: 'certain',
    conditions: [],
    reading: 'certain',
    readings: 'whether the one already handed over was one of informants',
    fits: [{ promise: handOver, done: { low: 1, high: 8 }, demand: { low: 9, high: 9 } }],
    boundBothWays: [name('us')],
    why: 'Handing a person over excludes protecting that person.',
    citations: [
      { entry: handOver, role: 'promise' },
      { entry: deed, role: 'the rule' },
    ],
    assumptions: [],
    waysOut: [
      way([lift({ promise: handOver, how: 'release', by: [name('sal')], atLeast: { low: 1, high: 8 } })]),
      way([lift({ promise: protection, how: 'release', by: [name('informants')] })], {
        people: 8,
        stakes: [lost(protection, true)],
      }),
      way(
        [
          lift({
            promise: protection,
            how: 'end',
            by: [name('bondi')],
            through: name('us/ag'),
            needs: [{ what: 'notice of 30 days to', who: name('sal'), rest: '' }],
            promisedBy: [promise('end-protection')],
          }),
        ],
        { powers: 1, stakes: [lost(protection)] },
      ),
      way([lift({ promise: handOver, how: 'break', by: [name('us')] })], { breaches: 1 }),
      way([lift({ promise: protection, how: 'break', by: [name('doj')] })], {
        breaches: 1,
        stakes: [lost(protection)],
        falls: [promise('end-protection')],
      }),
    ],
    tooLate: [
      {
        promise: protection,
        how: 'end',
        by: [name('bondi')],
        through: name('us/ag'),
        earliest: OCTOBER + 2,
        deadline: OCTOBER,
      },
    ],
    disputed: false,
  };
}

const OCTOBER: Day = dayOf(2025, 10, 30);

function lost(promise: PromiseEntry, agreed = false) {
  const [stake] = promise.terms.stakes;
  const { party, what, amount } = stake;
  return { stake, party, what, amount, promise, agreed };
}

function way(lifts: readonly Lift[], cost: Partial<WayOut['cost']> = {}): WayOut {
  return {
    lifts,
    cost: { breaches: 0, powers: 0, falls: [], deals: [], stakes: [], people: 1, ...cost },
  };
}
