import { askedOf } from '../ahead/asked-of.ts';
import type { Prospect, Prospects } from '../ahead/prospects.ts';
import type { Clashes } from '../rules/clashes.ts';
import type { Ban, Lag, Statement, Task } from '../rules/task.ts';
import type { Asked, Option } from './plain-options.ts';

/** Whether two promises may get in each other's way at all: by a rule, a ban, a limit, or a wait. */
export function bearOnEachOther(prospects: Prospects, a: Prospect, b: Prospect): boolean {
  const { clashes } = prospects;
  const left = statementsOf(prospects, a);
  const right = statementsOf(prospects, b);
  // What both may ask for is asked for once, and not in its own way.
  const isShared = (x: Task | Ban, y: Task | Ban): boolean => right.includes(x) && left.includes(y);
  return left.some((x) => right.some((y) => statementsBear(clashes, x, y) && !isShared(x, y)));
}

const STATEMENTS = new WeakMap<Prospect, readonly (Task | Ban)[]>();

/** What a promise may ask of a future; gathered once, as it is set against many others. */
function statementsOf(prospects: Prospects, prospect: Prospect): readonly (Task | Ban)[] {
  const known = STATEMENTS.get(prospect);
  if (known) return known;
  const found = askedOf(prospect.variants, (promise) => prospects.of(promise).variants);
  STATEMENTS.set(prospect, found);
  return found;
}

function statementsBear(clashes: Clashes, a: Task | Ban, b: Task | Ban): boolean {
  if (a.kind !== 'task' && b.kind !== 'task') return clashes.opposeEachOther(a, b);
  if (a.kind !== 'task') return b.kind === 'task' && clashes.hits(b, a) !== 'none';
  if (b.kind !== 'task') return clashes.hits(a, b) !== 'none';
  return deedsBear(clashes, a, a.after, b, b.after);
}

/** Whether days of one promise are counted from what another asks for. */
export function countsFrom(prospects: Prospects, one: Prospect, other: Prospect): boolean {
  const from = statementsOf(prospects, other);
  return statementsOf(prospects, one).some((x) => from.some((y) => x !== y && isCountedFrom(x, y)));
}

/** Whether a deed of a promise that is due on a day counted from others cannot be done on any day one likes. */
export function isHard(prospects: Prospects, one: Prospect): boolean {
  const { clashes, on } = prospects;
  return statementsOf(prospects, one).some(
    (x) => x.kind === 'task' && x.ends !== undefined && (x.first > on || clashes.book.concerns(x.shape)),
  );
}

/** Whether a day of one is counted from what another asks for. */
function isCountedFrom(one: Task | Ban, other: Task | Ban): boolean {
  const counted = one.kind === 'task' ? one.ends : one.begins;
  if (!counted || other.kind !== 'task' || !other.isDuty) return false;
  return counted.some(({ lines }) =>
    lines.some((line) =>
      line.some(
        ({ task, promises }) => task?.shape === other.shape || (promises?.includes(other.owner) ?? false),
      ),
    ),
  );
}

/**
 * The same of two promises by what their sentences ask for; undefined where that does not show it, as a ban may no
 * longer be in force.
 */
export function askedBear(clashes: Clashes, a: Asked, b: Asked): boolean | undefined {
  const doBear = ({ deed: x }: Option, { deed: y }: Option) => deedsBear(clashes, x, x.waits, y, y.waits);
  if (a.duties.some((ways) => ways.some((x) => b.duties.some((others) => others.some((y) => doBear(x, y))))))
    return true;
  return a.bans.length === 0 && b.bans.length === 0 ? false : undefined;
}

/** Whether two deeds may get in each other's way, with what each of them waits for. */
function deedsBear(
  clashes: Clashes,
  a: Statement,
  afterA: readonly Lag[],
  b: Statement,
  afterB: readonly Lag[],
): boolean {
  const isOneOfThem = ({ of }: Lag): boolean => of.shape === a.shape || of.shape === b.shape;
  return (
    clashes.once(a, b) !== 'none' ||
    clashes.before(a, b) !== 'none' ||
    clashes.before(b, a) !== 'none' ||
    haveCommonLimit(clashes, a, b) ||
    afterA.some(isOneOfThem) ||
    afterB.some(isOneOfThem)
  );
}

function haveCommonLimit(clashes: Clashes, a: Statement, b: Statement): boolean {
  const others = clashes.limits.of(b);
  return clashes.limits.of(a).some(({ limit }) => others.some((other) => other.limit === limit));
}
