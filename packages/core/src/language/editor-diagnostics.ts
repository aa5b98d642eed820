import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type FileEdit, fileOf, filePlace, type LinePlace, linePlace } from './file-place.ts';
import { nearDeeds } from './near-deeds.ts';

/** A way to mend what a diagnostic is about. */
export interface QuickFix {
  /** What it does: `Write @anna`. */
  readonly title: string;
  readonly edits: readonly FileEdit[];
}

/** A diagnostic as an editor shows it: by offsets of the file, with ways to mend it. */
export interface EditorDiagnostic extends LinePlace {
  readonly code: Diagnostic['code'];
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly related: readonly (LinePlace & { readonly message: string })[];
  readonly fixes: readonly QuickFix[];
}

/**
 * Diagnostics as an editor shows them, in one file or all.
 *
 * @param options `fixes: false` leaves out the ways to mend them, which take long for many; `quickFixes` gives those of one
 *
 * ```ts
 * import { diagnose, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @anna "Anna"\n2026-03-01 event\n  did @ana sings\n')]);
 * const [one] = editorDiagnostics(ledger, diagnose(ledger));
 * [one.line, one.start, one.end, one.fixes[0].title] // => [3, 42, 46, 'Write @anna']
 * ```
 */
export function editorDiagnostics(
  ledger: Ledger,
  diagnostics: readonly Diagnostic[],
  path?: string,
  { fixes = true }: { readonly fixes?: boolean } = {},
): EditorDiagnostic[] {
  return diagnostics
    .filter(({ place }) => path === undefined || place.block.path === path)
    .filter(({ place }) => fileOf(ledger, place.block.path) !== undefined)
    .map((diagnostic) => {
      const { code, severity, message, why, help, place, related } = diagnostic;
      return {
        ...linePlace(ledger, place),
        code,
        severity,
        message,
        why,
        help,
        related: related
          .filter((one) => fileOf(ledger, one.place.block.path) !== undefined)
          .map((one) => ({ ...linePlace(ledger, one.place), message: one.message })),
        fixes: fixes ? quickFixes(ledger, diagnostic) : [],
      };
    });
}

/** The ways to mend what a diagnostic is about, the most likely first. */
export function quickFixes(ledger: Ledger, diagnostic: Diagnostic): QuickFix[] {
  const { code, place, replacement } = diagnostic;
  const fixes: QuickFix[] = [];
  if (replacement) {
    const { text } = replacement;
    fixes.push({
      title: text === '' ? 'Remove it' : `Write ${text}`,
      edits: [{ ...filePlace(ledger, replacement.place), text }],
    });
  }
  if (code === 'near-shape') {
    const span = filePlace(ledger, place);
    for (const { sentence } of nearDeeds(ledger, writtenAt(diagnostic)))
      fixes.push({ title: `Write ${sentence}`, edits: [{ ...span, text: sentence }] });
  }
  if (code === 'unknown-name') fixes.push(...declarations(ledger, diagnostic));
  return fixes;
}

function writtenAt({ place: { block, start, end } }: Diagnostic): string {
  return block.source.text.slice(block.start + start, block.start + end);
}

/** Declares a name above the entry that mentions it; other names that are near it are offered first. */
function declarations(ledger: Ledger, diagnostic: Diagnostic): QuickFix[] {
  const { place, replacement } = diagnostic;
  const span = filePlace(ledger, place);
  const written = writtenAt(diagnostic);
  const name = /([^\s@{}]+)\s*\}?$/u.exec(written)?.[1];
  if (!name) return [];
  const at = span.start - place.start;
  const others = replacement
    ? []
    : nearest(
        name,
        ledger.reading.names.filter((one) => one.entry).map(({ text }) => text),
      ).map((near) => ({ title: `Write @${near}`, edits: [{ ...span, text: written.replace(name, near) }] }));
  const declared = (['party', 'person', 'group', 'thing', 'source'] as const).map((kind) => ({
    title: `Declare @${name} as a ${kind}`,
    edits: [{ path: span.path, start: at, end: at, text: `${kind} @${name} "${titleFor(name)}"\n\n` }],
  }));
  return [...others, ...declared];
}

/** `el-salvador` as a title: `El Salvador`. */
function titleFor(name: string): string {
  return name
    .split(/[-_/]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
