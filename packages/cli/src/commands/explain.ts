import { CODES, type DiagnosticCode, explain as pageOf } from '@troth/core';
import { didYouMean, Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { cell, layOut } from '../output/columns.ts';
import { pageText, withoutExample } from '../output/page-text.ts';
import { styleFor, wantsColour } from '../output/style.ts';
import { widthOf } from '../output/terminal-width.ts';

const ALL = Object.keys(CODES).sort() as DiagnosticCode[];

/** `troth explain`: what a code means, or all codes. */
export function explain(call: Call): number {
  const [written] = call.operands;
  const code = written === undefined ? undefined : findCode(written);
  call.io.out.write(call.has('json') ? json(code) : code === undefined ? list(call) : page(call, code));
  return 0;
}

function page(call: Call, code: DiagnosticCode): string {
  const text = call.has('quiet') ? withoutExample(pageOf(code)) : pageOf(code);
  return pageText(text, widthOf(call.io.columns));
}

function list(call: Call): string {
  return call.has('quiet') ? ALL.map((code) => `${code}\n`).join('') : table(call);
}

/** The code that is meant by what was copied from a message: `no-promisor` or `error[no-promisor]`. */
function findCode(written: string): DiagnosticCode {
  const word = /\[(.*)\]/.exec(written)?.[1] ?? written;
  const code = ALL.find((one) => one === word.toLowerCase());
  if (code) return code;
  throw new Problem(`there is no code ${word}${didYouMean(word, ALL)}`, [
    'All codes are listed by: troth explain',
  ]);
}

function table(call: Call): string {
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const rows = ALL.map((code) => {
    const { severity, why } = CODES[code];
    return [cell(code, 'bold'), cell(severity, severity === 'error' ? 'red' : 'yellow'), cell(why)];
  });
  return layOut(rows, widthOf(call.io.columns), style)
    .map((line) => `${line}\n`)
    .join('');
}

function json(code: DiagnosticCode | undefined): string {
  const entry = (one: DiagnosticCode) => ({ code: one, severity: CODES[one].severity, why: CODES[one].why });
  const value = code === undefined ? { codes: ALL.map(entry) } : { ...entry(code), page: pageOf(code) };
  return `${JSON.stringify(value, null, 2)}\n`;
}
