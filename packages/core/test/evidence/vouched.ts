import type { CapturedFile } from '../../src/evidence/captured-file.ts';
import { diagnoseEvidence } from '../../src/evidence/diagnose-evidence.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { type DateValue, readDate } from '../../src/ledger/values/date-value.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { type VoucherReport, voucherReport } from '../../src/query/reports/voucher-report.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** The files that sources name, by the path they name. */
export type Files = Readonly<Record<string, string | CapturedFile>>;

/** Judges a ledger at the end of 2026, or as known on a day. */
function judged(text: string, known?: string) {
  const ledger = Ledger.read([sourceText('a.troth', text)]);
  const on = (readDate('2026-12-31', null) as DateValue).last;
  return judge(ledger, {
    on,
    known: known === undefined ? undefined : (readDate(known, null) as DateValue).last,
  });
}

function finder(files: Files) {
  return ({ file }: { readonly file: string | undefined }): CapturedFile => {
    const found = files[file ?? ''];
    if (found === undefined) return { kind: 'missing' };
    if (typeof found !== 'string') return found;
    return { kind: 'found', digest: () => '', text: () => ({ text: found }) };
  };
}

/** Who vouches for an entry. */
export function vouched(text: string, id: string, known?: string, files: Files = {}): VoucherReport {
  return voucherReport(judged(text, known), id, finder(files))!;
}

/** Who vouches for an entry, in words: its statements, each with what makes it count for nothing. */
export function words(text: string, id: string, known?: string): string[] {
  return vouched(text, id, known).statements.map(
    ({ line, summary, because, disputed }) =>
      `${line === null ? '' : `${line}: `}${summary}${because === null ? '' : ` [${because}]`}${disputed ? ' [disputed]' : ''}`,
  );
}

/** The least and the most roots that support the first statement of an entry. */
export function roots(text: string, id: string, known?: string): [number, number] {
  const { low, high } = vouched(text, id, known).statements[0].supports.roots;
  return [low, high];
}

/** What is wrong with the evidence, as `code: message`. */
export function findings(text: string, files: Files = {}, known?: string): string[] {
  return diagnoseEvidence(judged(text, known), finder(files)).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}
