import { type Group, type Happened, ruleOf, type Verb, type World } from './world.ts';

/** One person or thing, on one reading. */
export interface Individual {
  readonly name: string | undefined;
  /** All groups it is in. */
  readonly groups: readonly string[];
  /** The events that touched it, by their place in the world. */
  readonly touched: readonly number[];
}

/** One way that things may be: who there is, in which groups, and whom past events touched. */
export type Reading = readonly Individual[];

/** Every reading of sizes, overlaps and of whom past events touched, up to the names of those who have none. */
export function readingsOf(world: World): Reading[] {
  const things = world.things.map((name): Individual => ({ name, groups: [], touched: [] }));
  const roots = world.groups.filter(({ within }) => within === undefined);
  let readings: Reading[] = [things];
  for (const root of roots) {
    const family = familyReadings(world, root);
    readings = readings.flatMap((reading) => family.map((people) => [...reading, ...people]));
  }
  const order = world.events
    .map((_, index) => index)
    .filter((index) => world.events[index].undone === undefined)
    .sort((a, b) => world.events[a].day - world.events[b].day);
  for (const index of order) readings = readings.flatMap((reading) => afterEvent(world, reading, index));
  return readings;
}

/** Who a group may have, and in which of its subgroups they may be. */
function familyReadings(world: World, root: Group): Reading[] {
  const subgroups = world.groups.filter(({ within }) => within === root.id);
  const named = [...new Set([root, ...subgroups].flatMap(({ members }) => members))];
  const [low, high] = root.size ?? [named.length, named.length];
  const found: Reading[] = [];
  for (let size = Math.max(low, named.length); size <= high; size++) {
    const place = (people: readonly Individual[], from: number): void => {
      if (people.length === size) {
        if (subgroups.every((group) => fits(group, people))) found.push(people);
        return;
      }
      const name = named[people.length];
      // Those without a name are told apart by nothing: they come in the order of the places they take.
      for (let index = name === undefined ? from : 0; index < 1 << subgroups.length; index++) {
        const inside = subgroups.filter((_, bit) => (index >> bit) & 1);
        if (!mayBeIn(name, inside, subgroups)) continue;
        const groups = [root.id, ...inside.map(({ id }) => id)];
        place([...people, { name, groups, touched: [] }], name === undefined ? index : 0);
      }
    };
    place([], 0);
  }
  return found;
}

function mayBeIn(name: string | undefined, inside: readonly Group[], subgroups: readonly Group[]): boolean {
  return subgroups.every((group) => {
    const listed = name !== undefined && group.members.includes(name);
    const closed = group.size === undefined && group.members.length > 0;
    return inside.includes(group) ? listed || !closed : !listed;
  });
}

function fits({ id, size }: Group, people: Reading): boolean {
  const count = people.filter(({ groups }) => groups.includes(id)).length;
  return !size || (count >= size[0] && count <= size[1]);
}

function afterEvent(world: World, reading: Reading, index: number): Reading[] {
  const { sentence } = world.events[index];
  const { what } = sentence;
  if (what.kind === 'nothing' || what.kind === 'amount') return [reading];
  const may = (individual: Individual) =>
    isAbout(what, individual) && !isUsedUp(world, individual, sentence.verb);
  const touch = (individual: Individual) => ({ ...individual, touched: [...individual.touched, index] });
  if (what.kind === 'one' || what.count === undefined) {
    const concerned = reading.filter((individual) => isAbout(what, individual));
    if (!concerned.every(may)) return [];
    return [reading.map((individual) => (concerned.includes(individual) ? touch(individual) : individual))];
  }
  return choices(reading, may, what.count).map((chosen) =>
    reading.map((individual, place) => (chosen.includes(place) ? touch(individual) : individual)),
  );
}

export function isAbout(what: Happened['sentence']['what'], { name, groups }: Individual): boolean {
  if (what.kind === 'group') {
    const isSpared = what.but !== undefined && (what.but === name || groups.includes(what.but));
    return groups.includes(what.group) && !isSpared;
  }
  return what.kind === 'one' && what.name === name;
}

function isUsedUp(world: World, { touched }: Individual, verb: Verb): boolean {
  return ruleOf(world, verb).once && touched.some((event) => world.events[event].sentence.verb === verb);
}

/** Every choice of so many places, one of each that are alike. */
function choices(reading: Reading, may: (one: Individual) => boolean, count: number): number[][] {
  const seen = new Set<string>();
  const found: number[][] = [];
  const pick = (chosen: number[], from: number): void => {
    if (chosen.length === count) {
      const key = chosen
        .map((place) => JSON.stringify(reading[place]))
        .sort()
        .join();
      if (!seen.has(key)) found.push(chosen);
      seen.add(key);
      return;
    }
    for (let place = from; place < reading.length; place++)
      if (may(reading[place])) pick([...chosen, place], place + 1);
  };
  pick([], 0);
  return found;
}
