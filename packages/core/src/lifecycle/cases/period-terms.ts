import type { DateDeadline, Limits } from '../../ledger/condition.ts';
import type { Terms } from '../../ledger/entry.ts';
import type { Period } from '../../ledger/many.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { plainDay } from '../../ledger/values/date-value.ts';
import { addDuration } from '../../ledger/values/duration.ts';

/** The terms of one period: due by its last day, or within a time from its first. */
export function termsInPeriod(terms: Terms, period: Period): Terms {
  return {
    ...withLines(terms, period),
    limits: { by: deadline(period.due), within: undefined, starting: undefined, until: undefined },
  };
}

/** An amendment of one period; how many periods there are is no matter of any one of them. */
export function amendmentInPeriod(
  { terms, given }: { readonly terms: Terms; readonly given: readonly string[] },
  period: Period,
): { readonly terms: Terms; readonly given: readonly string[] } {
  const { by, within } = terms.limits;
  const limits = {
    by: within ? deadline(addDuration(period.first, within)) : by,
    within: undefined,
    starting: undefined,
    until: undefined,
  };
  const fields = given.filter((field) => field !== 'starting' && field !== 'until');
  return {
    terms: { ...withLines(terms, period), limits },
    given: fields.map((field) => (field === 'within' ? 'by' : field)),
  };
}

function withLines(terms: Terms, period: Period): Terms {
  const undertakings = terms.undertakings.map(({ kind, ways }) => ({
    kind,
    ways: ways.map((way) => ({ ...way, limits: lineLimits(kind, way.limits, period) })),
  }));
  return { ...terms, undertakings };
}

function lineLimits(kind: 'will' | 'never' | 'always', limits: Limits, period: Period): Limits {
  const by = limits.within ? deadline(addDuration(period.first, limits.within)) : limits.by;
  if (kind === 'will') return limits.within ? { ...limits, by, within: undefined } : limits;
  return {
    by,
    within: undefined,
    starting: limits.starting ?? deadline(period.first),
    until: limits.until ?? deadline(period.last),
  };
}

/** A bound of a period. No hour lies between one period and the next, so that each has its days to itself. */
function deadline(day: Day): DateDeadline {
  return { kind: 'date', date: plainDay(day), wholeDay: true };
}
