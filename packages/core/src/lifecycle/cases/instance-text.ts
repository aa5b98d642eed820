import type { ActEntry, Entry, PromiseEntry } from '../../ledger/entry.ts';
import type { Instance } from '../../ledger/many.ts';
import type { Name } from '../../ledger/name.ts';
import type { Reading } from '../../ledger/read/reading.ts';
import { SELECTION, VARIABLE } from '../../syntax/lexer.ts';
import { OPEN_BRACE } from '../../text/characters.ts';

/** Who stands for the variables. */
type Members = Pick<Instance, 'of' | 'to'>;

/** A piece of an entry's text, and what stands in its place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a promise with many cases as it would be written out for one: the members in the place of `each` and of
 * the variables, and nothing where `whenever` and `every` stand. Lines keep their numbers.
 */
export function instanceText(
  reading: Reading,
  generic: PromiseEntry,
  one: Members & Pick<Instance, 'isSupposed'>,
): string {
  if (one.isSupposed)
    return withIf(writeOut(reading, generic, membersOf(generic, one), (field) => field !== 'every'));
  return writeOut(
    reading,
    generic,
    membersOf(generic, one),
    (field) => field !== 'whenever' && field !== 'every',
  );
}

/** The text of an amendment of a promise with many cases as it would be written out for one. */
export function amendmentText(reading: Reading, act: ActEntry, instance: Instance): string {
  return writeOut(reading, act, membersOf(instance.generic, instance), () => true);
}

/** The same of a promise that waits by `if` for what `whenever` waits for, and says nothing else. */
export function waitingText(reading: Reading, generic: PromiseEntry, one: Members): string {
  const text = writeOut(reading, generic, membersOf(generic, one), (field) =>
    FIELDS_OF_WAITING.includes(field),
  );
  return withIf(text);
}

/** What `whenever` waits for as what `if` does. */
function withIf(text: string): string {
  return text.replace(/^([ \t]+)whenever/m, '$1if');
}

const FIELDS_OF_WAITING = ['from', 'to', 'whenever'];

/** Who stands for each variable of a promise. */
function membersOf({ terms }: PromiseEntry, one: Members): ReadonlyMap<string, Name> {
  const members = new Map<string, Name>();
  for (const { side, variable } of terms.many?.each ?? []) {
    const member = side === 'from' ? one.of : one.to;
    if (member) members.set(variable.text, member);
  }
  return members;
}

/** The text of an entry with members in the place of the variables, and nothing in that of the fields that are not kept. */
function writeOut(
  reading: Reading,
  { block }: Entry,
  members: ReadonlyMap<string, Name>,
  isKept: (field: string) => boolean,
): string {
  const { lexer } = reading;
  lexer.read(block.source, block.start);
  const changes: Change[] = [];
  for (let line = 1; line < lexer.lineCount; line = reading.nextSibling(line)) {
    const next = reading.nextSibling(line);
    const from = lexer.lineTokens[line];
    const to = lexer.lineTokens[next];
    const field = reading.textOf(from, from + 1);
    if (!isKept(field)) changes.push(blank(reading, from, to));
    else {
      const start = (field === 'from' || field === 'to') && takeEach(reading, from + 1, members, changes);
      takeVariables(reading, start || from, to, members, changes);
    }
  }
  return apply(block.source.text.slice(block.start, block.end), changes, block.start);
}

/** Nothing in the place of some tokens, but their line ends. */
function blank({ lexer }: Reading, from: number, to: number): Change {
  const start = lexer.starts[from];
  const end = lexer.ends[to - 1];
  return { start, end, text: lexer.text.slice(start, end).replace(/[^\n]/g, ' ') };
}

/** The member in the place of `each ?m of @group`; gives the token after it. */
function takeEach(
  reading: Reading,
  from: number,
  members: ReadonlyMap<string, Name>,
  changes: Change[],
): number | undefined {
  const { lexer } = reading;
  if (reading.textOf(from, from + 1) !== 'each') return undefined;
  const variable = lexer.kinds[from + 1] === VARIABLE ? from + 1 : from + 2;
  const member = members.get(`?${lexer.names.text(lexer.values[variable])}`);
  const end = variable + 3;
  if (member) changes.push({ start: lexer.starts[from], end: lexer.ends[end - 1], text: `@${member.text}` });
  return end;
}

function takeVariables(
  { lexer }: Reading,
  from: number,
  to: number,
  members: ReadonlyMap<string, Name>,
  changes: Change[],
): void {
  for (let token = from; token < to; token++) {
    const start = lexer.starts[token];
    const end = lexer.ends[token];
    if (lexer.kinds[token] === VARIABLE) {
      const member = members.get(`?${lexer.names.text(lexer.values[token])}`);
      const isBraced = lexer.codes[start + 1] === OPEN_BRACE;
      if (member) changes.push({ start, end, text: isBraced ? `@{${member.text}}` : `@${member.text}` });
    } else if (lexer.kinds[token] === SELECTION) {
      const text = lexer.text
        .slice(start, end)
        .replace(/\?([^\s\]]+)/g, (written, name) => `@${members.get(`?${name}`)?.text ?? written}`);
      changes.push({ start, end, text });
    }
  }
}

function apply(text: string, changes: readonly Change[], offset: number): string {
  let result = '';
  let at = 0;
  for (const change of changes) {
    result += text.slice(at, change.start - offset) + change.text;
    at = change.end - offset;
  }
  return result + text.slice(at);
}
