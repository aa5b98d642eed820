import { humanRange, listText, type PromiseStanding, titleOf } from '@troth/core';
import { together } from './alike.ts';

/** Cases of one promise that stand alike. */
export interface CaseGroup {
  readonly first: PromiseStanding;
  readonly cases: readonly PromiseStanding[];
}

/** Promises in the order given, with the cases of one promise that stand alike together where they are many. */
export function groupCases(standings: readonly PromiseStanding[]): (PromiseStanding | CaseGroup)[] {
  return together(standings, keyOf).map(({ first, all }) => (all.length > 1 ? { first, cases: all } : first));
}

/** Whether a row is of many cases. */
export function isGroup(row: PromiseStanding | CaseGroup): row is CaseGroup {
  return 'cases' in row;
}

/** `990 cases of @pact` */
export function groupName({ first, cases }: CaseGroup): string {
  return `${cases.length} cases of @${first.entry.instance!.generic.name.text}`;
}

/** Who promises and to whom: by name where they are few. */
export function groupSides({ cases }: CaseGroup): string {
  const sides = (['from', 'to'] as const).map((side) => {
    const parties = new Set(cases.flatMap(({ terms }) => terms[side].map(({ party }) => party)));
    return parties.size > 3 ? `${parties.size} parties` : listText([...parties].map(titleOf).sort());
  });
  return sides.join(' → ');
}

/** The days of their deadlines, from the first to the last. */
export function groupDeadlines({ cases }: CaseGroup): string {
  const days = cases.flatMap(({ deadline }) => deadline ?? []);
  if (days.length === 0) return '';
  return humanRange(Math.min(...days.map(({ first }) => first)), Math.max(...days.map(({ last }) => last)));
}

function keyOf({ entry, state, after, standing }: PromiseStanding): string | undefined {
  if (!entry.instance) return undefined;
  return [entry.instance.generic.name.text, state, after, ...standing].join('|');
}
