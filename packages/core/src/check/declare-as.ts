import type { Entry } from '../ledger/entry.ts';
import type { Place } from '../text/block.ts';
import { lineBefore } from './places.ts';

type Kind = Entry['kind'];

/** Whether a name stands where only a source can: after `source` or `relays`. */
export function isSourceWanted(place: Place): boolean {
  return /^\s+(?:source|relays)\s+$/u.test(lineBefore(place));
}

/**
 * How a name that is mentioned and not declared would be declared, as a message says it: as what stands at its place,
 * or as what the names are that it resembles. Undefined where that is no declaration but a promise, say.
 *
 * @param near the kinds of what it resembles
 */
export function declareAs(name: string, place: Place, near: readonly Kind[]): string | undefined {
  if (isSourceWanted(place)) return `source @${name} "Its title"`;
  const [first, ...others] = near;
  const kind = first !== undefined && others.every((other) => other === first) ? first : 'party';
  if (!DECLARED.has(kind)) return undefined;
  return `${kind} @${name} "Its ${kind === 'source' ? 'title' : 'name'}"`;
}

const DECLARED: ReadonlySet<Kind> = new Set(['party', 'person', 'office', 'group', 'thing', 'source']);
