import type { ActEntry } from '../../ledger/entry.ts';

/** What an act is limited to: a number of a group, an amount, a member. */
export type Only = NonNullable<ActEntry['only']>;
