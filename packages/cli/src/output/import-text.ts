import type { HandEdit, RemarkKind } from '@troth/import';
import type { ImportReport, RemarkGroup } from './import-report.ts';
import { counted } from './promise-words.ts';
import { wrap } from './wrap.ts';

/** How many remarks of a kind, and how many entries of a list, are told; `--json` tells all. */
const MOST = 12;

const HEADINGS: Readonly<Record<RemarkKind, string>> = {
  skipped: 'Skipped',
  mended: 'Mended',
  noted: 'To know',
};

/** Says what an import read, what it wrote, and what it could not use. */
export function importText(report: ImportReport, width: number): string {
  const lines = [
    ...report.read.map(readLine),
    wroteLine(report),
    ...remarkLines(report, width),
    ...disagreementLines(report, width),
    ...editLines(report, width),
  ];
  return `${lines.join('\n')}\n`;
}

function readLine({ file, count, unit, encoding }: ImportReport['read'][number]): string {
  return `Read ${counted(count, unit)} of ${file}${encoding === 'UTF-8' ? '' : ` (${encoding})`}`;
}

function wroteLine({ into, written, entries: { added, updated, unchanged } }: ImportReport): string {
  const counts = [
    `${added} added`,
    ...(updated > 0 ? [`${updated} brought up to date`] : []),
    ...(unchanged > 0 ? [`${unchanged} as they were`] : []),
  ];
  const files = written.map((file) => `${into}/${file}`).join(', ');
  return `${written.length > 0 ? `Wrote ${files}` : `Nothing to write in ${into}`}: entries ${counts.join(', ')}`;
}

function remarkLines({ remarks, read }: ImportReport, width: number): string[] {
  return (['skipped', 'mended', 'noted'] as const).flatMap((kind) => {
    const groups = remarks.filter((group) => group.kind === kind);
    const count = groups.reduce((sum, group) => sum + Math.max(1, group.lines.length), 0);
    return list(
      `${HEADINGS[kind]}: ${counted(count, 'place')}`,
      groups.map((group) => remarkText(group, read)),
      width,
    );
  });
}

function remarkText({ file, lines, text }: RemarkGroup, read: ImportReport['read']): string {
  if (lines.length === 0) return `${file}: ${text}`;
  const counts = read.find((one) => one.file === file)?.counts;
  return `${file}${counts === 'items' ? ', item ' : ':'}${lineRanges(lines)}: ${text}`;
}

/** `2, 5, 7–9` */
function lineRanges(lines: readonly number[]): string {
  const sorted = [...lines].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const line of sorted) {
    const last = ranges.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  const shown = ranges.slice(0, MOST).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${shown.join(', ')}${ranges.length > MOST ? ` and more, ${lines.length} in all` : ''}`;
}

function disagreementLines(report: ImportReport, width: number): string[] {
  const { cases, disagreements, agreement } = report;
  if (agreement.length === 0) return [];
  const items = disagreements.map(({ of, title, verdicts }) => {
    const said = verdicts.map(({ rater, verdict, file, line }) => `${rater}: ${verdict} (${file}:${line})`);
    return `${of} ${title}: ${said.join(', ')}`;
  });
  const pairs = agreement.map(
    ({ raters: [one, other], both, differ }) =>
      `${one} and ${other} both judge ${counted(both, 'case')} and differ on ${differ}`,
  );
  const compared = list('Raters', pairs, width);
  if (items.length === 0) return compared;
  return list(
    `Raters differ on ${items.length} of ${counted(cases, 'case')}`,
    items,
    width,
    items.length,
  ).concat(compared);
}

function editLines({ edits, into }: ImportReport, width: number): string[] {
  const at = (edit: HandEdit) => `${into}/${edit.file}:${edit.firstLine}–${edit.lastLine}: ${edit.entry}`;
  const clashes = edits.clashes.map(
    (edit) => `${at(edit)}\nThe source now says:\n${(edit.instead ?? '').replace(/^/gm, '  ')}`,
  );
  return [
    ...list(
      'Changed by hand and in the source; yours is kept (--overwrite takes the source’s)',
      clashes,
      width,
      1e9,
    ),
    ...list('Changed by hand, and kept', edits.kept.map(at), width),
    ...list('Written by hand, and kept', edits.own.map(at), width),
    ...list('Deleted by hand, and left out', edits.deleted, width),
    ...list('No longer in the source, and kept', edits.gone.map(at), width),
    ...list(
      'Declared in other files, and left out here',
      edits.elsewhere.map(({ name, file }) => `${name} (${into}/${file})`),
      width,
    ),
  ];
}

function list(heading: string, items: readonly string[], width: number, most = MOST): string[] {
  if (items.length === 0) return [];
  const more = items.length > most ? [`  and ${items.length - most} more; --json lists all`] : [];
  const shown = items
    .slice(0, most)
    .flatMap((item) => wrap(item, width - 4).map((line, at) => `${at === 0 ? '  ' : '    '}${line}`));
  return ['', heading, ...shown, ...more];
}
