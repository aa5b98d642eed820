import type { Act, ActEntry } from '../ledger/entry.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import type { Judging } from '../lifecycle/judging.ts';
import type { Run } from '../lifecycle/play/run.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';

/** A promise that was ended, amended or voided without the consent of who relied on it. */
export interface LetDown {
  readonly how: 'ended' | 'amended' | 'voided';
  readonly day: Day;
  readonly act: ActEntry | undefined;
  /** Whether that was for a part of it only. */
  readonly isPart: boolean;
}

const HOW: Partial<Record<Act, LetDown['how']>> = { end: 'ended', amend: 'amended', void: 'voided' };

/** Whether, and by which act, a promise left its promisee without what was promised, lawfully and unasked. */
export function letDownOf(judging: Judging, standing: PromiseStanding): LetDown | undefined {
  const { entry, state } = standing;
  if (entry.kind === 'threat') return undefined;
  const { world, on } = judging;
  const left = byLeaving(standing);
  if (left) return left;
  if (state !== 'ended' && world.acts.size === 0) return undefined;
  const acts = world.actsOn(entry).filter((act) => HOW[act.act] !== undefined);
  if (acts.length === 0) return undefined;
  const { plans, outcomes } = judging.outcomes(entry);
  if (outcomes.length === 0) return undefined;
  const run = judging.replays.of(plans, outcomes[0].scenario).runOf(entry);
  const act = run && acts.find((one) => run.books.effective.has(one) && isUnasked(judging, run, one));
  if (!act || (act.act === 'end' && !hasEnded(standing, act))) return undefined;
  return {
    how: HOW[act.act]!,
    day: Math.min(on, act.date.last),
    act,
    isPart: act.only !== undefined,
  };
}

/** A case that ended because who promised left the group that it was promised as a member of. */
function byLeaving({ entry, state, decidedBy }: PromiseStanding): LetDown | undefined {
  const { instance } = entry;
  if (state !== 'ended' || !instance?.closes || decidedBy?.kind === 'act') return undefined;
  const { closes, leaving, of } = instance;
  return of && leaving.includes(of)
    ? { how: 'ended', day: closes, act: undefined, isPart: false }
    : undefined;
}

/** An `ended` without the power is a withdrawal or a release, and counts as that. */
function hasEnded({ state, cause, possible }: PromiseStanding, act: ActEntry): boolean {
  if (act.only) return true;
  if (state === 'released' || cause === 'withdrawn') return false;
  return possible.includes('ended') || state === 'broken';
}

/** Whether some promisee had no part in an act. */
function isUnasked(judging: Judging, run: Run, act: ActEntry): boolean {
  const day = Math.min(judging.on, act.date.last);
  const { relations } = judging.world;
  return !run.to.every(
    ({ party, through }) =>
      (act.act === 'void' && run.books.voidedBy.has(party)) ||
      act.by.some((actor) => actor === through || relations.lies(actor, party, day)),
  );
}
