import type { Entry } from '../ledger/entry.ts';
import { housesOf } from '../ledger/houses.ts';
import type { Name } from '../ledger/name.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import type { Ending } from './ending.ts';

/** What counts, by where its promise stands. */
type Counts = Pick<Ending, 'standing'>;

/** Which promises stand or fall together: those one event opened or decided, else those of one deal or document. */
export interface Bundles {
  /** How many promises are in the bundle of the one at this place of the list. */
  readonly sizeAt: (place: number) => number;
  /** What binds them; undefined of one that stands alone. */
  readonly bindsAt: (place: number) => Name | Entry | undefined;
  /** The places of each bundle of several. */
  readonly places: readonly (readonly number[])[];
}

const ALONE: Bundles = { sizeAt: () => 1, bindsAt: () => undefined, places: [] };

/** Bundles those of these promises that are of a kind. */
export function bundlesOf(counts: readonly Counts[]): Bundles {
  const byEvent = countBy(counts, ({ standing }) => eventOf(standing));
  const rest = (place: number): Name | undefined => {
    const event = byEvent?.keys[place];
    return event && byEvent.sizes.get(event)! > 1 ? undefined : paperOf(counts[place].standing);
  };
  const byPaper = countBy(counts, (_, place) => rest(place));
  if (!byEvent && !byPaper) return ALONE;
  const binds = (place: number): Name | Entry | undefined => {
    const paper = byPaper?.keys[place];
    if (paper) return byPaper.sizes.get(paper)! > 1 ? paper : undefined;
    const event = byEvent?.keys[place];
    return event && byEvent.sizes.get(event)! > 1 ? event : undefined;
  };
  const places = new Map<Name | Entry, number[]>();
  for (let place = 0; place < counts.length; place++) {
    const bound = binds(place);
    if (!bound) continue;
    const list = places.get(bound);
    if (list) list.push(place);
    else places.set(bound, [place]);
  }
  return {
    sizeAt: (place) => {
      const bound = binds(place);
      return bound ? places.get(bound)!.length : 1;
    },
    bindsAt: binds,
    places: [...places.values()],
  };
}

/**
 * Takes from the weights of promises that are bound together what they say twice. Of equal weights each becomes
 * `weight / (1 + (m − 1)·icc)` (Kish 1965). Of unequal ones that holds layer by layer: up to the weight of the lightest
 * all of them are bound, from there to the next all but that one, and so on. So one that weighs little takes little from
 * the others, and one more that was kept never lowers what the kept ones weigh together.
 *
 * @param weights one for each place of the list; changed in place
 * @param icc how alike promises of a bundle end, 0..1
 */
export function discountBundles(
  { places }: Pick<Bundles, 'places'>,
  weights: Float64Array,
  icc: number,
): void {
  for (const bundle of places) {
    const rising = [...bundle].sort((a, b) => weights[a] - weights[b]);
    let before = 0;
    let discounted = 0;
    for (let rank = 0; rank < rising.length; rank++) {
      const weight = weights[rising[rank]];
      discounted += (weight - before) / (1 + (rising.length - rank - 1) * icc);
      before = weight;
      weights[rising[rank]] = discounted;
    }
  }
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

/** The event that opened a case of a promise with many, or that its member left; else the event that decided a promise. */
function eventOf({ decidedBy, entry, state }: PromiseStanding): Entry | undefined {
  const { instance } = entry;
  if (instance?.event) return instance.event;
  if (instance && state === 'ended' && decidedBy?.kind !== 'act') return instance.generic;
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
