import type { Limits } from './condition.ts';
import type { Bound, DealEntry, Power, PromiseEntry, RequestEntry, Terms } from './entry.ts';
import type { Name } from './name.ts';

/** The deal that terms are part of, if one is declared under that name. */
export function dealOf(terms: Terms): DealEntry | undefined {
  const entry = terms.partOf?.entry;
  return entry?.kind === 'deal' ? entry : undefined;
}

/**
 * Whether a line of a promise or of its deal cannot be read that may decide where the promise stands, or it lacks what
 * makes it one.
 */
export function isUnread(promise: PromiseEntry): boolean {
  return Boolean(promise.isUnread ?? dealOf(promise.terms)?.isUnread ?? lackOf(fullTerms(promise)));
}

/** What a promise may not say that makes it one. */
export type Lack = 'who promises' | 'to whom' | 'what';

/** What is missing in terms without which nobody is bound to anything; undefined where they have all of that. */
export function lackOf({ from, to, undertakings, text }: Terms): Lack | undefined {
  if (undertakings.length === 0 && text === undefined) return 'what';
  if (from.length === 0) return 'who promises';
  return to.length === 0 ? 'to whom' : undefined;
}

/**
 * The terms of a promise with what it does not say taken from its deal (language.md: deal). With `between`, a promise
 * that names one side takes the deal's other parties as the other.
 */
export function fullTerms(promise: PromiseEntry | RequestEntry): Terms {
  const own = promise.terms;
  const deal = dealOf(own);
  if (!deal) return own;
  const shared = deal.terms;
  return {
    ...own,
    from: own.from.length > 0 ? own.from : otherSide(deal, own.to, shared.from),
    to: own.to.length > 0 ? own.to : otherSide(deal, own.from, shared.to),
    conditions: own.conditions.length > 0 ? own.conditions : shared.conditions,
    unless: own.unless.length > 0 ? own.unless : shared.unless,
    limits: withSharedLimits(own, shared.limits),
    powers: withSharedPowers(own.powers, shared.powers),
    stakes: own.stakes.length > 0 ? own.stakes : shared.stakes,
    silence: own.silence ?? shared.silence,
    review: own.review ?? shared.review,
  };
}

/** A promise that says itself when its time is over does not take that from its deal in another word. */
function withSharedLimits(own: Terms, shared: Limits): Limits {
  const { by, within, starting, until } = own.limits;
  const hasDeadline = Boolean(by || within);
  const takesDeadline = !hasDeadline && !endsByUntil(own);
  const takesUntil = !until && !(hasDeadline && isWindow(own));
  return {
    by: takesDeadline ? shared.by : by,
    within: takesDeadline ? shared.within : within,
    starting: starting ?? shared.starting,
    until: takesUntil ? shared.until : until,
  };
}

/** Whether its own `until` is the end of all it asks for. */
function endsByUntil(terms: Terms): boolean {
  const { undertakings, limits, many } = terms;
  if (isWindow(terms))
    return (
      limits.until !== undefined || undertakings.every(({ ways }) => ways.every((way) => way.limits.until))
    );
  const isDay = limits.until !== undefined && limits.until.kind !== 'condition';
  return isDay && !many && undertakings.every(({ kind }) => kind === 'will');
}

/** Whether it is all about what is not to be done, or to be kept true: `by` and `until` both close its window then. */
export function isWindow({ undertakings, many }: Terms): boolean {
  return !many && undertakings.length > 0 && undertakings.every(({ kind }) => kind !== 'will');
}

/** A promise that gives one kind of power itself takes the deal's powers of every other kind. */
function withSharedPowers(own: readonly Power[], shared: readonly Power[]): readonly Power[] {
  if (own.length === 0 || shared.length === 0) return own.length > 0 ? own : shared;
  return [...own, ...shared.filter(({ act }) => !own.some((power) => power.act === act))];
}

function otherSide(deal: DealEntry, named: readonly Bound[], given: readonly Bound[]): readonly Bound[] {
  if (given.length > 0 || named.length === 0) return given;
  const taken = new Set<Name>(named.map((bound) => bound.party));
  return deal.between
    .filter((party) => !taken.has(party))
    .map((party) => ({ party, through: undefined, as: undefined }));
}
