import { betaCdf } from '../credibility/beta.ts';
import { type Belief, keptChance, type Stakes } from './decision.ts';

/**
 * The chances that the promise is kept at which two options are worth the same, if that chance stayed what it is. They
 * may lie outside 0..1: then one option is worth more at any chance. Undefined where the chance makes no difference.
 */
export interface BreakEvens {
  /** p*: from there on going on as before is worth more than leaving; what leaving costs counts. */
  readonly leaveBelow: number | undefined;
  /** p**: below it letting them perform first is worth more than going on as before. */
  readonly conditionBelow: number | undefined;
  /** From there on letting them perform first is worth more than leaving. */
  readonly conditionFrom: number | undefined;
}

/**
 * Where two options are worth the same: `p* = (l−S)/(R−S)`, and `1 − p > k/(P−S)` for letting them perform first
 * (credibility.md: What to do). Where leaving costs something once, `l` is less by what that comes to per period.
 *
 * ```ts
 * const stakes = { kept: 3, broken: 0, idle: 1, conditionCost: 0.2, leave: 1.5, exitCost: 0, discount: 0.9, blocked: 0 };
 * breakEvensOf(stakes) // => { leaveBelow: 0.5, conditionBelow: 0.8, conditionFrom: 0.35 }
 * ```
 */
export function breakEvensOf({
  kept,
  broken,
  idle,
  conditionCost,
  leave,
  exitCost,
  discount,
}: Stakes): BreakEvens {
  const outside = leave - exitCost * (1 - discount);
  return {
    leaveBelow: kept === broken ? undefined : (outside - broken) / (kept - broken),
    conditionBelow: idle === undefined || idle === broken ? undefined : 1 - conditionCost / (idle - broken),
    conditionFrom:
      idle === undefined || idle === kept ? undefined : (outside - idle + conditionCost) / (kept - idle),
  };
}

/** The chance that the promise is kept more often than a break-even asks for, by a record. */
export function chanceAbove(stakes: Stakes, { alpha, beta }: Belief, breakEven: number): number {
  const unblocked = keptChance(stakes, 1);
  if (unblocked === 0) return breakEven < 0 ? 1 : 0;
  return 1 - betaCdf(breakEven / unblocked, alpha, beta);
}
