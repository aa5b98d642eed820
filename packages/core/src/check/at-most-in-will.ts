import type { PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Amount, Argument, Quantity, Sentence } from '../ledger/sentence.ts';
import { asksForNothing, countedOf } from '../lifecycle/play/match.ts';
import { sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';
import { writtenArgument } from './written-argument.ts';

/** A `will` demands something: `at most` belongs to `never`, and none of a group is soon done. */
export const atMostInWill: CheckEntry<PromiseEntry | RequestEntry> = (promise, _ledger, report) => {
  const { undertakings } = promise.terms;
  for (let i = 0; i < undertakings.length; i++) {
    if (undertakings[i].kind !== 'will') continue;
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) {
      const { sentence } = ways[j];
      const nothing = nothingIn(sentence);
      if (nothing === undefined) continue;
      report({
        code: 'at-most-in-will',
        ...saying(nothing, demandsOf(sentence)),
        place: sentencePlace(promise, ways[j].sentence),
      });
    }
  }
};

/** The argument that nothing is enough for. */
function nothingIn(sentence: Sentence): Quantity | Amount | undefined {
  const list = sentence.arguments;
  for (let i = 0; i < list.length; i++) {
    const argument = list[i];
    if (isNothing(argument)) return argument;
  }
  return undefined;
}

function isNothing(argument: Argument): argument is Quantity | Amount {
  if (argument.kind === 'quantity') return argument.low === 0;
  return argument.kind === 'amount' && !argument.above && argument.low.digits <= 0n;
}

/** What comes of it: beside what is counted, a number that may be none says nothing. */
function demandsOf(sentence: Sentence): string {
  return asksForNothing(countedOf(sentence.arguments))
    ? 'demands nothing: it is kept from the first day'
    : 'demands none of that';
}

function saying(argument: Quantity | Amount, demands: string): { message: string; help: string } {
  const { kind, bound, high } = argument;
  if (bound && high !== undefined && high !== Infinity) {
    const most = writtenArgument(
      kind === 'quantity' ? { ...argument, low: argument.high, bound: false } : exactly(argument),
    );
    return {
      message: `\`at most\` in a \`will\` ${demands}.`,
      help: `To forbid more, write \`never\` with \`more than ${most}\`; to demand some, write how many.`,
    };
  }
  const written = writtenArgument(argument);
  return {
    message: `\`${written}\` in a \`will\` ${demands}.`,
    help:
      kind === 'quantity'
        ? `Write how many at least, as \`some of @${argument.group.text}\`; what is not to be done stands after \`never\`.`
        : `Write how much at least, as \`more than 0 ${argument.unit.code}\`; what is not to be done stands after \`never\`.`,
  };
}

/** The upper end alone. */
function exactly(amount: Amount): Amount {
  return { ...amount, low: amount.high!, bound: false };
}
