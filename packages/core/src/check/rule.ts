import type { Report } from '../diagnostic/diagnostic.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** A rule that looks at one entry and at what its names stand for, so that an editor can check one entry again. */
export type CheckEntry<E extends Entry = Entry> = (entry: E, ledger: Ledger, report: Report) => void;

/** A rule about the ledger as a whole. */
export type CheckLedger = (ledger: Ledger, report: Report) => void;
