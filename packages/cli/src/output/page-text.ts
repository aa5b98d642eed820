import { wrap } from './wrap.ts';

/** Where a line of prose goes on: below its first word, or behind `Why:` and `Help:`. */
const LABELLED = /^( +)(Why: {2}|Help: )(?=\S)/;

/**
 * The page of a code in lines of at most `width` columns. What is a ledger, or points into one, stays as it is written:
 * broken anywhere else it would be another.
 */
export function pageText(page: string, width: number): string {
  const lines: string[] = [];
  let isMessage = false;
  const all = page.trimEnd().split('\n');
  for (let at = 0; at < all.length; at++) {
    const line = all[at];
    const label = LABELLED.exec(line)?.[0] ?? '';
    if (label === '' && !isMessage && /^\s/.test(line)) lines.push(line);
    else {
      const margin = ' '.repeat(label.length || line.search(/\S|$/));
      const prose = [line.slice(margin.length)];
      // What was printed is broken already.
      while (all[at + 1]?.startsWith(margin) && /\S/.test(all[at + 1].charAt(margin.length)) && margin !== '')
        prose.push(all[++at].slice(margin.length));
      const [first, ...rest] = wrap(prose.join(' '), width - margin.length);
      lines.push(`${label || margin}${first}`, ...rest.map((one) => margin + one));
    }
    isMessage = / (?:error|warning)\[[\w-]+\] \S+$/.test(line);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** What a page says before its example: the code, and the rule behind it. */
export function withoutExample(page: string): string {
  return page.split('\n\n').slice(0, 2).join('\n\n');
}
