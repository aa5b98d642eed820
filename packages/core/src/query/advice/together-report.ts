import type { Advice } from '../../advice/advise.ts';
import { keptChance } from '../../advice/decision.ts';
import { betaQuantile } from '../../credibility/beta.ts';

/** Record and incentives, each for itself: neither takes the place of the other. */
export interface TogetherReport {
  /** Whether the record lies above or below what staying asks for, over its whole range. */
  readonly record: 'good' | 'poor' | 'open' | 'too little' | 'set aside' | 'unknown';
  readonly incentives: 'hold' | 'do not hold' | 'depends' | 'unknown';
  readonly text: string;
}

/** Where a choice stands in the square of record (good or not) and incentives (self-enforcing or not). */
export function togetherReport(advice: Advice): TogetherReport {
  const record = recordOf(advice);
  const incentives = incentivesOf(advice);
  const blocked = isBlocked(advice, record);
  return {
    record,
    incentives,
    text: `${blocked ? LESS_COMES_TRUE : recordText(record, advice)} ${INCENTIVES[incentives]} ${blocked ? BLOCKED : togetherText(record, incentives)}`.trim(),
  };
}

/** Whether their record would do, and speaks against staying only because a conflict blocks a part of what they would keep. */
function isBlocked(advice: Advice, record: TogetherReport['record']): boolean {
  const { stakes } = advice;
  if (!stakes || stakes.blocked === 0 || record !== 'poor') return false;
  return recordOf({ ...advice, stakes: { ...stakes, blocked: 0 } }) !== 'poor';
}

const LESS_COMES_TRUE =
  'Less of it comes true than going on asks for, as a conflict blocks a part of what they would keep.';
const BLOCKED = 'What speaks against staying is what may block the promise, and not what they did.';

function recordText(record: TogetherReport['record'], advice: Advice): string {
  const { stakes } = advice;
  if (record !== 'unknown' || !stakes) return RECORD[record];
  return stakes.kept === stakes.broken
    ? 'Going on is worth the same however often they keep their word, so no record speaks for or against it.'
    : 'Going on is worth the more the less they keep their word, so a good record does not speak for it.';
}

function recordOf({ basis, breakEvens, stakes }: Advice): TogetherReport['record'] {
  if (basis.kind === 'stated' || basis.kind === 'none')
    return basis.records.every(({ byReliance }) => !byReliance.tooLittle) ? 'set aside' : 'too little';
  const pStar = breakEvens?.leaveBelow;
  if (pStar === undefined || !stakes || stakes.kept <= stakes.broken) return 'unknown';
  const { alpha, beta } = basis.belief;
  const at = (share: number) => keptChance(stakes, betaQuantile(share, alpha, beta));
  if (at(0.05) >= pStar) return 'good';
  return at(0.95) <= pStar ? 'poor' : 'open';
}

function incentivesOf({ holdsWithin }: Advice): TogetherReport['incentives'] {
  if (!holdsWithin) return 'unknown';
  if (holdsWithin.worst) return 'hold';
  return holdsWithin.best ? 'depends' : 'do not hold';
}

const RECORD: Readonly<Record<TogetherReport['record'], string>> = {
  good: 'Their record lies above what going on asks for, over its whole range.',
  poor: 'Their record lies below what going on asks for, over its whole range.',
  open: 'Their record reaches from below to above what going on asks for.',
  'too little': 'There is too little record to speak for or against staying.',
  'set aside': 'Their record was set aside for a chance that is stated.',
  unknown: 'What their record would have to be is not known.',
};

const INCENTIVES: Readonly<Record<TogetherReport['incentives'], string>> = {
  hold: 'Keeping pays for them.',
  'do not hold': 'Keeping does not pay for them by itself.',
  depends: 'Whether keeping pays for them depends on inputs that are ranges.',
  unknown: 'Whether keeping pays for them is not known.',
};

function togetherText(record: TogetherReport['record'], incentives: TogetherReport['incentives']): string {
  if (record === 'good')
    return incentives === 'hold'
      ? 'Both speak for staying.'
      : incentives === 'do not hold'
        ? 'Staying rests on their word; the terms below would put something under it.'
        : '';
  if (record === 'poor')
    return incentives === 'hold'
      ? 'What they did speaks against staying, and what pays for them speaks for it: ask why they broke what it paid to keep.'
      : incentives === 'do not hold'
        ? 'Neither speaks for staying as it is; only other terms would change that.'
        : '';
  if (incentives === 'hold')
    return 'What speaks for staying is that it pays for them, as long as the inputs are right.';
  return incentives === 'do not hold' ? 'Nothing but terms that make it pay would carry it.' : '';
}
