import type { PriorEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Day } from '../ledger/values/civil-day.ts';
import { type Decimal, formatDecimal } from '../ledger/values/decimal.ts';
import type { Duration } from '../ledger/values/duration.ts';
import type { GradeOpinion, Weighing } from '../ledger/weighing.ts';
import { knownSince } from '../lifecycle/acceptance.ts';

export const DAYS_PER_YEAR = 365.25;
const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/** Whether the ledger says a weight, or it is the default. */
export type Origin = 'ledger' | 'default';

/** How finished promises are weighed (credibility.md), and which of it the ledger says. */
export interface Weights {
  /** Days after which a finished promise counts half; `Infinity`: age does not matter. */
  readonly halfLife: number;
  /** How much a promise counts under another office-holder, on another subject, or to another promisee: 0..1. */
  readonly transfer: number;
  /** How alike promises of one bundle end: 0, not at all; 1, always the same. */
  readonly icc: number;
  /** What a promise kept late loses of 1. */
  readonly lateDiscount: number;
  readonly opinions: readonly GradeOpinion[];
  readonly origins: Readonly<Record<'halfLife' | 'transfer' | 'icc' | 'lateDiscount', Origin>>;
}

/** Where a record starts from: how often promises of this kind are kept, and how many promises that counts as. */
export interface Prior {
  readonly mean: number;
  readonly weight: number;
  /** `#tag` or `default` of the ledger; undefined: no class is named, so it starts from a coin's toss. */
  readonly scope: string | undefined;
  readonly entry: PriorEntry | undefined;
}

export const DEFAULT_HALF_LIFE = 8 * DAYS_PER_YEAR;
export const DEFAULT_TRANSFER = 0.5;
export const DEFAULT_ICC = 0.3;
export const DEFAULT_LATE_DISCOUNT = 0.5;
const CLASS_WEIGHT = 4;
const NO_CLASS = { mean: 0.5, weight: 2 };

/** The weights of a ledger, defaults filled in. */
export function weightsOf({ settings: { weighing } }: Pick<Ledger, 'settings'>): Weights {
  const origin = (value: unknown): Origin => (value === undefined ? 'default' : 'ledger');
  return {
    halfLife: halfLifeIn(weighing),
    transfer: weighing.transfer ?? DEFAULT_TRANSFER,
    icc: weighing.icc ?? DEFAULT_ICC,
    lateDiscount: weighing.lateDiscount ?? DEFAULT_LATE_DISCOUNT,
    opinions: weighing.opinions,
    origins: {
      halfLife: origin(weighing.halfLife),
      transfer: origin(weighing.transfer),
      icc: origin(weighing.icc),
      lateDiscount: origin(weighing.lateDiscount),
    },
  };
}

function halfLifeIn({ halfLife }: Weighing): number {
  if (halfLife === undefined) return DEFAULT_HALF_LIFE;
  return halfLife === 'none' ? Infinity : daysIn(halfLife);
}

/** About how many days a duration has. */
export function daysIn({ days, months }: Duration): number {
  return days + months * DAYS_PER_MONTH;
}

/**
 * The prior of the first of these tags for which the ledger has one, else its default, else ½ with the weight of two
 * promises. One that is not known yet, by its sources, does not count. The default speaks of promises, not of threats.
 */
export function priorOf(
  ledger: Ledger,
  tags: readonly string[],
  known: Day | undefined,
  threats = false,
): Prior {
  const priors = (ledger.entriesOf('prior') as PriorEntry[]).filter(
    (entry) => known === undefined || knownSince(entry, undefined) <= known,
  );
  for (const scope of [...tags.map((tag) => `#${tag}`), ...(threats ? [] : ['default'])]) {
    const entry = priors.find((prior) => prior.scope === scope);
    if (!entry) continue;
    const mean = numberOf(entry.mean) ?? NO_CLASS.mean;
    return { mean, weight: numberOf(entry.weight) ?? CLASS_WEIGHT, scope, entry };
  }
  return { ...NO_CLASS, scope: undefined, entry: undefined };
}

function numberOf(value: Decimal | undefined): number | undefined {
  return value && Number(formatDecimal(value));
}

/** What a report of a grade is worth, if the ledger says: by its two letters, else by one of them. */
export function opinionOfGrade(
  opinions: readonly GradeOpinion[],
  grade: string | undefined,
): GradeOpinion | undefined {
  if (!grade || opinions.length === 0) return undefined;
  const find = (letters: string) => opinions.find((one) => one.grade === letters);
  return find(grade) ?? find(grade.charAt(0)) ?? find(grade.slice(1));
}
