import type { Conflict, ConflictFamily, Conflicts, Fit, Lift } from '../../conflict/conflict.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry, Terms } from '../../ledger/entry.ts';
import { housesOf } from '../../ledger/houses.ts';
import type { Name } from '../../ledger/name.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { atLeastText } from '../words/extent-text.ts';
import { idOf, listText, titleOf } from '../words/name-text.ts';
import { isCertain } from './certain-conflict.ts';
import { dutyNowText } from './handed-on.ts';
import { actorTexts, fitText, lackText } from './way-out-text.ts';

/** A picture of what cannot all be kept: one graph for each conflict and family. */
export interface ConflictGraph {
  /** `@a × @b` */
  readonly title: string;
  /** Kind, standing and reading. */
  readonly summary: string;
  readonly why: string;
  /** Whether it is certain in standing and on every reading. */
  readonly certain: boolean;
  readonly promises: readonly PromiseNode[];
  readonly bound: readonly BoundNode[];
  readonly lifters: readonly LifterNode[];
}

export interface PromiseNode {
  readonly id: string;
  readonly title: string;
  /** Who, to whom, when and what. */
  readonly text: string;
  /** How much of it fits; empty where nothing is counted. */
  readonly fits: string;
}

/** A promisor, and the promises that bind it, by their place in the graph. */
export interface BoundNode {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly bothWays: boolean;
  readonly promises: readonly number[];
}

/** Who can lift a promise without breaking it: promisees, and offices or parties that hold a power. */
export interface LifterNode {
  readonly id: string;
  readonly title: string;
  readonly acts: readonly { readonly text: string; readonly promise: number }[];
}

/** More promises than this of a family are not drawn. */
const MOST_DRAWN = 12;

/** The graphs of all that was found: conflicts, then families. */
export function conflictGraphs(judgement: Judgement, { conflicts, families }: Conflicts): ConflictGraph[] {
  return [
    ...conflicts.map((conflict) => conflictGraph(judgement, conflict)),
    ...families.map((family) => familyGraph(judgement, family)),
  ];
}

function conflictGraph(judgement: Judgement, conflict: Conflict): ConflictGraph {
  const { promises, kind, standing, reading, why, fits, boundBothWays, waysOut } = conflict;
  const lifts = waysOut.flatMap((way) => way.lifts).filter(({ how }) => how !== 'break');
  return {
    title: titleFor(promises),
    summary: `${kind} · ${standing} · ${reading === 'certain' ? 'on every reading' : 'on some readings'}`,
    why,
    certain: isCertain(conflict),
    promises: promises.map((promise) => promiseNode(judgement, promise, fits)),
    bound: boundNodes(judgement, promises, boundBothWays),
    lifters: lifterNodes(lifts, promises),
  };
}

function familyGraph(judgement: Judgement, family: ConflictFamily): ConflictGraph {
  const { kind, promises, count, demand, bound, shortage, why, first } = family;
  const drawn = promises.slice(0, MOST_DRAWN);
  const rest = promises.length - drawn.length;
  const numbers = `asked for: ${demand}; there is: ${bound}; missing: ${shortage}`;
  return {
    title: `${count ?? 'many'} sets among ${promises.length} promises${rest > 0 ? `, ${drawn.length} of which are drawn` : ''}`,
    summary: `${kind} · ${numbers}`,
    why,
    certain: first.some(isCertain),
    promises: drawn.map((promise) => promiseNode(judgement, promise, [])),
    bound: boundNodes(judgement, drawn, []),
    lifters: [],
  };
}

function titleFor(promises: readonly PromiseEntry[]): string {
  return promises.map(({ name }) => idOf(name)).join(' × ');
}

function promiseNode(judgement: Judgement, entry: PromiseEntry, fits: readonly Fit[]): PromiseNode {
  const terms = termsOf(judgement, entry);
  const fit = fits.find(({ promise }) => promise === entry);
  return {
    id: idOf(entry.name),
    title: entry.title ?? '',
    text: dutyNowText(judgement, entry, terms),
    fits: fit ? `${fitText(fit)} fit` : '',
  };
}

function termsOf({ judging }: Judgement, promise: PromiseEntry): Terms {
  return judging.standing(promise)?.terms ?? fullTerms(promise);
}

function boundNodes(
  judgement: Judgement,
  promises: readonly PromiseEntry[],
  bothWays: readonly Name[],
): BoundNode[] {
  const byParty = new Map<Name, number[]>();
  promises.forEach((promise, index) => {
    for (const { party } of termsOf(judgement, promise).from) {
      const indexes = byParty.get(party) ?? [];
      if (!indexes.includes(index)) indexes.push(index);
      byParty.set(party, indexes);
    }
  });
  return [...byParty].map(([party, indexes]) => {
    const houses = housesOf(party);
    return {
      id: idOf(party),
      title: titleOf(party),
      note: houses.length > 0 ? `part of ${titleOf(houses[0]!)}` : '',
      bothWays: [party, ...houses].some((house) => bothWays.includes(house)),
      promises: indexes,
    };
  });
}

function lifterNodes(lifts: readonly Lift[], promises: readonly PromiseEntry[]): LifterNode[] {
  const nodes = new Map<string, { id: string; title: string; acts: LifterNode['acts'][number][] }>();
  for (const lift of lifts) {
    const promise = promises.indexOf(lift.promise);
    if (promise < 0) continue;
    const id = lift.through ? idOf(lift.through) : lift.by.map(idOf).join(' ');
    const node = nodes.get(id) ?? { id, title: lifterTitle(lift), acts: [] };
    const text = actText(lift);
    if (!node.acts.some((act) => act.text === text)) node.acts.push({ text, promise });
    nodes.set(id, node);
  }
  return [...nodes.values()];
}

function lifterTitle(lift: Lift): string {
  return listText(actorTexts(lift, titleOf));
}

function actText({ how, promise, atLeast, needs, promisedBy }: Lift): string {
  const amount = atLeast ? ` (${atLeastText(atLeast)})` : '';
  const extra = [
    ...needs.map((need) => `needs ${lackText(need, titleOf)}`),
    ...promisedBy.map(({ name }) => `promised by ${idOf(name)}`),
  ];
  return [`can ${how} ${idOf(promise.name)}${amount}`, ...extra].join('; ');
}
