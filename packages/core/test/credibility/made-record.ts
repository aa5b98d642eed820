import { entriesOf, type Made } from './random-record.ts';
import { PARTIES } from './recorded.ts';

/** A kept promise of `@anna` to `@ben` of 2010, with what is given otherwise. */
export const made = (over: Partial<Made>): Made => ({
  ending: 'kept',
  to: 'ben',
  tag: '',
  deal: 0,
  year: 2010,
  grade: '',
  ...over,
});

/** A ledger of promises that `@anna` made, with two deals that they may be part of. */
export const ledgerOf = (all: readonly Made[], settings = '') =>
  `ledger "L"\n${settings}${PARTIES}${[1, 2].map((deal) => `2000-01-01 deal @deal-${deal}\n  between @anna, @ben, @cleo\n`).join('')}${all
    .flatMap((one, at) => entriesOf(one, `p${at}`))
    .join('')}`;
