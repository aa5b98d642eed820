import { dealOf } from '../../ledger/deal-terms.ts';
import type { ConditionLine, PromiseEntry } from '../../ledger/entry.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { ClauseText } from './clause-text.ts';
import { sentenceText } from './sentence-text.ts';

/** A condition for people. It stands in the promise, in its deal, or in what amended either. */
export function conditionText({ judging }: Judgement, promise: PromiseEntry, line: ConditionLine): string {
  const { ledger } = judging.world;
  const holds = (terms: PromiseEntry['terms'] | undefined) =>
    terms?.conditions.some(({ ways }) => ways.includes(line)) ?? false;
  const deal = dealOf(promise.terms);
  const source = [promise, ...(deal ? [deal] : [])].find(({ terms }) => holds(terms));
  const { block } = source ?? judging.world.actsOn(promise).find(({ terms }) => holds(terms)) ?? promise;
  return new ClauseText((sentence) =>
    sentenceText(sentence, block, (name) => ledger.find(name)),
  ).conditionLine(line);
}
