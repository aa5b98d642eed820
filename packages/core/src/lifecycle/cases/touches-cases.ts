import { type Entry, isPromise } from '../../ledger/entry.ts';
import { manyOf } from '../../ledger/many.ts';
import type { Name } from '../../ledger/name.ts';
import { canonicalShape, type Shape } from '../../ledger/sentence.ts';
import type { World } from '../world.ts';
import { isPlayed } from './played-openings.ts';

/**
 * Whether what an edit took out or put in may open, close or rename a case of a promise with many, or is about some. Else
 * all cases stay what they are, and are judged again like other promises.
 */
export function touchesCases(world: World, entries: readonly Entry[]): boolean {
  if (entries.some(isOfMany)) return true;
  const { generics } = world.cases;
  if (generics.length === 0) return false;
  // What waits for states or acts may open by whatever is written.
  if (generics.some(isPlayed)) return true;
  const waited = new Set<Shape>();
  for (const { terms } of generics) {
    const condition = terms.many?.whenever?.condition;
    if (condition?.kind === 'deed') waited.add(canonicalShape(condition.sentence.shape));
  }
  return entries.some((entry) => mayOpen(world, entry, waited));
}

/** Whether an entry is a promise with many cases, or about cases of one. */
function isOfMany(entry: Entry): boolean {
  switch (entry.kind) {
    case 'promise':
    case 'threat':
      return isMany(entry.name) || entry.terms.many !== undefined;
    case 'event':
    case 'alleged':
      return entry.outside.some(({ promise }) => isMany(promise));
    case 'act':
      return isMany(entry.target);
    case 'rated':
    case 'checked':
    case 'notified':
    case 'consulted':
      return isMany(entry.promise);
    default:
      return false;
  }
}

function isMany(name: Name | undefined): boolean {
  return name !== undefined && isPromise(name.entry) && manyOf(name) !== undefined;
}

/** Whether an entry says or brings about a deed that some promise waits for. */
function mayOpen({ rules }: World, entry: Entry, waited: ReadonlySet<Shape>): boolean {
  if (entry.kind !== 'event' && entry.kind !== 'alleged') return false;
  return entry.lines.some(({ sentence }) => {
    const shape = canonicalShape(sentence.shape);
    return waited.has(shape) || [...rules.consequencesOf(shape)].some((next) => waited.has(next));
  });
}
