/**
 * Reads the catalogue of lifecycle cases in `cases/*.cases`.
 *
 * A file is plain text. What stands before the first `===` is ledger text shared by all cases of the file; then each case is
 *
 *     === what it shows                     ; rule ; judgement: why, where the design can be read in two ways
 *     ...ledger text...
 *     --- 2024-01-31 known 2024-02-01       the day to judge on and, if given, the day to know by; `---` alone: the ledger's own
 *     @p  state=kept  after=null  standing=[]  progress="1 of 9"
 *     @q  missing                           not in the result
 *     @r  request=open
 *     finding=no-standing                   a diagnostic with this code exists; `no-finding=` says it does not
 *
 * `!=` says that a field has another value than the one given. Only the fields named are compared.
 */

/** A value an expectation compares with: a text, nothing, or a list that has no order. */
export type ExpectedValue = string | null | readonly string[];

export interface FieldExpectation {
  readonly field: string;
  readonly negated: boolean;
  readonly value: ExpectedValue;
}

export interface Expectation {
  /** The promise or request it is about, with its `@`; null for an expectation about diagnostics. */
  readonly id: string | null;
  readonly missing: boolean;
  readonly fields: readonly FieldExpectation[];
  /** The line as written, for messages. */
  readonly text: string;
  /** One-based line in the file. */
  readonly line: number;
}

export interface JudgingDay {
  readonly on?: string;
  readonly known?: string;
  readonly expectations: readonly Expectation[];
}

export interface LifecycleCase {
  readonly title: string;
  /** The rule it comes from, and a judgement where the design leaves room. */
  readonly comment: string;
  readonly line: number;
  readonly ledger: string;
  readonly days: readonly JudgingDay[];
}

/** Reads one file of cases. Throws an error with the line number where the file is not well formed. */
export function readCases(text: string): LifecycleCase[] {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (line.startsWith('===') ? [index] : []));
  const shared = lines.slice(0, starts[0] ?? lines.length);
  return starts.map((start, index) => readCase(lines, start, starts[index + 1] ?? lines.length, shared));
}

function readCase(lines: string[], start: number, end: number, shared: string[]): LifecycleCase {
  const [title = '', ...comments] = (lines[start] ?? '').slice(3).split(/\s;\s/);
  const ledger = [...shared];
  const days: { on?: string; known?: string; expectations: Expectation[] }[] = [];
  for (let index = start + 1; index < end; index += 1) {
    const line = lines[index] ?? '';
    const day = days.at(-1);
    if (line.startsWith('---')) days.push({ ...readDay(line, index + 1), expectations: [] });
    else if (day === undefined) ledger.push(line);
    else if (line.trim() !== '' && !line.startsWith(';'))
      day.expectations.push(readExpectation(line, index + 1));
  }
  if (title.trim() === '') throw new Error(`line ${start + 1}: a case needs a title`);
  const empty = days.length === 0 || days.some((day) => day.expectations.length === 0);
  if (empty) throw new Error(`line ${start + 1}: a case needs a day, and each day an expectation`);
  return {
    title: title.trim(),
    comment: comments.join(' ; ').trim(),
    line: start + 1,
    ledger: `${ledger.join('\n')}\n`,
    days,
  };
}

const dayLine = /^---(?:\s+(\d{4}-\d\d-\d\d))?(?:\s+known\s+(\d{4}-\d\d-\d\d))?\s*(?:;.*)?$/;

function readDay(line: string, number: number): { on?: string; known?: string } {
  const match = dayLine.exec(line);
  if (match === null) throw new Error(`line ${number}: not a judging day: ${line}`);
  return { ...(match[1] && { on: match[1] }), ...(match[2] && { known: match[2] }) };
}

const fieldPattern = /([a-z-]+)(!?=)("[^"]*"|\[[^\]]*\]|[^\s"[\]]+)/gy;

function readExpectation(line: string, number: number): Expectation {
  const text = line.replace(/\s;\s.*$/, '').trim();
  const id = /^@[^\s[]+(?:\[[^\]]*\])?/.exec(text)?.[0] ?? null;
  let rest = text.slice(id?.length ?? 0).trim();
  const missing = rest === 'missing';
  if (missing) rest = '';
  const fields: FieldExpectation[] = [];
  let at = 0;
  while (at < rest.length) {
    fieldPattern.lastIndex = at;
    const match = fieldPattern.exec(rest);
    if (match === null) throw new Error(`line ${number}: not an expectation: ${rest.slice(at)}`);
    fields.push({ field: match[1] ?? '', negated: match[2] === '!=', value: readValue(match[3] ?? '') });
    at = fieldPattern.lastIndex;
    while (rest[at] === ' ') at += 1;
  }
  if (!missing && fields.length === 0) throw new Error(`line ${number}: nothing is expected`);
  return { id, missing, fields, text, line: number };
}

function readValue(text: string): ExpectedValue {
  if (text === 'null') return null;
  if (text.startsWith('"')) return text.slice(1, -1);
  if (!text.startsWith('[')) return text;
  const items = text
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim());
  return items.filter((item) => item !== '').sort();
}

/** The same ledger with its entries in the opposite order, for: the order of entries never changes a result. */
export function reverseEntries(ledger: string): string {
  const entries: string[][] = [[]];
  for (const line of ledger.split('\n')) {
    // A field in the first column was meant for the entry above it.
    if (/^[^\s;]/.test(line) && !/^(by|until|text)\s/.test(line)) entries.push([]);
    entries.at(-1)?.push(line);
  }
  return `${entries
    .reverse()
    .map((entry) => entry.join('\n'))
    .join('\n')}\n`;
}
