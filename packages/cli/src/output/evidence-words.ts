import type { VoucherReport } from '@troth/core';

/** What a drawing shows, in sentences: for those who cannot see it. */
export function evidenceWords({ statements, carries, known }: VoucherReport): string[] {
  const words = statements
    .filter(({ line, supports, denies, mentions }) => {
      const isBare = [supports, denies, mentions].every(({ reports }) => reports.length === 0);
      return !(carries && isBare && line === null);
    })
    .map(({ line, summary, because, disputed }) => {
      const about = line === null ? '' : `${line}: `;
      const counts = because === null ? '' : ` It counts for nothing: ${because}.`;
      return `${about}${summary}.${counts}${disputed ? ' It is disputed.' : ''}`;
    });
  if (carries) {
    const count = carries.statements.length;
    words.push(`${count} ${count === 1 ? 'statement rests' : 'statements rest'} on it.`);
  }
  return known === null ? words : [`As known by ${known}.`, ...words];
}
