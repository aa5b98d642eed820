import type { Lifted, Span } from './answer.ts';
import { mayBeSame } from './clear.ts';
import { owedTo, type Standing } from './standing.ts';
import { type Condition, isWithin, type Power, type Promised, type Sentence, type World } from './world.ts';

interface Costed {
  readonly lift: Lifted;
  /** In the order in which costs are compared. */
  readonly cost: readonly (number | string)[];
}

interface Out {
  readonly waysOut: readonly Lifted[];
  readonly tooLate: readonly { readonly promise: string; readonly by: string }[];
}

/** Every single lift of a member, the cheapest first, and powers whose notice ends too late. */
export function waysOutOf(
  world: World,
  readings: readonly (readonly Standing[])[],
  members: readonly Promised[],
  missing: ReadonlyMap<string, Span>,
  left: ReadonlyMap<string, number>,
  helpsFrom: (promise: Promised, day: number) => boolean,
): Out {
  const costed: Costed[] = [];
  const tooLate: { promise: string; by: string }[] = [];
  for (const promise of members) {
    const falls = fallsWith(world, readings, promise);
    const atLeast = missing.get(promise.id);
    if (promise.kind !== 'threat')
      costed.push(
        costedLift(world, promise, 'release', owedTo(promise), {
          atLeast,
          // What is released in part can still be kept, and serve who needs no more than the rest of it.
          falls: fallsWith(world, readings, promise, left.get(promise.id)),
          agreed: owedTo(promise),
        }),
      );
    costed.push(costedLift(world, promise, 'break', [promise.from], { falls, agreed: [] }));
    for (const power of promise.powers) {
      const holder = holderOf(world, power);
      if (holder === undefined || !holdsNow(world, promise, power)) continue;
      if (power.notice !== undefined && !helpsFrom(promise, power.notice)) {
        tooLate.push(...[holder, ...power.needs].map((by) => ({ promise: promise.id, by })));
        continue;
      }
      const through = holder === power.holder ? undefined : power.holder;
      const agreed = power.act === 'release' ? [holder, ...power.needs] : [];
      costed.push(
        costedLift(world, promise, power.act, [holder, ...power.needs], {
          falls,
          agreed,

          through,
          powers: 1,
        }),
      );
    }
  }
  costed.sort((a, b) => compareCosts(a.cost, b.cost));
  return { waysOut: costed.map(({ lift }) => lift), tooLate };
}

function costedLift(
  world: World,
  promise: Promised,
  how: Lifted['how'],
  by: readonly string[],
  more: {
    atLeast?: Span | undefined;
    falls: readonly string[];
    agreed: readonly string[];
    through?: string | undefined;
    powers?: number;
  },
): Costed {
  // What is at stake in what falls is lost too.
  const fallen = world.promises.filter(({ id }) => more.falls.includes(id));
  const lost = [promise, ...fallen]
    .flatMap(({ stakes }) => stakes)
    .filter((party) => !more.agreed.includes(party));
  const lift = { promise: promise.id, how, by: [...by].sort(), through: more.through, atLeast: more.atLeast };
  return {
    lift,
    cost: [
      how === 'break' ? 1 : 0,
      more.powers ?? 0,
      more.falls.length,
      lost.length,
      by.length,
      promise.id,
      by.join(),
    ],
  };
}

function compareCosts(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const index = one.findIndex((cost, place) => cost !== other[place]);
  return index < 0 ? 0 : one[index] < other[index] ? -1 : 1;
}

/** The holder of a power on day 0; nobody for a vacant office. */
function holderOf(world: World, { holder }: Power): string | undefined {
  const office = world.offices.find(({ id }) => id === holder);
  if (!office) return holder;
  return office.holders.find(({ from, until }) => from <= 0 && (until ?? 0) >= 0)?.who;
}

function holdsNow(world: World, promise: Promised, power: Power): boolean {
  const condition = power.while;
  return (
    !condition ||
    world.events.some(
      ({ sentence, day }) =>
        day >= promise.day && sentence.verb === condition.verb && sentence.actor === condition.actor,
    )
  );
}

/**
 * The ids of the promises that wait, on every reading on which they are open, for a condition that can surely no longer
 * come true: on every such reading on which the lifted one is open too, only lost promises promise the deeds.
 *
 * @param left how much of the lifted one is still promised
 */
function fallsWith(
  world: World,
  readings: readonly (readonly Standing[])[],
  { id }: Promised,
  left = 0,
): string[] {
  const met = metSomewhere(readings);
  const fallen = new Set<string>();
  const staying = new Set<string>();
  for (const standings of readings) {
    // Where either is over, there is nothing to lift or nothing that falls.
    if (!standings.some(({ promise, out }) => promise.id === id && !out)) continue;
    const waiting = standings.map((one) => ({
      ...one,
      unmet: one.unmet.filter((ways) => !isAmong(met, ways)),
    }));
    const falls = fallsOn(world, waiting, id, left);
    for (const { promise, out } of standings)
      if (!out) (falls.includes(promise.id) ? fallen : staying).add(promise.id);
  }
  return [...fallen].filter((one) => !staying.has(one));
}

/** The conditions that are met on some reading on which their promises are not over. */
function metSomewhere(readings: readonly (readonly Standing[])[]): ReadonlySet<Condition> {
  const met = new Set<Condition>();
  for (const { promise, unmet, out, broken } of readings.flat()) {
    if (out && !broken) continue;
    const waiting = new Set(unmet.flat().map(({ condition }) => condition));
    for (const condition of promise.conditions.flat()) if (!waiting.has(condition)) met.add(condition);
  }
  return met;
}

function isAmong(met: ReadonlySet<Condition>, ways: Standing['unmet'][number]): boolean {
  return ways.some(({ condition }) => met.has(condition));
}

/** The same on one reading. */
function fallsOn(world: World, standings: readonly Standing[], id: string, left: number): string[] {
  const isLeft = (promise: Promised, condition: Condition): boolean =>
    promise === lifted &&
    left > 0 &&
    (condition.kind !== 'deed' || leastOf(world, condition.sentence) <= left);
  const open = standings.filter(({ out }) => !out);
  const lifted = open.find(({ promise }) => promise.id === id)?.promise;
  if (!lifted) return [];
  const lost = new Set([lifted]);
  for (let before = -1; before !== lost.size; ) {
    before = lost.size;
    for (const { promise, unmet } of open) {
      if (lost.has(promise)) continue;
      const falls = unmet.some((ways) =>
        ways.every(({ condition }) => {
          const promised = open.filter(
            (one) => one.promise !== promise && promises(world, one.promise, condition),
          );
          return (
            promised.length > 0 &&
            promised.every((one) => lost.has(one.promise) && !isLeft(one.promise, condition))
          );
        }),
      );
      if (falls) lost.add(promise);
    }
  }
  return [...lost].filter((promise) => promise !== lifted).map((promise) => promise.id);
}

function leastOf({ groups }: World, { what }: Sentence): number {
  if (what.kind === 'amount') return what.amount;
  if (what.kind !== 'group') return 0;
  const group = groups.find(({ id }) => id === what.group);
  return what.count ?? group?.size?.[0] ?? Math.max(1, group?.members.length ?? 0);
}

function promises(world: World, promise: Promised, condition: Condition): boolean {
  if (condition.kind === 'done') return promise.id === condition.promise;
  if (condition.kind === 'no') return false;
  return promise.parts.some(
    (part) =>
      part.kind === 'will' && part.ways.some(({ sentence }) => serves(world, sentence, condition.sentence)),
  );
}

function serves(world: World, deed: Sentence, wanted: Sentence): boolean {
  if (deed.verb !== wanted.verb || deed.actor !== wanted.actor || !isWithin(deed.to, wanted.to)) return false;
  // A promise hangs on one about a member by name only where that group is known to have the member.
  if (deed.what.kind === 'group' && wanted.what.kind === 'one')
    return isMemberOf(world, wanted.what.name, deed.what.group);
  if (deed.what.kind === 'one' && wanted.what.kind === 'group')
    return isMemberOf(world, deed.what.name, wanted.what.group);
  return mayBeSame(deed.what, wanted.what, world);
}

function isMemberOf(world: World, name: string, group: string): boolean {
  return world.groups.some(
    ({ id, within, members }) =>
      (id === group && members.includes(name)) || (within === group && isMemberOf(world, name, id)),
  );
}
