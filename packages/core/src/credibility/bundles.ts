import type { Entry } from '../ledger/entry.ts';
import { housesOf } from '../ledger/houses.ts';
import type { Name } from '../ledger/name.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import type { Ending } from './ending.ts';

/** What holds an ending. */
interface Counts {
  readonly ending: Ending;
}

/** Which promises stand or fall together: those one event decided, else those of one deal or document. */
export interface Bundles {
  /** How many promises are in the bundle of the one at this place of the list. */
  readonly sizeAt: (place: number) => number;
  /** What binds them; undefined of one that stands alone. */
  readonly bindsAt: (place: number) => Name | Entry | undefined;
}

const ALONE: Bundles = { sizeAt: () => 1, bindsAt: () => undefined };

/** Bundles those of these promises that are of a kind. */
export function bundlesOf(counts: readonly Counts[]): Bundles {
  const byEvent = countBy(counts, ({ ending }) => eventOf(ending.standing));
  const rest = (place: number): Name | undefined => {
    const event = byEvent?.keys[place];
    return event && byEvent.sizes.get(event)! > 1 ? undefined : paperOf(counts[place].ending.standing);
  };
  const byPaper = countBy(counts, (_, place) => rest(place));
  if (!byEvent && !byPaper) return ALONE;
  const binds = (place: number): Name | Entry | undefined => {
    const paper = byPaper?.keys[place];
    if (paper) return byPaper.sizes.get(paper)! > 1 ? paper : undefined;
    const event = byEvent?.keys[place];
    return event && byEvent.sizes.get(event)! > 1 ? event : undefined;
  };
  return {
    sizeAt: (place) => {
      const bound = binds(place);
      if (!bound) return 1;
      return (byPaper?.sizes.get(bound as Name) ?? byEvent?.sizes.get(bound as Entry))!;
    },
    bindsAt: binds,
  };
}

interface Counted<K> {
  readonly keys: readonly (K | undefined)[];
  readonly sizes: ReadonlyMap<K, number>;
}

/** How many of a list share each key; undefined where none has one. */
function countBy<K>(
  counts: readonly Counts[],
  keyOf: (count: Counts, place: number) => K | undefined,
): Counted<K> | undefined {
  const keys: (K | undefined)[] = [];
  const sizes = new Map<K, number>();
  for (let i = 0; i < counts.length; i++) {
    const key = keyOf(counts[i], i);
    keys.push(key);
    if (key !== undefined) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes.size > 0 ? { keys, sizes } : undefined;
}

/** The event that decided a promise. */
function eventOf({ decidedBy }: PromiseStanding): Entry | undefined {
  return decidedBy?.kind === 'event' || decidedBy?.kind === 'alleged' ? decidedBy : undefined;
}

/** The deal a promise is part of; else the document in which its promisor or promisee published it. */
function paperOf({ entry, terms }: PromiseStanding): Name | undefined {
  if (terms.partOf) return terms.partOf;
  for (const { source, stance, via } of entry.evidence) {
    if (stance !== 'supports' || via.length > 0 || source.entry?.kind !== 'source') continue;
    const { by } = source.entry;
    if (by && isParty(terms, by)) return source;
  }
  return undefined;
}

function isParty({ from, to }: PromiseStanding['terms'], publisher: Name): boolean {
  const owner = publisher.entry?.kind === 'office' ? (publisher.entry.of ?? publisher) : publisher;
  const houses = [publisher, owner, ...housesOf(owner)];
  return [...from, ...to].some(
    ({ party, through, as }) =>
      houses.includes(party) ||
      housesOf(party).includes(publisher) ||
      through === publisher ||
      as === publisher,
  );
}
