import type { DiagnosticCode } from '../diagnostic/codes.ts';
import type { Finding } from '../diagnostic/diagnostic.ts';

/** Mistakes of writing, after which what stands there cannot be read either. */
const WRITING = new Set<DiagnosticCode>(['open-quote', 'open-braces', 'bad-name', 'direction-control']);
/** What follows from a header that could not be read. */
const FROM_HEADER = new Set<DiagnosticCode>(['missing-id', 'text-expected', 'unexpected-text']);

/**
 * The findings about one entry without those that only follow from another: what cannot be read because of how it is
 * written, a second quotation mark after one that was never closed, a word that is no unit where an error says more.
 */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const all = findings.map((other, place) => ({ other, place }));
  const causes = all.filter(({ other }) => isCause(other.code));
  return findings.filter((finding, index) => {
    const others = finding.code === 'undeclared-unit' ? all : causes;
    return !others.some(({ other, place }) => echoes(finding, index, other, place));
  });
}

/** Whether others may only follow from a finding; what is no unit follows from any. */
function isCause(code: DiagnosticCode): boolean {
  return WRITING.has(code) || code === 'quote-in-sentence';
}

function echoes(finding: Finding, index: number, other: Finding, place: number): boolean {
  if (index === place) return false;
  if (finding.code === 'undeclared-unit') return other.code !== 'undeclared-unit' && overlap(finding, other);
  // What is left of a sentence without its quoted text.
  if (finding.code === 'empty-sentence' && other.code === 'quote-in-sentence') return overlap(finding, other);
  if (!WRITING.has(other.code)) return false;
  if (!WRITING.has(finding.code))
    return overlap(finding, other) || (FROM_HEADER.has(finding.code) && inHeader(finding, other));
  const later = place < index;
  return later && (overlap(finding, other) || (finding.code === 'open-quote' && other.code === 'open-quote'));
}

function overlap(a: Finding, b: Finding): boolean {
  return a.place.start < b.place.end && b.place.start < a.place.end;
}

/** Whether both are about the first line of the entry. */
function inHeader(a: Finding, b: Finding): boolean {
  const { block } = a.place;
  const lineFeed = block.source.text.indexOf('\n', block.start);
  const end = (lineFeed < 0 ? block.end : lineFeed) - block.start;
  return a.place.start < end && b.place.start < end;
}
