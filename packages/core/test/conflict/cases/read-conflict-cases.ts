/**
 * Reads the catalogue of conflict cases in `*.cases`.
 *
 * A file is plain text, as in the catalogue of lifecycle cases. What stands before the first `===` is ledger text shared
 * by all cases of the file; then each case is
 *
 *     === what it shows                     ; rule ; judgement: why, where the design can be read in two ways
 *     ...ledger text...
 *     --- 2026-03-01 known 2026-02-01       the day to judge on and, if given, the day to know by
 *     ; how the answer is found by hand
 *     conflict @a @b: once only, contingent, possible, disputed
 *       if      @cy signals                 each condition that it needs
 *       fits    @a 1..3 of 4
 *       both    @gallery @house             bound both ways
 *       release @b by @boris at least 1..3 promised by @p falls @q @r
 *       end     @a by @jonas through @inspector
 *       break   @a by @gallery
 *       late    end @a by @boss earliest 2026-04-01 deadline 2026-03-15
 *
 * or `none`. The answer is complete: what is not written is not there, a conflict is certain on every reading unless its
 * first line says otherwise, and the ways out are in their order. Three details are compared only where a day
 * writes one of them: what acts still need (`needs "…"` at the end of a way), what is taken not to happen (`assumed …`),
 * and what lifts conflicts that share promises (`together …`).
 */

export interface ConflictDay {
  readonly on: string;
  readonly known: string | undefined;
  /** The lines of the answer, with single spaces and without comments. */
  readonly answer: readonly string[];
  /** One-based line in the file. */
  readonly line: number;
}

export interface ConflictCase {
  readonly title: string;
  /** The rule it comes from, and a judgement where the design leaves room. */
  readonly comment: string;
  readonly line: number;
  readonly ledger: string;
  readonly days: readonly ConflictDay[];
}

/** What is compared only where it is written. */
export interface Details {
  readonly needs: boolean;
  readonly assumptions: boolean;
  readonly together: boolean;
}

/** Reads one file of cases. Throws an error with the line number where the file is not well formed. */
export function readConflictCases(text: string): ConflictCase[] {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (line.startsWith('===') ? [index] : []));
  const shared = lines.slice(0, starts[0] ?? lines.length);
  return starts.map((start, index) => readCase(lines, start, starts[index + 1] ?? lines.length, shared));
}

const dayLine = /^---\s+(\d{4}-\d\d-\d\d)(?:\s+known\s+(\d{4}-\d\d-\d\d))?\s*(?:;.*)?$/;

function readCase(
  lines: readonly string[],
  start: number,
  end: number,
  shared: readonly string[],
): ConflictCase {
  const [title = '', ...comments] = (lines[start] ?? '').slice(3).split(/\s;\s/);
  const ledger = [...shared];
  const days: (ConflictDay & { readonly answer: string[] })[] = [];
  for (let index = start + 1; index < end; index += 1) {
    const line = lines[index] ?? '';
    const day = days.at(-1);
    if (line.startsWith('---')) {
      const match = dayLine.exec(line);
      if (!match?.[1]) throw new Error(`line ${index + 1}: not a judging day: ${line}`);
      days.push({ on: match[1], known: match[2], answer: [], line: index + 1 });
    } else if (day === undefined) ledger.push(line);
    else if (wordsOf(line) !== '') day.answer.push(wordsOf(line));
  }
  if (title.trim() === '') throw new Error(`line ${start + 1}: a case needs a title`);
  if (days.length === 0 || days.some(({ answer }) => answer.length === 0))
    throw new Error(`line ${start + 1}: a case needs a day, and each day an answer`);
  return {
    title: title.trim(),
    comment: comments.join(' ; ').trim(),
    line: start + 1,
    ledger: `${ledger.join('\n')}\n`,
    days,
  };
}

function wordsOf(line: string): string {
  return line
    .replace(/(^|\s);.*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Which details a day asks to compare. */
export function detailsOf({ answer }: ConflictDay): Details {
  return {
    needs: answer.some((line) => / needs "/.test(line)),
    assumptions: answer.some((line) => line.startsWith('assumed ')),
    together: answer.some((line) => line.startsWith('together ')),
  };
}
