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
  someSentence(terms, (sentence) => {
    visit(sentence);
    return false;
  });
}

type IsSentence = (sentence: Sentence) => boolean;

/** Whether some sentence of the terms, those inside conditions and deadlines among them, is one that is looked for. */
export function someSentence(terms: Terms, is: IsSentence): boolean {
  const { conditions, unless, undertakings, limits, powers, many } = terms;
  for (let i = 0; i < conditions.length; i++) if (inLines(conditions[i].ways, is)) return true;
  if (many?.whenever && inLines([many.whenever], is)) return true;
  if (inLines(unless, is)) return true;
  for (let i = 0; i < undertakings.length; i++) {
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++)
      if (is(ways[j].sentence) || inLimits(ways[j].limits, is)) return true;
  }
  if (inLimits(limits, is)) return true;
  for (let i = 0; i < powers.length; i++) {
    const condition = powers[i].while;
    if (condition && inCondition(condition, is)) return true;
  }
  return false;
}

function inLines(lines: readonly ConditionLine[], is: IsSentence): boolean {
  for (let i = 0; i < lines.length; i++)
    if (inCondition(lines[i].condition, is) || inLimits(lines[i].limits, is)) return true;
  return false;
}

function inCondition(condition: Condition, is: IsSentence): boolean {
  if (condition.kind === 'state') return false;
  return is(condition.sentence) || (condition.kind === 'absence' && inDeadline(condition.by, is));
}

function inLimits(limits: Limits, is: IsSentence): boolean {
  if (limits === UNLIMITED) return false;
  if (inDeadline(limits.by, is) || inDeadline(limits.starting, is)) return true;
  return limits.until?.kind === 'condition'
    ? inCondition(limits.until.condition, is)
    : inDeadline(limits.until, is);
}

function inDeadline(deadline: Deadline | undefined, is: IsSentence): boolean {
  return deadline?.kind === 'after' && inCondition(deadline.condition, is);
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
