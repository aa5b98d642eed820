import { changeOf, FINE_STEPS } from './crossing.ts';

/** What the other side gains and loses by breaking its word, in any one unit per period. */
export interface Incentives {
  /** G = T − R: what breaking gains them in a period, above 0 where there is a temptation. */
  readonly gain: number;
  /** Λ = R − P: what they lose in each period once nobody performs, above 0. */
  readonly loss: number;
  /** m: how many periods pass until a breach is answered, above 0; need not be whole. */
  readonly detection: number;
  /** δ: what the next period counts for beside this one, 0 or more and below 1. */
  readonly discount: number;
  /** H: what they forfeit by breaking. */
  readonly hostage: number;
  /** Q: what a breach costs them with others who watch. */
  readonly audience: number;
  /** The chance in each period that a kept promise is taken for a broken one, 0 or more and below 1. */
  readonly falseAlarm: number;
}

/** Whether keeping pays for the other side, and how much of what would make it pay. Undefined: nothing of the kind does. */
export interface Enforcement {
  readonly holds: boolean;
  /** What breaking gains them, over all periods. */
  readonly gained: number;
  /** What they lose by it, over all periods. */
  readonly lost: number;
  /** The least discount from which on it holds; above it, the future counts enough. */
  readonly criticalDiscount: number | undefined;
  /** The smallest hostage with which it holds; 0 where it holds without one. */
  readonly smallestHostage: number;
  /** In how many periods at the latest a breach must be answered; `Infinity` where any lag will do. */
  readonly longestDetection: number | undefined;
  /** For how many periods at least a breach must be answered before the agreement is taken up again. */
  readonly shortestPunishment: number | undefined;
  /** In how many equal parts a period must be split, each due only once the one before is done. */
  readonly fewestTranches: number | undefined;
  /** With what chance at least the agreement must go on after each period. */
  readonly smallestContinuation: number | undefined;
}

/** More parts than this are no terms that anybody would agree to. */
const MOST_TRANCHES = 1000;
const EXACT = 1e-12;

/**
 * Whether an agreement enforces itself: whether what breaking gains until it is answered, `G(1−δ^m)/(1−δ)`, is at most
 * what is lost from then on, `δ^m·Λ/(1−δ)`, with hostage and audience (credibility.md: What to do). A false alarm ends a
 * kept agreement as a breach would, so the future counts `δ(1 − false alarm)`.
 *
 * ```ts
 * const prisoners = { gain: 2, loss: 2, detection: 1, discount: 0.3, hostage: 0, audience: 0, falseAlarm: 0 };
 * enforcementOf(prisoners).holds // => false
 * enforcementOf(prisoners).criticalDiscount // => 0.5
 * enforcementOf(prisoners).smallestHostage.toFixed(4) // => '1.1429'
 * enforcementOf({ ...prisoners, discount: 0.6 }).shortestPunishment // => 3
 * ```
 */
export function enforcementOf(incentives: Incentives): Enforcement {
  const gained = gainedBy(incentives);
  const lost = lostBy(incentives);
  return {
    holds: isCovered(gained, lost),
    gained,
    lost,
    criticalDiscount: criticalDiscountOf(incentives),
    smallestHostage: Math.max(0, gained - lost + incentives.hostage),
    longestDetection: longestDetectionOf(incentives),
    shortestPunishment: shortestPunishmentOf(incentives),
    fewestTranches: fewestTranchesOf(incentives),
    smallestContinuation: smallestContinuationOf(incentives),
  };
}

/** What the future counts for: what is discounted and what may end by mistake. */
function futureOf({ discount, falseAlarm }: Incentives): number {
  return discount * (1 - falseAlarm);
}

function gainedBy(incentives: Incentives): number {
  const future = futureOf(incentives);
  return (incentives.gain * (1 - future ** incentives.detection)) / (1 - future);
}

function lostBy(incentives: Incentives): number {
  const future = futureOf(incentives);
  return (future ** incentives.detection * incentives.loss) / (1 - future) + outsideOf(incentives);
}

/** What a breach costs beside the agreement itself. */
export function outsideOf({ hostage, audience }: Pick<Incentives, 'hostage' | 'audience'>): number {
  return hostage + audience;
}

/** Rounding must not decide where both sides are equal. */
function isCovered(gained: number, lost: number): boolean {
  return gained <= lost + EXACT * Math.max(1, Math.abs(lost));
}

/** Whether keeping pays for the other side: `enforcementOf(incentives).holds`, and nothing else of it. */
export function holdsAt(incentives: Incentives): boolean {
  return isCovered(gainedBy(incentives), lostBy(incentives));
}

/**
 * Whether it holds for every weight of the future between two, and for any.
 */
export function holdsOver(
  incentives: Omit<Incentives, 'discount' | 'falseAlarm'>,
  least: number,
  most: number,
): { readonly always: boolean; readonly ever: boolean } {
  const steps = most > least ? FINE_STEPS : 0;
  const held = Array.from({ length: steps + 1 }, (_, step) =>
    holdsAt({ ...incentives, discount: least + ((most - least) * step) / (steps || 1), falseAlarm: 0 }),
  );
  return { always: held.every(Boolean), ever: held.some(Boolean) };
}

/** `(G/(G+Λ))^(1/m)`; with something outside that a breach costs, found by halving. */
function criticalDiscountOf(incentives: Incentives): number | undefined {
  const { gain, loss, detection, falseAlarm } = incentives;
  if (gain === 0) return 0;
  if (outsideOf(incentives) === 0) {
    if (loss <= 0) return undefined;
    const critical = (gain / (gain + loss)) ** (1 / detection) / (1 - falseAlarm);
    return critical < 1 ? critical : undefined;
  }
  return leastOf((discount) => holdsAt({ ...incentives, discount }), 0, 1 - 1e-9);
}

/**
 * The least value between two from which on something holds; undefined where it does not at the end. Where much is
 * forfeited at once and gained for long, it may hold where the future counts for nothing, and not where it counts for more.
 */
function leastOf(holds: (value: number) => boolean, from: number, to: number): number | undefined {
  if (!holds(to)) return undefined;
  const stops = Array.from({ length: FINE_STEPS }, (_, step) => to - ((to - from) * (step + 1)) / FINE_STEPS);
  const failing = stops.findIndex((stop) => !holds(stop));
  if (failing < 0) return from;
  return changeOf(stops[failing]!, stops[failing - 1] ?? to, holds);
}

/** The share of the future that must be left when a breach is answered: `δ^m` at least this. */
function neededShare(incentives: Incentives): number {
  const { gain, loss } = incentives;
  return (gain - outsideOf(incentives) * (1 - futureOf(incentives))) / (gain + loss);
}

function longestDetectionOf(incentives: Incentives): number | undefined {
  const { gain, loss } = incentives;
  if (gain <= 0 || gain + loss <= 0) return gain <= 0 ? Number.POSITIVE_INFINITY : undefined;
  const share = neededShare(incentives);
  if (share <= 0) return Number.POSITIVE_INFINITY;
  const future = futureOf(incentives);
  if (share >= 1 || future === 0) return undefined;
  return Math.log(share) / Math.log(future);
}

/** `⌈ln(1−G(1−δ)/(δΛ))/ln δ⌉` for a lag of one period and nothing outside. */
function shortestPunishmentOf(incentives: Incentives): number | undefined {
  const { loss, detection } = incentives;
  const future = futureOf(incentives);
  const toCover = gainedBy(incentives) - outsideOf(incentives);
  if (toCover <= 0) return 0;
  const part = (toCover * (1 - future)) / (future ** detection * loss);
  if (!(part > 0) || part >= 1 - EXACT) return undefined;
  return Math.ceil(Math.log(1 - part) / Math.log(future) - EXACT);
}

/** Parts of a period of which a breach takes one, and is seen when the next is due. */
function fewestTranchesOf(incentives: Incentives): number | undefined {
  for (let parts = 1; parts <= MOST_TRANCHES; parts++) {
    if (holdsAt(inParts(incentives, parts))) return parts;
  }
  return undefined;
}

/** The same agreement in equal parts of a period, each of which is answered before the next. */
export function inParts(incentives: Incentives, parts: number): Incentives {
  const { gain, loss, discount, falseAlarm } = incentives;
  return {
    ...incentives,
    gain: gain / parts,
    loss: loss / parts,
    detection: parts === 1 ? incentives.detection : Math.min(1, incentives.detection * parts),
    discount: discount ** (1 / parts),
    falseAlarm: 1 - (1 - falseAlarm) ** (1 / parts),
  };
}

function smallestContinuationOf(incentives: Incentives): number | undefined {
  if (!holdsAt(incentives)) return undefined;
  return leastOf((chance) => holdsAt({ ...incentives, discount: incentives.discount * chance }), 0, 1);
}
