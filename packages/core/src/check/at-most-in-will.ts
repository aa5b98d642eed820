import type { PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import { formatAmount } from '../ledger/read-sentence.ts';
import type { Argument, Sentence } from '../ledger/sentence.ts';
import { sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A `will` demands something: `at most` belongs to `never`. */
export const atMostInWill: CheckEntry<PromiseEntry | RequestEntry> = (promise, _ledger, report) => {
  const { undertakings } = promise.terms;
  for (let i = 0; i < undertakings.length; i++) {
    if (undertakings[i].kind !== 'will') continue;
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) {
      const most = ceilingIn(ways[j].sentence);
      if (most === undefined) continue;
      report({
        code: 'at-most-in-will',
        message: '`at most` in a `will` demands nothing: it is kept from the first day.',
        help: `To forbid more, write \`never\` with \`more than ${most}\`; to demand some, write how many.`,
        place: sentencePlace(promise, ways[j].sentence),
      });
    }
  }
};

/** The bound of an argument that nothing is enough for, as it is written. */
function ceilingIn(sentence: Sentence): string | undefined {
  const list = sentence.arguments;
  for (let i = 0; i < list.length; i++) {
    const argument = list[i];
    if (isCeiling(argument)) return written(argument);
  }
  return undefined;
}

function isCeiling(argument: Argument): boolean {
  if (argument.kind === 'quantity') return argument.bound && argument.low === 0;
  return argument.kind === 'amount' && argument.bound && !argument.above && argument.low.digits === 0n;
}

function written(argument: Argument): string {
  if (argument.kind === 'quantity') return `${argument.high} of @${argument.group.text}`;
  if (argument.kind !== 'amount' || !argument.high) return '…';
  const exact = { ...argument, low: argument.high, bound: false };
  return formatAmount(exact);
}
