import type { Entry } from '../ledger/entry.ts';
import { duplicateName } from './duplicate-name.ts';
import type { CheckEntry, CheckLedger } from './rule.ts';
import { unknownName } from './unknown-name.ts';

const NONE: readonly CheckEntry[] = [];

/** The rules that look at one entry, by the kind of entry. */
export const ENTRY_RULES: Readonly<Record<Entry['kind'], readonly CheckEntry[]>> = {
  ledger: NONE,
  party: NONE,
  person: NONE,
  office: NONE,
  group: NONE,
  thing: NONE,
  source: NONE,
  deed: NONE,
  limit: NONE,
  unit: NONE,
  prior: NONE,
  promise: NONE,
  threat: NONE,
  request: NONE,
  deal: NONE,
  event: NONE,
  alleged: NONE,
  checked: NONE,
  rated: NONE,
  act: NONE,
  notified: NONE,
  consulted: NONE,
  claim: NONE,
  response: NONE,
  retracted: NONE,
  accepted: NONE,
  refused: NONE,
  choice: NONE,
  note: NONE,
};

/** The rules about a ledger as a whole. */
export const LEDGER_RULES: readonly CheckLedger[] = [unknownName, duplicateName];
