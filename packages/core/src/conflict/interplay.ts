import type { Clashes } from './clashes.ts';
import type { Obligation } from './obligation.ts';
import type { Prospect } from './prospects.ts';
import type { Ban, Task } from './task.ts';

/** Whether two promises may get in each other's way at all: by a rule, a ban, a limit, or a wait. */
export function bearOnEachOther(clashes: Clashes, a: Prospect, b: Prospect): boolean {
  return a.variants.some((x) => x && b.variants.some((y) => y && obligationsBear(clashes, x, y)));
}

function obligationsBear(clashes: Clashes, a: Obligation, b: Obligation): boolean {
  const left = statementsOf(a);
  const right = statementsOf(b);
  return left.some((x) => right.some((y) => statementsBear(clashes, x, y)));
}

const STATEMENTS = new WeakMap<Obligation, readonly (Task | Ban)[]>();

/** What an obligation demands, forbids and waits for; gathered once, as it is set against many others. */
function statementsOf(obligation: Obligation): readonly (Task | Ban)[] {
  const known = STATEMENTS.get(obligation);
  if (known) return known;
  const found: (Task | Ban)[] = [];
  for (const one of [...obligation.conditionNeeds, ...obligation.duties].flat()) {
    if (one.kind === 'task') found.push(one.task);
    else if (one.kind === 'ban') found.push(one.ban);
  }
  STATEMENTS.set(obligation, found);
  return found;
}

function statementsBear(clashes: Clashes, a: Task | Ban, b: Task | Ban): boolean {
  if (a.kind !== 'task') return b.kind === 'task' && clashes.hits(b, a) !== 'none';
  if (b.kind !== 'task') return clashes.hits(a, b) !== 'none';
  return (
    clashes.once(a, b) !== 'none' ||
    clashes.before(a, b) !== 'none' ||
    clashes.before(b, a) !== 'none' ||
    haveCommonLimit(clashes, a, b) ||
    [...a.after, ...b.after].some(({ of }) => of.shape === a.shape || of.shape === b.shape)
  );
}

function haveCommonLimit(clashes: Clashes, a: Task, b: Task): boolean {
  const others = clashes.limits.of(b);
  return clashes.limits.of(a).some(({ limit }) => others.some((other) => other.limit === limit));
}
