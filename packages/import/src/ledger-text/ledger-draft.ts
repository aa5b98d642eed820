import { type Draft, entryLines, type Field, quoted } from './draft.ts';

/** The key of the `ledger` entry: it is left out where the folder has one. */
export const LEDGER_KEY = 'ledger';

/** The `ledger` entry of a new folder, with what every generated file says first. */
export function ledgerDraft(file: string, title: string, settings: readonly Field[]): Draft {
  const text = entryLines(`ledger ${quoted(title)}`, [['format', '1'], ...settings]);
  return { key: LEDGER_KEY, file, text, shared: true };
}
