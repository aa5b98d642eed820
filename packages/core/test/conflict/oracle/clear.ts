import { choicesOf } from './choices.ts';
import { effortOf } from './outcomes.ts';
import { readingsOf } from './readings.ts';
import { isCounted, sameParties } from './standing.ts';
import {
  type Happened,
  isWithin,
  type Promised,
  ruleOf,
  type Sentence,
  type What,
  type World,
  waysOf,
} from './world.ts';

/**
 * Whether a world is well formed and the design says what it means. Left out are worlds about which readers of the
 * design may differ; each rule says which.
 */
export function isClear(world: World): boolean {
  const choices = choicesOf(world);
  return choices.length <= MOST_CHOICES && choices.every(isClearOnDays);
}

/** How many choices of uncertain days a world may have. */
const MOST_CHOICES = 24;

function isClearOnDays(world: World): boolean {
  return (
    isWellFormed(world) &&
    world.promises.every((promise) => isClearPromise(world, promise)) &&
    world.events.every((event) => isClearEvent(world, event)) &&
    world.promises.every((promise) => isClearBlame(world, promise)) &&
    areClearSums(world) &&
    isPossible(world)
  );
}

/** Below several sums that are not to be reached, less than is paid at once here may be paid in each of their windows. */
function areClearSums({ promises }: World): boolean {
  const sums = promises.flatMap(({ parts }) =>
    parts.filter((part) => part.kind === 'never' && part.way.sentence.what.kind === 'amount'),
  );
  return sums.length < 2;
}

/** All that is named is there. */
function isWellFormed(world: World): boolean {
  const names = new Set([
    ...world.things,
    ...world.groups.flatMap(({ id, members }) => [id, ...members]),
    ...world.offices.map(({ id }) => id),
  ]);
  const known = ({ what }: Sentence) =>
    what.kind === 'group' ? names.has(what.group) : what.kind !== 'one' || names.has(what.name);
  const undoable = world.events.every(
    ({ undone, sentence }) => undone === undefined || ruleOf(world, sentence.verb).undoable,
  );
  const offices = world.promises.every(({ powers }) =>
    powers.every(({ holder }) => !['@o', '@q'].includes(holder) || names.has(holder)),
  );
  const within = world.groups.every((group) => group.within === undefined || names.has(group.within));
  return undoable && offices && within && sentencesOf(world).every(known);
}

function sentencesOf(world: World): Sentence[] {
  return [
    ...world.promises.flatMap(({ parts, conditions }) => [
      ...parts.flatMap((part) => waysOf(part).map(({ sentence }) => sentence)),
      ...conditions.flat().flatMap((one) => (one.kind === 'done' ? [] : [one.sentence])),
    ]),
    ...world.events.map(({ sentence }) => sentence),
  ];
}

function isClearPromise(world: World, promise: Promised): boolean {
  const { parts, conditions, act, kind } = promise;
  const ways = parts.flatMap((part) => waysOf(part));
  const all = conditions.flat();
  // A bare group whose size is not declared is some of it in a `will`; what no one may be in can then not be done.
  const unsized = parts.some(
    (part) => part.kind === 'will' && part.ways.some(({ sentence }) => isUnsized(world, sentence.what)),
  );
  if (unsized || all.some((one) => one.kind !== 'done' && isUnsized(world, one.sentence.what))) return false;
  if (conditions.length > 0) {
    // A `never` runs from the day it falls due, so what it forbids may be done before its condition comes true.
    if (parts.some((part) => part.kind === 'never')) return false;
    // Whether its condition can come true while its deadline or window lasts.
    const bounded = ways.some(({ starting, by }) => starting !== undefined || by !== undefined);
    const late = world.deeds.some(({ takes }) => takes > 0) || all.some((one) => one.kind === 'no');
    if (bounded && (late || parts.some(({ kind: sort }) => sort === 'always'))) return false;
    if (bounded && ways.some(({ starting, by }) => starting !== undefined || (by ?? 0) < 0)) return false;
    if (!all.every((one) => one.kind !== 'done' || isClearReference(world, one.promise))) return false;
    // A deed that is promised not to be done so that the promise falls due.
  }
  // A promise to keep more of them than there are.
  const impossible = parts.some((part) => part.kind === 'always' && isTooMany(world, part.way.sentence.what));
  if (impossible) return false;
  // How long a suspension lasts, and how far it moves a deadline.
  if (act === 'suspended' && ways.some(({ starting, by }) => starting !== undefined || by !== undefined))
    return false;
  if (act === 'released' && kind === 'threat') return false;
  if (!areClearChanges(world, promise)) return false;
  // What a breach of one part leaves of the other.
  const mixed = parts.some((part) => part.kind === 'will') && parts.some((part) => part.kind !== 'will');
  return !mixed || world.events.length === 0;
}

type Less = What & { readonly kind: 'group'; readonly but: string };

function isLess(what: What): what is Less {
  return what.kind === 'group' && what.but !== undefined;
}

/** Whether who is released is a member of the group, or a group within it. */
function isInside({ groups }: World, { group, but }: Less): boolean {
  return groups.some(
    ({ id, within, members }) =>
      (id === but && within === group) || ((id === group || within === group) && members.includes(but)),
  );
}

/** Acts that the party may do, on what they may be about; and what the past leaves of what they change. */
function areClearChanges(world: World, promise: Promised): boolean {
  const { parts, conditions, waived, assigned, delegated, unless, to, kind, act } = promise;
  const changed = [waived, assigned, delegated].filter((one) => one !== undefined).length;
  if (changed > 1 || (changed > 0 && (act !== undefined || to.length > 1 || kind === 'threat'))) return false;
  const [part, ...others] = parts;
  const less = part ? waysOf(part).flatMap(({ sentence: { what } }) => (isLess(what) ? [what] : [])) : [];
  if (less.length > 0) {
    if (changed > 0 || unless || act !== undefined || kind === 'threat') return false;
    if (others.length > 0 || waysOf(part).length > 1 || !less.every((what) => isInside(world, what)))
      return false;
  }
  if (waived !== undefined) {
    const what =
      part?.kind === 'will' && others.length === 0 && part.ways.length === 1
        ? part.ways[0].sentence.what
        : undefined;
    const most = what?.kind === 'group' ? (what.count ?? 0) : what?.kind === 'amount' ? what.amount : 0;
    if (waived >= most) return false;
  }
  // Which of a count and what excuses or ends a promise came first.
  const ways = parts.flatMap((one) => waysOf(one));
  const ends = [unless, ...ways.map(({ untilDone }) => untilDone)].filter((one) => one !== undefined);
  if (ends.length > 0 && conditions.length > 0) return false;
  return (
    ends.length === 0 ||
    !world.events.some(({ sentence }) =>
      ways.some((way) => concerns(sentence, way.sentence) || hasMembers(sentence.what)),
    )
  );
}

/** `@q is kept` of a promise with a window asks for its end; of one with a deadline that is over, for the past. */
function isClearReference(world: World, id: string): boolean {
  const named = world.promises.find((one) => one.id === id);
  return (
    named !== undefined &&
    named.act === undefined &&
    // Where all that there are may be released, it is not done.
    !named.parts.some((part) => waysOf(part).some(({ sentence: { what } }) => isLess(what))) &&
    named.parts.every((part) => part.kind === 'will' && part.ways.every(({ by }) => (by ?? 0) >= 0))
  );
}

function isUnsized(world: World, what: What): boolean {
  const group = what.kind === 'group' && what.count === undefined ? what.group : undefined;
  const declared = world.groups.find(({ id }) => id === group);
  return declared !== undefined && declared.size === undefined && declared.members.length === 0;
}

function isTooMany(world: World, what: What): boolean {
  if (what.kind !== 'group' || what.count === undefined) return false;
  const least = world.groups.find(({ id }) => id === what.group);
  return what.count > (least?.size?.[0] ?? least?.members.length ?? 0);
}

function isClearEvent(world: World, event: Happened): boolean {
  const { sentence, day, undone } = event;
  // What was undone since a promise was made: whether it still counts as done.
  if (undone !== undefined)
    return (
      world.promises.every((promise) => promise.day > undone) &&
      // One deed that undoes several.
      world.events.every((other) => other === event || !mayBeSame(other.sentence.what, sentence.what, world))
    );
  const verbs = new Set(
    world.events.filter(({ sentence: { what } }) => hasMembers(what)).map(({ sentence: { verb } }) => verb),
  );
  // In which order past events touched whom, where they bear on each other.
  if (hasMembers(sentence.what) && verbs.size > 1) return false;
  for (const promise of world.promises) {
    for (const part of promise.parts) {
      for (const { sentence: wanted, by, starting } of waysOf(part)) {
        if (part.kind === 'will') {
          // Done after its deadline.
          if (by !== undefined && by < 0 && concerns(sentence, wanted)) return false;
          // Done before its first day.
          if (starting !== undefined && concerns(sentence, wanted)) return false;
          if (!isClearUse(world, promise, wanted, sentence)) return false;
        } else if (!isClearFailure(world, promise, wanted, event)) return false;
      }
    }
  }
  return day < 0;
}

/** Whether what became impossible became so by one promisor's own deeds alone, or without any of them. */
function isClearBlame(world: World, promise: Promised): boolean {
  const wanted = promise.parts.flatMap((part) => (part.kind === 'will' ? part.ways : []));
  return wanted.every(({ sentence }) => {
    const blocking = world.events.filter(
      (event) => event.undone === undefined && blocks(world, promise, event, sentence),
    );
    const own = blocking.filter((event) => event.sentence.actor === promise.from && event.day >= promise.day);
    if (own.length > 0 && (own.length < blocking.length || isTooMany(world, sentence.what))) return false;
    // What performs one part and makes another impossible.
    return !own.some((event) => wanted.some((other) => concerns(event.sentence, other.sentence)));
  });
}

function blocks(world: World, promise: Promised, { sentence: event, day }: Happened, wanted: Sentence) {
  if (!hasMembers(event.what) || !hasMembers(wanted.what)) return false;
  const rule = ruleOf(world, event.verb);
  if (rule.excludes.includes(wanted.verb)) return mayBeSame(event.what, wanted.what, world);
  return (
    rule.once &&
    event.verb === wanted.verb &&
    !(concerns(event, wanted) && day >= promise.day) &&
    mayBeSame(event.what, wanted.what, world)
  );
}

function hasMembers(what: What): boolean {
  return what.kind === 'group' || what.kind === 'one';
}

function concerns(deed: Sentence, wanted: Sentence): boolean {
  return deed.verb === wanted.verb && deed.actor === wanted.actor && isWithin(deed.to, wanted.to);
}

/** What a counted event gives where a count and all of a group, or counts of several groups, ask for it. */
function isClearUse(world: World, promise: Promised, wanted: Sentence, event: Sentence): boolean {
  if (!concerns(event, wanted)) return true;
  const own = promise.parts.flatMap((part) => (part.kind === 'will' ? part.ways : []));
  if (own.filter(({ sentence }) => concerns(event, sentence)).length > 1) return false;
  const rivals = world.promises
    .filter((other) => sameParties(promise, other))
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === 'will' ? part.ways : []))
    .filter(({ sentence }) => concerns(event, sentence))
    .map(({ sentence }) => sentence);
  // What performs one promise and leaves too few for another.
  const asked = rivals.reduce((sum, { what }) => sum + (what.kind === 'group' ? (what.count ?? 0) : 0), 0);
  const first = rivals[0]?.what;
  if (rivals.length > 1 && first?.kind === 'group' && isTooMany(world, { ...first, count: asked }))
    return false;
  const groups = new Set(rivals.map(({ what }) => (what.kind === 'group' ? what.group : what.kind)));
  const kinds = new Set(rivals.map(isCounted));
  return rivals.length < 2 || (groups.size === 1 && kinds.size === 1);
}

/** Whether a `never` or `always` without members runs on after a breach. */
function isClearFailure(world: World, promise: Promised, wanted: Sentence, event: Happened): boolean {
  const { sentence } = event;
  const excludes = ruleOf(world, sentence.verb).excludes.includes(wanted.verb);
  if (!excludes && !concerns(sentence, wanted)) return true;
  if (wanted.what.kind === 'one' || wanted.what.kind === 'nothing')
    return !mayBeSame(sentence.what, wanted.what, world);
  // What fails a duty before it begins.
  const later = promise.parts.some((part) => waysOf(part).some(({ starting }) => starting !== undefined));
  return !later && promise.conditions.length === 0;
}

/** Whether two may be about the same person, thing or amount. */
export function mayBeSame(event: What, wanted: What, world: World): boolean {
  if (event.kind === 'group' && wanted.kind === 'one') return !world.things.includes(wanted.name);
  if (event.kind === 'one' && wanted.kind === 'group') return !world.things.includes(event.name);
  if (event.kind === 'one' && wanted.kind === 'one') return event.name === wanted.name;
  return hasMembers(event) ? hasMembers(wanted) : event.kind === wanted.kind;
}

/** At least one reading, and little enough to try all. */
function isPossible(world: World): boolean {
  const readings = readingsOf(world);
  return readings.length > 0 && readings.length <= 100 && effortOf(world, readings.at(-1)!) <= 4000;
}
