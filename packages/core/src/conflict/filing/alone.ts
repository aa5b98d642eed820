import type { Argument, Quantity } from '../../ledger/sentence.ts';
import { LATEST } from '../../ledger/values/civil-day.ts';
import type { World } from '../../lifecycle/world.ts';
import { linkOf, type RuleBook } from '../rules/rule-book.ts';
import { nameIn } from '../rules/task.ts';
import type { FiledPromise } from './filed-promise.ts';
import type { Wording } from './terms.ts';

/**
 * Whether a promise that nothing else bears on may be impossible by itself: by the time its deed takes or has to wait,
 * by a limit or the size of a group, by what has happened, or because its own parts are against each other.
 */
export function mayFailAlone(world: World, book: RuleBook, { terms, wordings }: FiledPromise): boolean {
  const { undertakings, limits } = terms;
  if (undertakings.length > 1) return true;
  for (const one of wordings) {
    if (one.kind === 'after') return true;
    if (one.kind === 'if') continue;
    if (isHardAlone(world, book, one, limits.by !== undefined || limits.within !== undefined)) return true;
  }
  return false;
}

function isHardAlone(world: World, book: RuleBook, wording: Wording, hasDeadline: boolean): boolean {
  const { kind, shape, given, limits } = wording;
  if (given.some((argument) => argument.kind === 'quantity' && isScarce(world, argument))) return true;
  if (kind === 'always') return hasExclusion(world, book, wording);
  if (kind === 'never') return false;
  if (book.limitsOn(shape).length > 0 || book.isAct(shape)) return true;
  const isTimed = hasDeadline || limits?.by !== undefined || limits?.within !== undefined;
  if (isTimed && book.takesRule(shape)) return true;
  return (
    book.onceRules(shape).some(({ slot }) => hasHappened(world, shape, slot, given[slot], true)) ||
    hasExclusion(world, book, wording)
  );
}

/** Whether a group may have fewer than are asked for, some of whom may be out of reach. */
function isScarce({ relations }: World, { low, group }: Quantity): boolean {
  return low > 1 || low > relations.size(group, LATEST).low;
}

/** Whether something happened that excludes what a sentence says. */
function hasExclusion(world: World, book: RuleBook, { shape, given }: Wording): boolean {
  return book.exclusionsOf(shape).some((rule) => {
    const [from, then] = linkOf(rule);
    return from < 0
      ? world.occurrences.ofShape(rule.shape).length > 0
      : hasHappened(world, rule.shape, from, given[then]);
  });
}

function hasHappened(
  world: World,
  shape: Wording['shape'],
  slot: number,
  about: Argument | undefined,
  isOnce = false,
): boolean {
  if (world.occurrences.ofShape(shape).length === 0) return false;
  const name = nameIn(about);
  if (!name || about?.kind === 'amount') return true;
  const { relations } = world;
  let found = false;
  // What was done once to a whole was done to its parts.
  for (const one of [name, ...(isOnce ? relations.around(name) : relations.groupsAround(name))])
    world.occurrences.findInSlot(shape, slot, one, ({ kind }) => {
      if (kind === 'did') found = true;
    });
  return found;
}
