import { ENTRY_RULES, type EntryRule, type FieldRule, type FieldSet, findField } from './grammar.ts';
import { type Lexer, WORD } from './lexer.ts';

/** The rule of the entry that a lexer holds; undefined where its first line is that of no entry. */
export function matchEntry(lexer: Lexer): EntryRule | undefined {
  if (lexer.lineCount === 0 || lexer.indents[0] > 0) return undefined;
  const own = ruleAt(lexer, 0);
  if (own) return own.dated ? undefined : own;
  return startsUnlikeKeyword(lexer) ? ruleAt(lexer, 1) : undefined;
}

function ruleAt(lexer: Lexer, token: number): EntryRule | undefined {
  if (token >= lexer.lineTokens[1] || lexer.kinds[token] !== WORD) return undefined;
  return ENTRY_RULES[lexer.values[token]];
}

/** Dates start with a digit or a sign, keywords with a letter. */
function startsUnlikeKeyword(lexer: Lexer): boolean {
  const code = lexer.codes[lexer.starts[0]];
  return code < 65 || code > 127;
}

/** The rule of each line's field, by what may stand below the line above it; undefined for the header and the unknown. */
export function matchFields(lexer: Lexer, rule: EntryRule): (FieldRule | undefined)[] {
  const found: (FieldRule | undefined)[] = [undefined];
  const sets: (FieldSet | undefined)[] = [undefined, rule.fields];
  for (let line = 1; line < lexer.lineCount; line++) {
    const depth = lexer.depths[line];
    const set = sets[depth];
    const field = set && matchField(lexer, line, set);
    sets[depth + 1] = field?.inside;
    found.push(field);
  }
  return found;
}

/** The field that a line is, among those that may stand there. */
export function matchField(lexer: Lexer, line: number, set: FieldSet): FieldRule | undefined {
  const first = lexer.lineTokens[line];
  if (lexer.kinds[first] !== WORD) return undefined;
  const field = findField(set, lexer.values[first], wordAt(lexer, line, first + 1));
  return field && (field.third < 0 || field.third === wordAt(lexer, line, first + 2)) ? field : undefined;
}

/** The number of a word of a line; -1 where there is none. */
function wordAt(lexer: Lexer, line: number, token: number): number {
  return token < lexer.lineTokens[line + 1] && lexer.kinds[token] === WORD ? lexer.values[token] : -1;
}

/** The token after the words of a line's field. */
export function endOfName(lexer: Lexer, line: number, field: FieldRule): number {
  return lexer.lineTokens[line] + field.words;
}
