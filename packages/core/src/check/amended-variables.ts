import type { ActEntry } from '../ledger/entry.ts';
import { isPromise } from '../ledger/entry.ts';
import { unboundVariables } from '../ledger/read/check-many.ts';
import type { CheckEntry } from './rule.ts';

/** An amendment may use the variables of the promise with many cases that it amends. */
export const amendedVariables: CheckEntry<ActEntry> = ({ variables, target }, _, report) => {
  if (variables.length === 0) return;
  const promise = target?.entry;
  const many = isPromise(promise) ? promise.terms.many : undefined;
  for (const finding of unboundVariables(many, variables)) report(finding);
};
