import type { Report } from '../diagnostic/diagnostic.ts';
import type { StateCondition } from '../ledger/condition.ts';
import { dealOf } from '../ledger/deal-terms.ts';
import type { ActEntry, Entry, PromiseEntry, Terms } from '../ledger/entry.ts';
import { isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { hasStateCondition, stateConditions } from './conditions.ts';
import { declaration } from './places.ts';
import type { CheckLedger } from './rule.ts';

const KINDS = ['promise', 'threat', 'request', 'deal'] as const;

/** What silence breaks is broken as soon as its deadline is over: nothing waits for it to be overdue. */
export const neverOverdue: CheckLedger = (ledger, report) => {
  for (const kind of KINDS)
    for (const entry of ledger.entriesOf(kind))
      if ('terms' in entry && entry.terms) look(entry, entry.terms, ledger, report);
};

function look({ block }: Entry, terms: Terms, ledger: Ledger, report: Report): void {
  for (const { promise, state, start, end } of askedStates(terms)) {
    if (state !== 'overdue' || !isBrokenBySilence(promise, ledger)) continue;
    const id = `@${promise.text}`;
    report({
      code: 'odd-state',
      message: `\`${id}\` is never overdue: by \`silence broken\` it is broken on the day after its deadline.`,
      help: `Write \`${id} is outstanding\`, as long as it is broken and not made good, or \`${id} is broken\`.`,
      place: { block, start, end },
      related: declaration(ledger, promise),
    });
  }
}

function askedStates(terms: Terms): readonly StateCondition[] {
  const asked = hasStateCondition(terms) ? stateConditions(terms) : [];
  for (const { while: condition } of terms.powers) if (condition?.kind === 'state') asked.push(condition);
  return asked;
}

/** A promise of words alone is overdue all the same, and so may one be that agrees on another silence later. */
function isBrokenBySilence({ entry }: StateCondition['promise'], ledger: Ledger): boolean {
  if (!entry || !isPromise(entry) || entry.terms.undertakings.length === 0) return false;
  const silence = entry.terms.silence ?? dealOf(entry.terms)?.terms.silence ?? ledger.settings.silence;
  return silence === 'broken' && !isAmended(entry, ledger);
}

function isAmended(promise: PromiseEntry, ledger: Ledger): boolean {
  const targets: readonly (Entry | undefined)[] = [promise, dealOf(promise.terms)];
  return ledger
    .entriesOf('act')
    .some(
      (act) =>
        (act as ActEntry).given.includes('silence') && targets.includes((act as ActEntry).target?.entry),
    );
}
