import { amountText } from '../../exposure/amounts.ts';
import type { ActEntry, PromiseEntry, Terms } from '../../ledger/entry.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { traceOf } from '../../lifecycle/trace.ts';
import { groupedDigits } from '../words/grouped-digits.ts';
import { titleOf } from '../words/name-text.ts';
import { dutyText } from '../words/promise-text.ts';

/**
 * What a promise is about in one line, and to whom it was handed on since: its sentences name those between whom it was
 * made, and what it collides with may be about those who stand in for them.
 *
 * @param terms what it says now, with what its deal adds
 */
export function dutyNowText(judgement: Judgement, entry: PromiseEntry, terms: Terms): string {
  const { world } = judgement.judging;
  const duty = dutyText(world.ledger, entry, terms);
  if (!world.actsOn(entry).some(isHandingOn)) return duty;
  const steps = traceOf(judgement, entry.name).flatMap(({ entry: act }) =>
    act?.kind === 'act' && isHandingOn(act) ? [handedOnText(act)] : [],
  );
  return [duty, ...new Set(steps)].join('; ');
}

function isHandingOn({ act, to }: ActEntry): boolean {
  return to !== undefined && (act === 'assign' || act === 'delegate');
}

function handedOnText({ act, to, only, date }: ActEntry): string {
  const part = only?.kind === 'amount' ? `${groupedDigits(amountText(only))} of it ` : '';
  const day = humanRange(date.first, date.last);
  return `${part}${act === 'assign' ? 'assigned' : 'delegated'} to ${titleOf(to!)} on ${day}`;
}
