import { type ActEntry, isPromise } from '../ledger/entry.ts';
import { humanDay } from '../ledger/values/civil-day.ts';
import { headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** An act is not dated before the promise or deal that it is about. */
export const earlyAct: CheckEntry<ActEntry> = (act, ledger, report) => {
  const target = act.target?.entry;
  if (!target || !(isPromise(target) || target.kind === 'deal')) return;
  if (act.date.last >= target.date.first) return;
  const id = `@${target.name?.text}`;
  report({
    code: 'early-act',
    message: `\`${id}\` is made on ${humanDay(target.date.first)}, so this changes nothing on ${humanDay(act.date.last)}.`,
    help: 'Correct one of the two days.',
    place: headerPlace(ledger, act.block),
    related: [{ place: headerPlace(ledger, target.block), message: `\`${id}\` is made here` }],
  });
};
