import type { PromiseEntry } from '../ledger/entry.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { Prospects } from './ahead/prospects.ts';
import type { Conflict, ConflictFamily, Conflicts } from './conflict.ts';
import { isOpen } from './filing/candidates.ts';
import { type ConflictIndex, indexOf, indexWith } from './filing/conflict-index.ts';
import type { FiledPromise } from './filing/filed-promise.ts';
import type { PlainCase } from './plain/plain-case.ts';
import { PlainPromises } from './plain/plain-promise.ts';
import { ShownSets } from './plain/shown-sets.ts';
import { isSurelyKept } from './plain/surely-kept.ts';
import { type Crowd, MOST_TOLD } from './sets/crowd.ts';
import { wholeCrowds } from './sets/families.ts';
import { aloneIn, type Found, shownIn } from './sets/found.ts';
import { type Search, search } from './sets/search.ts';
import { Effort } from './solving/effort.ts';
import { entanglementsOf } from './told/entanglements.ts';
import { once, tell } from './told/tell.ts';

/**
 * Finds every minimal set of open promises that no future keeps, with what still fits and all ways out (semantics.md:
 * Conflicts), on the day and as known on the day of a judgement. What takes long to say of a conflict (its kind, what
 * fits, the ways out) is worked out when it is read.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('sale.troth', [
 *   'party @gallery',
 *   'party @anna',
 *   'party @boris',
 *   'thing @painting',
 *   'deed ?seller sells ?work to ?buyer',
 *   '  once per ?work',
 *   '2026-01-10 promise @one',
 *   '  from @gallery',
 *   '  to   @anna',
 *   '  will @gallery sells @painting to @anna',
 *   '2026-01-12 promise @two',
 *   '  from @gallery',
 *   '  to   @boris',
 *   '  will @gallery sells @painting to @boris',
 * ].join('\n'))]);
 * const [conflict] = conflictsOf(judge(ledger, { on: dayOf(2026, 3, 1) })).conflicts;
 * conflict.kind // => 'once only'
 * conflict.waysOut.length // => 4
 * ```
 */
export function conflictsOf(judgement: Judgement): Conflicts {
  const index = indexOf(judgement);
  return conflictsAmong(new Prospects(judgement, index), index, index.buckets.components());
}

/**
 * Finds the conflicts that some open promises are part of, looking only at those that may bear on them: what one more
 * promise would collide with. The rest of the ledger is filed once and asked again without being read anew.
 */
export function conflictsWith(judgement: Judgement, promises: readonly PromiseEntry[]): Conflicts {
  const { judging } = judgement;
  const index = indexWith(judgement, promises);
  const isAhead = (promise: PromiseEntry): boolean => {
    const standing = judging.standing(promise);
    return standing !== undefined && isOpen(standing);
  };
  const around = index.buckets.around(promises.filter(isAhead), isAhead);
  const prospects = new Prospects(judgement, index);
  const all = conflictsAmong(prospects, index, around.length > 0 ? [around] : []);
  const isAsked = (one: { readonly promises: readonly PromiseEntry[] }): boolean =>
    one.promises.some((promise) => promises.includes(promise));
  return withEntanglements(prospects, {
    conflicts: all.conflicts.filter(isAsked),
    families: all.families.filter(isAsked),
    incomplete: all.incomplete,
  });
}

/** How much is done to find conflicts and to tell of them in all; for one group of promises, and to tell of one set. */
const MOST_STEPS = 6_000_000_000;
const MOST_TO_SEARCH = 2_000_000_000;
const MOST_TO_TELL = 500_000_000;
/** A little is done for each, also where all of that is spent. */
const LEAST_TO_SEARCH = 100_000_000;
const LEAST_TO_TELL = 10_000_000;

function conflictsAmong(
  prospects: Prospects,
  index: ConflictIndex,
  components: readonly (readonly FiledPromise[])[],
): Conflicts {
  const plain = new PlainPromises(prospects.judgement, index.clashes, index.slots);
  const conflicts: Conflict[] = [];
  const families: ConflictFamily[] = [];
  const effort = new Effort(MOST_STEPS);
  let cutOff = 0;
  const doubts: Doubt[] = [];
  for (let number = 0; number < components.length; number++) {
    const doubt = doubtAbout(index, plain, components[number]);
    if (doubt) doubts.push(doubt);
  }
  for (const doubt of doubts) {
    const { found, crowds, isCutOff } = searchAll(
      prospects,
      index,
      doubt,
      effort.part(MOST_TO_SEARCH, LEAST_TO_SEARCH),
    );
    let isToldInFull = true;
    const told = (one: Found): Conflict => {
      const conflict = tell(prospects, one, () => effort.part(MOST_TO_TELL, LEAST_TO_TELL));
      if (conflict.isCutOff) isToldInFull = false;
      return conflict;
    };
    for (const one of found) conflicts.push(told(one));
    let left = BigInt(MOST_TOLD);
    for (const crowd of crowds) {
      const first = crowd.first.map((set) => told(aloneIn(prospects, set)));
      if (crowd.count !== undefined && crowd.count <= left) {
        conflicts.push(...first);
        left -= crowd.count;
      } else families.push(familyOf(crowd, first));
    }
    if (isCutOff || !isToldInFull) cutOff++;
  }
  const incomplete =
    cutOff === 0
      ? undefined
      : `${cutOff} of ${components.length} groups of promises that bear on each other could not be searched in full`;
  return withEntanglements(prospects, { conflicts: inOrder(conflicts), families, incomplete });
}

/** Promises that bear on each other and may not all be kept, and what their sentences show of them. */
interface Doubt {
  readonly promises: readonly PromiseEntry[];
  readonly shown: PlainCase | undefined;
}

/** Undefined where it is plain that all of some promises can be kept. */
function doubtAbout(
  index: ConflictIndex,
  plain: PlainPromises,
  component: readonly FiledPromise[],
): Doubt | undefined {
  if (component.length === 1 && !index.mayFailAlone(component[0])) return undefined;
  const promises: PromiseEntry[] = new Array(component.length);
  for (let place = 0; place < component.length; place++) promises[place] = component[place].entry;
  const shown = plain.caseOf(promises);
  return shown && isSurelyKept(shown, shown.all) ? undefined : { promises, shown };
}

/** How many promises are looked at all at once where their sentences show what they can be kept with. */
const MOST_SHOWN = 12;

function searchAll(
  prospects: Prospects,
  index: ConflictIndex,
  { promises, shown: plain }: Doubt,
  effort: Effort,
): Search {
  const shown = plain && new ShownSets(plain, promises);
  const sets = promises.length <= MOST_SHOWN ? shown?.all : undefined;
  // More may be a family.
  if (sets && sets.length <= MOST_TOLD)
    return { found: sets.map((set) => shownIn(prospects, set)), crowds: [], isCutOff: false };
  // What waits for something does not only add up.
  const isWaited = shown !== undefined && promises.some((_, place) => shown.isWaiting(place));
  const whole = isWaited ? undefined : wholeCrowds(prospects, promises);
  return whole
    ? { found: [], crowds: whole, isCutOff: false }
    : search(prospects, index.buckets, promises, effort, shown);
}

/** What lifts several conflicts at once is worked out when it is read. */
function withEntanglements(prospects: Prospects, found: Omit<Conflicts, 'entanglements'>): Conflicts {
  const entanglements = once(() => entanglementsOf(prospects, found.conflicts));
  return {
    ...found,
    get entanglements() {
      return entanglements();
    },
  };
}

function familyOf(crowd: Crowd, first: readonly Conflict[]): ConflictFamily {
  const { kind, promises, demand, bound, shortage } = crowd;
  return {
    kind,
    promises,
    demand,
    bound,
    shortage,
    count: crowd.count,
    first,
    get why() {
      return first[0]?.why ?? '';
    },
    get citations() {
      return first[0]?.citations ?? [];
    },
  };
}

/** Certain ones first, then by the ids of their promises. */
function inOrder(conflicts: readonly Conflict[]): Conflict[] {
  const byKey = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const key = orderKey(conflict);
    const same = byKey.get(key);
    if (same) same.push(conflict);
    else byKey.set(key, [conflict]);
  }
  // Texts are sorted without a function of ours: there may be many.
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key)!);
}

function orderKey({ standing, reading, promises }: Conflict): string {
  let key = standing === 'certain' ? (reading === 'certain' ? '0' : '1') : reading === 'certain' ? '2' : '3';
  for (let index = 0; index < promises.length; index++) key += ` ${promises[index].name.text}`;
  return key;
}
