import { nearest } from '../../diagnostic/nearest.ts';
import type { FieldSet } from '../../syntax/grammar.ts';
import { WORD } from '../../syntax/lexer.ts';
import { joinWords } from '../values/join-words.ts';
import type { Reading } from './reading.ts';

/** Reports a `may` without one of the acts; says whether the line is one. */
export function reportUnknownPower(reading: Reading, line: number, { names }: FieldSet): boolean {
  const { lexer } = reading;
  const first = lexer.lineTokens[line];
  const acts = names.flatMap((name) => (name.startsWith('may ') ? [name.slice(4)] : []));
  if (acts.length === 0 || reading.textOf(first, first + 1) !== 'may') return false;
  const act = first + 1;
  const hasAct = act < lexer.lineTokens[line + 1] && lexer.kinds[act] === WORD;
  const written = hasAct ? reading.textOf(act, act + 1) : '';
  const meant = hasAct ? meantAct(written.toLowerCase(), acts) : undefined;
  const all = `An act is one of ${joinWords(acts)}.`;
  reading.report({
    code: 'unknown-field',
    message: hasAct ? `\`may ${written}\` gives no power.` : '`may` does not say what.',
    help: meant ? `Write \`may ${meant}\`. ${all}` : `Write \`may\`, an act and whose power it is. ${all}`,
    place: reading.place(first, hasAct ? act + 1 : act),
    ...(meant ? { replacement: `may ${meant}` } : {}),
  });
  return true;
}

/** The act that another word for it means: `terminate`, `ends`. */
function meantAct(written: string, acts: readonly string[]): string | undefined {
  return MEANT.get(written) ?? acts.find((act) => written === `${act}s`) ?? nearest(written, acts)[0];
}

const MEANT: ReadonlyMap<string, string> = new Map([
  ['terminate', 'end'],
  ['cancel', 'end'],
  ['stop', 'end'],
  ['revoke', 'end'],
  ['rescind', 'end'],
  ['waive', 'release'],
  ['discharge', 'release'],
  ['forgive', 'release'],
  ['pause', 'suspend'],
  ['withhold', 'suspend'],
  ['continue', 'resume'],
  ['change', 'amend'],
  ['modify', 'amend'],
  ['prolong', 'amend'],
  ['extend', 'amend'],
  ['renew', 'amend'],
  ['transfer', 'assign'],
  ['cede', 'assign'],
  ['sell', 'assign'],
  ['subcontract', 'delegate'],
  ['annul', 'void'],
]);
