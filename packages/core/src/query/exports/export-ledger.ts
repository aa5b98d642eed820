import { invariant } from '../../diagnostic/invariant.ts';
import { atomExport } from './atom-export.ts';
import { calendarExport } from './calendar-export.ts';
import { type CsvTable, csvExport } from './csv-export.ts';
import type { ExportInput } from './export-input.ts';
import { jsonExport } from './json-export.ts';
import { linkedDataExport } from './linked-data-export.ts';
import { provenanceExport } from './provenance-export.ts';

/** What a ledger can be exported as. */
export const EXPORT_FORMATS = ['csv', 'json', 'atom', 'ical', 'jsonld', 'prov'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** More about an export. */
export interface ExportOptions {
  /** Which table, of CSV. */
  readonly table?: CsvTable;
  /** How many changes, of a feed. */
  readonly most?: number;
}

/**
 * A ledger in another format, as text. The same ledger and days always give the same text, and nothing that is secret
 * can be in it, since the ledger was read without.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const sources = [sourceText('a.troth', 'party @anna "Anna"\nparty @ben\n2026-03-01 promise @bike\n  from @anna\n  to   @ben\n  will @anna lends the bike to @ben\n')];
 * const ledger = Ledger.read(sources);
 * const judgement = judge(ledger, { on: dayOf(2026, 3, 2) });
 * exportLedger({ ledger, judgement, sources }, 'csv').split(',').slice(0, 3) // => ['id', 'kind', 'title']
 * ```
 */
export function exportLedger(input: ExportInput, format: ExportFormat, options: ExportOptions = {}): string {
  switch (format) {
    case 'csv':
      return csvExport(input, options.table);
    case 'json':
      return jsonText(jsonExport(input));
    case 'atom':
      return atomExport(input, options.most);
    case 'ical':
      return calendarExport(input);
    case 'jsonld':
      return jsonText(linkedDataExport(input));
    case 'prov':
      return jsonText(provenanceExport(input));
    default:
      invariant(false, `unknown format ${format satisfies never}`);
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
