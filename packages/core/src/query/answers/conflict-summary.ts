import type { Conflict, ConflictFamily, ConflictKind, WayOut } from '../../conflict/conflict.ts';
import type { Name } from '../../ledger/name.ts';
import { isCertain } from '../reports/certain-conflict.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import type { View } from './view.ts';

/** A conflict, or a family of conflicts, in a list. */
export interface ConflictSummary {
  /** What it is asked for by: the ids of its promises without `@`, joined by `+`. */
  readonly key: string;
  readonly kind: ConflictKind;
  readonly promises: readonly { readonly id: string; readonly title: string }[];
  /** Of a family, how many minimal sets it holds; null where they were not counted. Left out for one conflict. */
  readonly sets?: string | null;
  readonly standing: 'certain' | 'contingent';
  readonly reading: 'certain' | 'possible';
  /** Whether it is certain in standing and on every reading. */
  readonly certain: boolean;
  readonly boundBothWays: readonly string[];
  readonly why: string;
  readonly waysOut: number;
  /** Who can lift it without breaking a promise: offices, else those who act. */
  readonly liftedBy: readonly string[];
  readonly disputed: boolean;
}

/** What a conflict or family is asked for by: `hand-over+protection`. */
export function keyOf({ promises }: Pick<Conflict, 'promises'>): string {
  return promises.map(({ name }) => name.text).join('+');
}

/** All that was found, certain ones first. */
export function conflictSummaries(view: View): readonly ConflictSummary[] {
  return view.keep('conflict summaries', () => {
    const { conflicts, families } = view.conflicts;
    const all = [...families.map(familySummary), ...conflicts.map(conflictSummary)];
    return all.sort((a, b) => Number(b.certain) - Number(a.certain));
  });
}

function conflictSummary(conflict: Conflict): ConflictSummary {
  const { kind, standing, reading, boundBothWays, why, waysOut, disputed } = conflict;
  return {
    key: keyOf(conflict),
    kind,
    promises: promisesOf(conflict),
    standing,
    reading,
    certain: isCertain(conflict),
    boundBothWays: boundBothWays.map(idOf),
    why,
    waysOut: waysOut.length,
    liftedBy: lifters(waysOut).map(idOf),
    disputed,
  };
}

function familySummary(family: ConflictFamily): ConflictSummary {
  const { kind, first, why, count } = family;
  return {
    key: keyOf(family),
    kind,
    promises: promisesOf(family),
    sets: count === undefined ? null : String(count),
    standing: first.some(({ standing }) => standing === 'certain') ? 'certain' : 'contingent',
    reading: first.some(({ reading }) => reading === 'certain') ? 'certain' : 'possible',
    certain: first.some(isCertain),
    boundBothWays: [...new Set(first.flatMap(({ boundBothWays }) => boundBothWays.map(idOf)))],
    why,
    waysOut: 0,
    liftedBy: [],
    disputed: first.some(({ disputed }) => disputed),
  };
}

/** Who has a part in a way out that breaks nothing. */
function lifters(waysOut: readonly WayOut[]): Name[] {
  const found = new Set<Name>();
  for (const { lifts } of waysOut) {
    if (lifts.some(({ how }) => how === 'break')) continue;
    for (const { by, through } of lifts) for (const name of through ? [through] : by) found.add(name);
  }
  return [...found];
}

function promisesOf({ promises }: Pick<Conflict, 'promises'>): ConflictSummary['promises'] {
  return promises.map(({ name }) => ({ id: idOf(name), title: titleOf(name) }));
}
