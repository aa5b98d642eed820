import { type Part, type Promised, type Way, type What, type World, waysOf } from './world.ts';

/** Worlds that are a little smaller: with an entry, a field or a clause less. */
export function* smallerWorlds(world: World): IterableIterator<World> {
  for (const promises of without(world.promises))
    yield { ...world, promises: promises.filter((one) => !refersToMissing(one, promises)) };
  for (const events of without(world.events)) yield { ...world, events };
  for (const [index, event] of world.events.entries()) {
    if (event.until === undefined) continue;
    yield { ...world, events: world.events.with(index, { ...event, until: undefined }) };
    if (event.until < 0)
      yield { ...world, events: world.events.with(index, { ...event, day: event.until, until: undefined }) };
  }
  for (const limits of without(world.limits)) yield { ...world, limits };
  for (const groups of without(world.groups)) yield { ...world, groups };
  for (const things of without(world.things)) yield { ...world, things };
  for (const deeds of without(world.deeds)) yield { ...world, deeds };
  for (const offices of without(world.offices)) yield { ...world, offices };
  for (const [index, deed] of world.deeds.entries()) {
    const put = (changed: Partial<typeof deed>) => ({
      ...world,
      deeds: world.deeds.with(index, { ...deed, ...changed }),
    });
    if (deed.once) yield put({ once: false });
    if (deed.takes > 0) yield put({ takes: 0 });
    if (deed.undoable) yield put({ undoable: false });
    for (const excludes of without(deed.excludes)) yield put({ excludes });
  }
  for (const [index, group] of world.groups.entries()) {
    const put = (changed: Partial<typeof group>) => ({
      ...world,
      groups: world.groups.with(index, { ...group, ...changed }),
    });
    for (const members of without(group.members)) yield put({ members });
    if (group.size && group.size[0] < group.size[1]) {
      yield put({ size: [group.size[0], group.size[0]] });
      yield put({ size: [group.size[1], group.size[1]] });
    }
    if (group.size && group.size[0] > 1) yield put({ size: [group.size[0] - 1, group.size[1] - 1] });
  }
  for (const [index, promise] of world.promises.entries())
    for (const changed of smallerPromises(promise))
      yield { ...world, promises: world.promises.with(index, changed) };
}

function isButSome(part: Part): boolean {
  const { what } = waysOf(part)[0].sentence;
  return what.kind === 'group' && what.but !== undefined;
}

/** The same about all of the group. */
function withoutBut(part: Part): Part {
  const whole = (one: Way): Way => ({
    ...one,
    sentence: { ...one.sentence, what: { ...one.sentence.what, but: undefined } as What },
  });
  return part.kind === 'will' ? { ...part, ways: part.ways.map(whole) } : { ...part, way: whole(part.way) };
}

function* smallerPromises(promise: Promised): IterableIterator<Promised> {
  if (promise.act) yield { ...promise, act: undefined, actDays: undefined };
  if (promise.waived) yield { ...promise, waived: undefined };
  const [only, ...others] = promise.parts;
  if (only && others.length === 0 && isButSome(only)) yield { ...promise, parts: [withoutBut(only)] };
  if (promise.assigned) yield { ...promise, assigned: undefined };
  if (promise.delegated) yield { ...promise, delegated: undefined };
  if (promise.unless) yield { ...promise, unless: undefined };
  if (promise.actDays) yield { ...promise, actDays: undefined };
  if (promise.kind === 'threat') yield { ...promise, kind: 'promise' };
  for (const powers of without(promise.powers)) yield { ...promise, powers };
  for (const stakes of without(promise.stakes)) yield { ...promise, stakes };
  for (const to of without(promise.to)) if (to.length > 0) yield { ...promise, to };
  for (const conditions of without(promise.conditions)) yield { ...promise, conditions };
  for (const [index, ways] of promise.conditions.entries())
    for (const fewer of without(ways))
      if (fewer.length > 0) yield { ...promise, conditions: promise.conditions.with(index, fewer) };
  for (const [index, power] of promise.powers.entries()) {
    const put = (changed: Partial<typeof power>) => ({
      ...promise,
      powers: promise.powers.with(index, { ...power, ...changed }),
    });
    if (power.notice !== undefined) yield put({ notice: undefined });
    if (power.while) yield put({ while: undefined });
    if (power.needs.length > 0) yield put({ needs: [] });
  }
  for (const parts of without(promise.parts)) if (parts.length > 0) yield { ...promise, parts };
  for (const [index, part] of promise.parts.entries())
    for (const changed of smallerParts(part)) yield { ...promise, parts: promise.parts.with(index, changed) };
}

function* smallerParts(part: Part): IterableIterator<Part> {
  if (part.kind === 'will') {
    for (const ways of without(part.ways)) if (ways.length > 0) yield { ...part, ways };
    for (const [index, way] of part.ways.entries()) {
      if (way.by !== undefined) yield { ...part, ways: part.ways.with(index, { ...way, by: undefined }) };
      if (way.starting !== undefined)
        yield { ...part, ways: part.ways.with(index, { ...way, starting: undefined }) };
    }
    return;
  }
  const { way } = part;
  if (way.untilDone) yield { ...part, way: { ...way, untilDone: undefined } };
  if (way.by !== undefined) yield { ...part, way: { ...way, by: undefined } };
  if (way.starting !== undefined) yield { ...part, way: { ...way, starting: undefined } };
}

function* without<T>(list: readonly T[]): IterableIterator<readonly T[]> {
  for (let index = list.length - 1; index >= 0; index--) yield list.filter((_, other) => other !== index);
}

function refersToMissing({ conditions }: Promised, promises: readonly Promised[]): boolean {
  return conditions
    .flat()
    .some((one) => one.kind === 'done' && !promises.some(({ id }) => id === one.promise));
}
