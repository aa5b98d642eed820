import type { PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import { isUnreadable } from './left-out.ts';
import { headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A promise, threat or request says what is to be done, to be avoided or kept true, or gives its maker's words. */
export const noDuty: CheckEntry<PromiseEntry | RequestEntry> = (promise, ledger, report) => {
  const { undertakings, text } = promise.terms;
  if (undertakings.length > 0 || text !== undefined) return;
  for (const field of ['will', 'or will', 'never', 'always', 'text']) {
    if (isUnreadable(promise.block, ledger, field)) return;
  }
  report({
    code: 'no-duty',
    message: `This ${promise.kind} does not say what ${promise.kind === 'request' ? 'is asked for' : 'is promised'}.`,
    help: 'Write what is to be done as `will`, what is not to be done as `never`, what is to stay true as `always`; or its maker’s words as `text "…"`, to be judged by ratings.',
    place: headerPlace(ledger, promise.block),
  });
};
