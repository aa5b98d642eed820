import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  CSV_TABLES,
  type CsvTable,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportInput,
  exportLedger,
  judge,
  Ledger,
  type SourceText,
  withholdLines,
} from '@troth/core';
import { didYouMean, foldersOf, leadsOut, openSources, Problem, placedSources } from '@troth/server';
import type { Call } from '../command.ts';
import { baseAddress } from '../input/base-address.ts';
import { daysOf } from '../input/days.ts';
import { readSources, sayWithheld } from '../input/read-ledger.ts';
import { HANDED_ON, soundness } from '../input/say-errors.ts';
import { writeOver } from '../output/write-over.ts';

/** `troth export`: a ledger in another format. */
export async function exportData(call: Call): Promise<number> {
  const [format, ...operands] = call.operands;
  const { table, most } = optionsOf(call, formatOf(format));
  const input = await readExport(call, operands);
  const text = exportLedger(input, formatOf(format), {
    ...(table === undefined ? {} : { table }),
    ...(most === undefined ? {} : { most }),
  });
  const out = call.value('out');
  if (out === undefined) call.io.out.write(text);
  else writeOver(call, out, text);
  return soundness(call, input.read, undefined, HANDED_ON);
}

/** The ledger without anything secret, judged on the days that a call asks for; `read` is as it was before its lines went. */
export async function readExport(
  call: Call,
  operands: readonly string[],
): Promise<ExportInput & { readonly read: Ledger }> {
  const open: ReadonlySet<string> = new Set();
  const all = await readSources(operands, call.io, open);
  const read = Ledger.read(all, { compartments: open });
  sayWithheld(call, read, { isForGood: true });
  sayOutside(call, operands, all);
  const { sources } = withholdLines(
    placedSources(openSources(all, open, call.io.folder), call.io.folder),
    open,
  );
  const ledger = Ledger.read(sources, { compartments: 'all' });
  const judgement = judge(ledger, {
    ...daysOf(call, ledger),
    withoutDisputed: call.has('without-disputed'),
  });
  return { ledger, judgement, sources, base: baseAddress(call), read };
}

/** What is exported is often handed on, so what comes from elsewhere is named. */
function sayOutside(call: Call, operands: readonly string[], sources: readonly SourceText[]): void {
  if (call.has('quiet')) return;
  const { folder, err } = call.io;
  const folders = foldersOf(operands, folder);
  for (const { path: file } of sources) {
    const place = path.resolve(folder, file);
    if (existsSync(place) && leadsOut(place, folders))
      err.write(`troth: ${file} is included from elsewhere, and exported with the rest\n`);
  }
}

/** What people call the formats, too. */
const ALSO: Readonly<Record<string, ExportFormat>> = {
  ics: 'ical',
  icalendar: 'ical',
  feed: 'atom',
  'json-ld': 'jsonld',
  'prov-json': 'prov',
};

function formatOf(written: string | undefined): ExportFormat {
  const found = EXPORT_FORMATS.find((format) => format === written) ?? ALSO[written ?? ''];
  if (found) return found;
  const details = [`Formats: ${EXPORT_FORMATS.join(', ')}`, 'More about them: troth export --help'];
  if (written === undefined) throw new Problem('export as what? troth export FORMAT [LEDGER…]', details);
  // A path where the format belongs: `troth export promises.troth`.
  if (/[\\/.]/.test(written))
    throw new Problem(`the format comes first: troth export FORMAT ${written}`, details);
  throw new Problem(`there is no format ${written}${didYouMean(written, EXPORT_FORMATS)}`, details);
}

function optionsOf(
  call: Call,
  format: ExportFormat,
): { table: CsvTable | undefined; most: number | undefined } {
  const table = call.value('table');
  const limit = call.value('limit');
  if (table !== undefined && format !== 'csv') throw new Problem('--table is for csv');
  if (limit !== undefined && format !== 'atom') throw new Problem('--limit is for atom');
  const found = CSV_TABLES.find((one) => one === table);
  if (table !== undefined && !found)
    throw new Problem(`there is no table ${table}${didYouMean(table, CSV_TABLES)}`, [
      `Tables: ${CSV_TABLES.join(', ')}`,
    ]);
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit))
    throw new Problem(`--limit ${limit}: a number of changes is asked for`);
  return { table: found, most: limit === undefined ? undefined : Number(limit) };
}
