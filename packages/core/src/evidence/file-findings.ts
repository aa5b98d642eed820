import { fieldPlace } from '../check/places.ts';
import type { Report } from '../diagnostic/diagnostic.ts';
import type { SourceEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { type CapturedFile, isDigest } from './captured-file.ts';
import type { CheckEvidence } from './checking.ts';
import { statementsOf } from './statement.ts';

/** The file that a source names is there, is what its digest was taken of, and is text where it is quoted. */
export const capturedFilesAreSound: CheckEvidence = ({ vantage: { ledger }, entries, find }, report) => {
  const sources = ledger.entriesOf('source') as SourceEntry[];
  const withFile = sources.filter(({ file }) => file !== undefined);
  if (withFile.length === 0) return;
  const quoted = new Set<Name>();
  for (const entry of entries) {
    for (const { vouchers } of statementsOf(entry)) {
      for (const { source, quotes } of vouchers.evidence) if (quotes.length > 0) quoted.add(source);
    }
  }
  for (const source of withFile) {
    const file = find(source);
    if (file) checkFile(ledger, source, file, source.name !== undefined && quoted.has(source.name), report);
  }
};

function checkFile(
  ledger: Ledger,
  source: SourceEntry,
  file: CapturedFile,
  isQuoted: boolean,
  report: Report,
): void {
  const place = fieldPlace(ledger, source.block, 'file');
  const effect = isQuoted ? 'so quotes from it cannot be checked' : 'so nobody can look it up there';
  if (file.kind === 'missing') {
    report({
      code: 'missing-file',
      message: `There is no file \`${source.file}\`, ${effect}.`,
      help: 'A path is relative to the ledger file that names it. Mend the path, or put the copy there.',
      place,
    });
    return;
  }
  if (file.kind === 'unreadable') {
    report({
      code: 'unreadable-file',
      message: `\`${source.file}\` cannot be read: ${file.reason}, ${effect}.`,
      help: 'Name a file that can be read, or make this one so.',
      place,
    });
    return;
  }
  checkDigest(ledger, source, file.digest, report);
  const content = isQuoted ? file.text() : undefined;
  if (!content || 'text' in content) return;
  report({
    code: 'unreadable-file',
    message: `\`${source.file}\` is no text: ${content.reason}, so quotes from it cannot be checked.`,
    help: 'Keep its words in a text file as well, and name that one here.',
    place,
  });
}

/** Says nothing of the digest found where it differs, so that nobody copies it without looking. */
function checkDigest(ledger: Ledger, source: SourceEntry, digest: () => string, report: Report): void {
  const { sha256, file } = source;
  if (sha256 === undefined) return;
  const place = fieldPlace(ledger, source.block, 'sha256');
  if (!isDigest(sha256)) {
    report({
      code: 'altered-file',
      message: `\`${sha256}\` is no SHA-256, so it guards nothing.`,
      help: 'It has 64 digits, 0 to 9 and a to f; `sha256sum` and `shasum -a 256` print it.',
      place,
    });
  } else if (digest() !== sha256.toLowerCase()) {
    report({
      code: 'altered-file',
      message: `\`${file}\` is not the file that this SHA-256 was taken of.`,
      help: 'Restore the file. If it was changed for a reason, look at the quotes from it, and write the new digest, which `sha256sum` and `shasum -a 256` print.',
      place,
      related: [{ place: fieldPlace(ledger, source.block, 'file'), message: 'the file is named here' }],
    });
  }
}
