import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Run } from './run.ts';

/** Counts for each run how many promises its conditions go back to, one after the other. */
export function setDepths(runs: readonly Run[], runOf: (promise: PromiseEntry) => Run | undefined): void {
  const seen = new Set<Run>();
  const visit = (run: Run): number => {
    if (seen.has(run)) return run.depth;
    seen.add(run);
    for (const promise of watchedBy(run)) {
      const other = runOf(promise);
      if (other && other !== run) run.depth = Math.max(run.depth, visit(other) + 1);
    }
    return run.depth;
  };
  for (const run of runs) visit(run);
}

/** Powers watch states too, but bring about nothing by themselves: they may watch each other in a circle. */
function watchedBy({ plan }: Run): readonly PromiseEntry[] {
  const powers = new Set(plan.versions.flatMap((version) => version.powers.map((power) => power.while)));
  return plan.triggers.flatMap((trigger) =>
    trigger.kind === 'state' && !powers.has(trigger) ? trigger.promises : [],
  );
}
