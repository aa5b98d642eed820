import {
  type Condition,
  type Deadline,
  type Limits,
  type StateCondition,
  UNLIMITED,
  type WindowEnd,
} from '../ledger/condition.ts';
import type { ConditionLine, Terms } from '../ledger/entry.ts';
import type { Sentence } from '../ledger/sentence.ts';

/** Calls `visit` for every sentence of the terms, with those inside conditions and deadlines. */
export function eachSentence(terms: Terms, visit: (sentence: Sentence) => void): void {
  const { conditions, unless, undertakings, limits, powers, many } = terms;
  for (let i = 0; i < conditions.length; i++) linesOf(conditions[i].ways, visit);
  if (many?.whenever) linesOf([many.whenever], visit);
  linesOf(unless, visit);
  for (let i = 0; i < undertakings.length; i++) {
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) {
      visit(ways[j].sentence);
      inLimits(ways[j].limits, visit);
    }
  }
  inLimits(limits, visit);
  for (let i = 0; i < powers.length; i++) {
    const condition = powers[i].while;
    if (condition) inCondition(condition, visit);
  }
}

function linesOf(lines: readonly ConditionLine[], visit: (sentence: Sentence) => void): void {
  for (let i = 0; i < lines.length; i++) {
    inCondition(lines[i].condition, visit);
    inLimits(lines[i].limits, visit);
  }
}

function inCondition(condition: Condition, visit: (sentence: Sentence) => void): void {
  if (condition.kind === 'state') return;
  visit(condition.sentence);
  if (condition.kind === 'absence') inDeadline(condition.by, visit);
}

function inLimits(limits: Limits, visit: (sentence: Sentence) => void): void {
  if (limits === UNLIMITED) return;
  inDeadline(limits.by, visit);
  inDeadline(limits.starting, visit);
  if (limits.until?.kind === 'condition') inCondition(limits.until.condition, visit);
  else inDeadline(limits.until, visit);
}

function inDeadline(deadline: Deadline | undefined, visit: (sentence: Sentence) => void): void {
  if (deadline?.kind === 'after') inCondition(deadline.condition, visit);
}

/** The conditions on other promises' states by which it is worked out where a promise stands. */
export function stateConditions(terms: Terms): StateCondition[] {
  const found: StateCondition[] = [];
  const take = (condition: Condition) => {
    if (condition.kind === 'state') found.push(condition);
    else if (condition.kind === 'absence') takeDeadline(condition.by);
  };
  const takeDeadline = (deadline: Deadline | undefined) => {
    if (deadline?.kind === 'after') take(deadline.condition);
  };
  const takeLimits = ({ by, starting, until }: Limits) => {
    takeDeadline(by);
    takeDeadline(starting);
    if (until?.kind === 'condition') take(until.condition);
    else takeDeadline(until);
  };
  const takeLine = (line: ConditionLine) => {
    take(line.condition);
    takeLimits(line.limits);
  };
  for (const { ways } of terms.conditions) ways.forEach(takeLine);
  if (terms.many?.whenever) takeLine(terms.many.whenever);
  terms.unless.forEach(takeLine);
  for (const { ways } of terms.undertakings) for (const way of ways) takeLimits(way.limits);
  takeLimits(terms.limits);
  return found;
}

/** Whether terms have a condition on another promise's state; takes no memory. */
export function hasStateCondition({ conditions, unless, undertakings, limits, many }: Terms): boolean {
  if (many?.whenever && anyState([many.whenever])) return true;
  for (let i = 0; i < conditions.length; i++) if (anyState(conditions[i].ways)) return true;
  if (unless.length > 0 && anyState(unless)) return true;
  for (let i = 0; i < undertakings.length; i++) {
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) if (limitsByState(ways[j].limits)) return true;
  }
  return limitsByState(limits);
}

function anyState(lines: readonly ConditionLine[]): boolean {
  for (let i = 0; i < lines.length; i++) {
    if (isByState(lines[i].condition) || limitsByState(lines[i].limits)) return true;
  }
  return false;
}

function isByState(condition: Condition): boolean {
  return condition.kind === 'state' || (condition.kind === 'absence' && endsByState(condition.by));
}

function limitsByState(limits: Limits): boolean {
  if (limits === UNLIMITED) return false;
  const { by, starting, until } = limits;
  return endsByState(by) || endsByState(starting) || endsByState(until);
}

function endsByState(end: WindowEnd | undefined): boolean {
  return end !== undefined && end.kind !== 'date' && isByState(end.condition);
}
