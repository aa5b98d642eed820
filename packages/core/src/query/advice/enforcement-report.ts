import type { Advice } from '../../advice/advise.ts';
import { type Enforcement, type Incentives, outsideOf } from '../../advice/enforcement.ts';
import type { NumberInput } from '../../ledger/choice-input.ts';
import { amountText, exact, outOf100 } from '../words/advice-words.ts';

/** Whether keeping pays for the other side, and the terms that make it pay. A null number: nothing of the kind does. */
export interface EnforcementReport {
  /** With every input at the value that counts; null where inputs are missing. */
  readonly holds: boolean | null;
  /** Over the whole ranges of the inputs: at their worst, and at their best. */
  readonly atWorst: boolean | null;
  readonly atBest: boolean | null;
  /** Inputs without which it is not known. */
  readonly missing: readonly NumberInput[];
  /** What breaking gains them over all periods, and what they lose by it. */
  readonly gained: number | null;
  readonly lost: number | null;
  readonly criticalDiscount: number | null;
  readonly smallestHostage: number | null;
  /** In how many periods at the latest a breach must be answered; `any`: no lag is too long. */
  readonly longestDetection: number | 'any' | null;
  readonly shortestPunishment: number | null;
  readonly fewestTranches: number | null;
  readonly smallestContinuation: number | null;
  /** What would make it hold, or what it rests on where it does; one sentence for each kind of terms. */
  readonly terms: readonly TermReport[];
  readonly text: readonly string[];
}

/** One kind of terms, and how much of it is needed. */
export interface TermReport {
  readonly kind: 'hostage' | 'guarantor' | 'tranches' | 'detection' | 'punishment' | 'sunset' | 'discount';
  /** Null: no amount of it suffices. */
  readonly needed: number | 'any' | null;
  readonly now: number | null;
  readonly text: string;
}

/** Whether the agreement enforces itself, and the menu of terms. */
export function enforcementReport(advice: Advice): EnforcementReport {
  const { enforcement, incentives, holdsWithin } = advice;
  if (!enforcement || !incentives || !holdsWithin) return unknown(advice);
  const number = (value: number | undefined) => (value === undefined ? null : exact(value));
  const lag = enforcement.longestDetection;
  return {
    holds: enforcement.holds,
    atWorst: holdsWithin.worst,
    atBest: holdsWithin.best,
    missing: [],
    gained: exact(enforcement.gained),
    lost: exact(enforcement.lost),
    criticalDiscount: number(enforcement.criticalDiscount),
    smallestHostage: number(enforcement.smallestHostage),
    longestDetection: lag === Number.POSITIVE_INFINITY ? 'any' : number(lag),
    shortestPunishment: number(enforcement.shortestPunishment),
    fewestTranches: number(enforcement.fewestTranches),
    smallestContinuation: number(enforcement.smallestContinuation),
    terms: enforcement.holds ? termsThatHold(enforcement, incentives) : termsToHold(enforcement, incentives),
    text: [...enforcementTexts(enforcement, holdsWithin), ...uncountedLag(advice)],
  };
}

/** A lag in calendar terms that cannot be counted in periods. */
function uncountedLag({ choice, inputs }: Advice): string[] {
  const lag = choice.inputs.find(({ field }) => field === 'detection');
  if (!lag?.period || inputs.has('detection')) return [];
  return [
    'How many periods `detection` comes to is not known, as `discount` does not say how long one is; it counts as 1. Write it as `discount .9 per year`.',
  ];
}

function unknown({ inputs }: Advice): EnforcementReport {
  const needed: readonly NumberInput[] = ['their-gain', 'their-loss', 'discount'];
  const missing = needed.filter((field) => !inputs.has(field));
  const names = missing.map((field) => `\`${field}\``).join(', ');
  return {
    holds: null,
    atWorst: null,
    atBest: null,
    missing,
    gained: null,
    lost: null,
    criticalDiscount: null,
    smallestHostage: null,
    longestDetection: null,
    shortestPunishment: null,
    fewestTranches: null,
    smallestContinuation: null,
    terms: [],
    text: [`Whether it pays them to keep their word is not known: the choice does not say ${names}.`],
  };
}

function enforcementTexts(
  { holds, gained, lost }: Enforcement,
  { worst, best }: NonNullable<Advice['holdsWithin']>,
): string[] {
  const compared = `breaking gains them ${amountText(gained)} until it is answered, and costs them ${amountText(lost)} from then on`;
  const first = holds
    ? `As the inputs stand it does: ${compared}. Keeping pays for them, whatever their record.`
    : `As the inputs stand it does not: ${compared}. Keeping rests on their word alone.`;
  const range =
    worst === best
      ? []
      : [
          `Over the ranges of the inputs it may hold or not: at their worst it does not, at their best it does.`,
        ];
  return [
    first,
    ...range,
    'This takes it that they count the next period as the choice does, and that a breach ends the agreement.',
  ];
}

/** The menu: each alone would make it hold. */
function termsToHold(enforcement: Enforcement, incentives: Incentives): TermReport[] {
  const { smallestHostage: hostage, gained, lost, fewestTranches, longestDetection } = enforcement;
  const penalty = gained - lost + incentives.audience;
  return [
    {
      kind: 'hostage',
      needed: exact(hostage),
      now: incentives.hostage,
      text: `A hostage: something of theirs worth at least ${amountText(hostage)} that they forfeit by breaking, such as a deposit (now ${amountText(incentives.hostage)}).`,
    },
    {
      kind: 'guarantor',
      needed: exact(penalty),
      now: incentives.audience,
      text: `A guarantor: someone through whom a breach costs them at least ${amountText(penalty)} (now ${amountText(incentives.audience)}).`,
    },
    tranches(fewestTranches, incentives),
    detection(longestDetection, incentives, false),
    {
      kind: 'discount',
      needed: enforcement.criticalDiscount === undefined ? null : exact(enforcement.criticalDiscount),
      now: incentives.discount,
      text:
        enforcement.criticalDiscount === undefined
          ? 'Meeting more often: no weight of the future is enough by itself.'
          : `Meeting more often: the next time must count for at least ${amountText(enforcement.criticalDiscount)} of this one (now ${amountText(incentives.discount)}).`,
    },
    {
      kind: 'sunset',
      needed: null,
      now: null,
      text: `A fixed last day: it would make this worse. In the last period nothing ${outsideOf(incentives) > 0 ? 'else ' : ''}is left to lose, and that undoes the one before.`,
    },
  ];
}

function tranches(fewest: number | undefined, incentives: Incentives): TermReport {
  const last = incentives.gain / (fewest ?? 1);
  const weak =
    outsideOf(incentives) >= last
      ? 'What they forfeit covers the last part, after which nothing else is left to lose.'
      : `The last part is the weak one: after it nothing is left to lose, and that undoes the parts before, unless something outside the agreement, worth at least ${amountText(last)}, covers it.`;
  return {
    kind: 'tranches',
    needed: fewest ?? null,
    now: 1,
    text:
      fewest === undefined
        ? 'Tranches: no number of parts makes it hold.'
        : `Tranches: each period’s performance in at least ${fewest} parts, each due only once the one before is done. ${weak}`,
  };
}

function detection(longest: number | undefined, { detection: now }: Incentives, holds: boolean): TermReport {
  const needed = longest === undefined ? null : longest === Number.POSITIVE_INFINITY ? 'any' : exact(longest);
  return {
    kind: 'detection',
    needed,
    now,
    text:
      longest === undefined
        ? 'A quicker answer: however soon a breach is answered, it does not hold.'
        : needed === 'any'
          ? 'The answer to a breach may take any time.'
          : holds
            ? `A breach is answered within ${periods(longest)} (now ${amountText(now)}).`
            : `A quicker answer: a breach answered within ${periods(longest)} (now ${amountText(now)}).`,
  };
}

function periods(count: number): string {
  const text = amountText(count);
  return `${text} ${text === '1' ? 'period' : 'periods'}`;
}

/** What it rests on: how far each term may move before it no longer holds. */
function termsThatHold(enforcement: Enforcement, incentives: Incentives): TermReport[] {
  const { shortestPunishment, smallestContinuation, criticalDiscount, longestDetection, smallestHostage } =
    enforcement;
  const found: TermReport[] = [detection(longestDetection, incentives, true)];
  if (shortestPunishment !== undefined)
    found.push({
      kind: 'punishment',
      needed: shortestPunishment,
      now: null,
      text:
        shortestPunishment === 0
          ? `No punishment is needed: ${incentives.gain === 0 ? 'breaking gains them nothing' : 'what they forfeit by breaking is worth no less than it gains them'}.`
          : `After a breach at least ${shortestPunishment} ${shortestPunishment === 1 ? 'period passes' : 'periods pass'} without performance before it is taken up again; forgiving sooner makes the next one pay.`,
    });
  if (criticalDiscount !== undefined && criticalDiscount > 0)
    found.push({
      kind: 'discount',
      needed: exact(criticalDiscount),
      now: incentives.discount,
      text: `The next period counts for at least ${amountText(criticalDiscount)} of this one (now ${amountText(incentives.discount)}).`,
    });
  if (incentives.hostage > 0)
    found.push({
      kind: 'hostage',
      needed: exact(smallestHostage),
      now: incentives.hostage,
      text:
        smallestHostage > 0
          ? `What they forfeit by breaking is worth at least ${amountText(smallestHostage)} (now ${amountText(incentives.hostage)}).`
          : `What they forfeit by breaking may be worth anything (now ${amountText(incentives.hostage)}): it holds without that.`,
    });
  if (smallestContinuation !== undefined)
    found.push(sunset(smallestContinuation, enforcement.gained, outsideOf(incentives)));
  return found;
}

/**
 * What a fixed last day does to it: a breach shortly before it is not answered any more, so it gains what it does until
 * then, and costs what is forfeited alone.
 */
function sunset(least: number, gained: number, outside: number): TermReport {
  const cover = outside > 0 ? ` (now ${amountText(outside)})` : '';
  const going =
    least < 0.001
      ? 'If it may end by chance, it holds however rarely it goes on.'
      : `If it may end, then by a chance that leaves it going on after each period in at least ${outOf100(least)} of 100 cases.`;
  const text =
    gained <= outside
      ? `A fixed last day does no harm: ${gained === 0 ? 'breaking gains them nothing' : 'what they forfeit by breaking is worth what it gains them'} also where nothing else is left to lose.`
      : `It has no fixed last day: in a last period nothing ${outside > 0 ? 'else ' : ''}is left to lose, and that undoes the ones before, unless something worth at least ${amountText(gained)} covers it${cover}. ${going}`;
  return { kind: 'sunset', needed: exact(least), now: 1, text };
}
