import { formatAmount } from '../ledger/read/read-sentence.ts';
import type { Argument } from '../ledger/sentence.ts';

/** An argument as it could be written. */
export function writtenArgument(argument: Argument): string {
  switch (argument.kind) {
    case 'name':
      return `@${argument.text}`;
    case 'variable':
      return `?${argument.text}`;
    case 'amount':
      return formatAmount(argument);
    case 'quantity': {
      const { low, high, bound, group } = argument;
      const number =
        low === high
          ? `${low}`
          : high === Infinity
            ? bound
              ? `at least ${low}`
              : `${low}..`
            : `${low}..${high}`;
      return `${bound && low === 0 && high !== Infinity ? `at most ${high}` : number} of @${group.text}`;
    }
  }
}
