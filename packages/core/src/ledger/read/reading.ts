import type { Finding } from '../../diagnostic/diagnostic.ts';
import { type FieldRule, type FieldSet, findField } from '../../syntax/grammar.ts';
import { Lexer, STRING, WORD } from '../../syntax/lexer.ts';
import { matchField } from '../../syntax/match-fields.ts';
import type { Block, Place } from '../../text/block.ts';
import { composed } from '../../text/composed.ts';
import { type Anyone, anyoneText } from '../anyone.ts';
import { createName, type Name } from '../name.ts';
import { createSelected, type Selection } from '../selection.ts';
import type { Argument } from '../sentence.ts';
import { UnitTable } from '../values/unit-table.ts';
import { CommonLines } from './common-lines.ts';
import { NumberWords } from './number-word.ts';
import { ShapeTable } from './shape-table.ts';
import { WordValues } from './word-values.ts';

/**
 * What reading entries needs and fills: the lexer with the entry at hand, the tables of names, shapes and units, and
 * where findings go. Token positions are indices into the lexer's arrays; a span `from..to` excludes `to`.
 */
export class Reading {
  readonly lexer = new Lexer();
  readonly units = new UnitTable(this.lexer.words);
  readonly shapes = new ShapeTable(this.lexer.words);
  readonly numbers = new NumberWords(this.lexer.words, this.units);
  readonly values = new WordValues(this.lexer.words);
  readonly common = new CommonLines();
  readonly names: Name[] = [];
  /** The arguments of the sentence at hand. */
  readonly arguments: Argument[] = [];
  /** Findings about the entry at hand. */
  findings: Finding[] = [];
  /** The lines of the entry at hand that are reported before its fields are read, for their indentation. */
  readonly misindented = new Set<number>();
  /** The entry at hand. */
  block!: Block;
  /** Whether every unit of the ledger has been declared, so that what `is` says can be read. */
  unitsDeclared = false;
  /** Whether every entry has been read once, so that what a name stands for is settled. */
  settled = false;
  /** Whether some line cites a source with more than its name, so that there may be a quote, a grade or a speaker. */
  citesInDetail = false;
  /** Set when reading the entry rightly needs to know what a name stands for that is not declared yet. */
  waitsFor: Name | undefined;

  /** How many conditions the one at hand stands inside. */
  nesting = 0;
  /** The variables that the promise at hand uses; undefined where none may stand. */
  variables: { readonly name: Name; readonly place: Place }[] | undefined;

  report(finding: Finding): void {
    this.findings.push(finding);
  }

  /** The name with a number of the lexer's. */
  name(index: number): Name {
    while (this.names.length <= index) {
      this.names.push(createName(this.lexer.names.text(this.names.length), this.names.length));
    }
    return this.names[index];
  }

  /** The name a mention token stands for. */
  mention(token: number): Name {
    const index = this.lexer.values[token];
    return index < this.names.length ? this.names[index] : this.name(index);
  }

  /** A name by its text, such as one inside braces. */
  nameByText(text: string): Name {
    return this.name(this.lexer.names.internText(composed(text)));
  }

  /** A name for the instances that a selection selects. */
  selected(text: string, selection: Selection): Name {
    return this.#special(text, (index) => createSelected(text, index, selection));
  }

  /** A name for anyone but some. */
  anyone(meant: Anyone): Name {
    const text = anyoneText(meant);
    return this.#special(text, (index) => createName(text, index, meant));
  }

  /** A name for what a variable of a promise with many cases stands for. */
  placeholder(variable: string): Name {
    return this.nameByText(`?${variable}`);
  }

  /** The placeholder for a variable token, noted as used. */
  variable(token: number): Name {
    const name = this.placeholder(this.lexer.names.text(this.lexer.values[token]));
    this.variables?.push({ name, place: this.place(token, token + 1) });
    return name;
  }

  #special(text: string, make: (index: number) => Name): Name {
    const known = this.#specials.get(text);
    if (known) return known;
    const name = make(this.lexer.names.internText(text));
    this.#specials.set(text, name);
    return name;
  }

  readonly #specials = new Map<string, Name>();

  /** The names for selections and for anyone that have come into use. */
  specials(): Iterable<Name> {
    return this.#specials.values();
  }

  isWord(token: number, number: number): boolean {
    return this.lexer.kinds[token] === WORD && this.lexer.values[token] === number;
  }

  /** From the block's start to the start of a token. */
  startOf(token: number): number {
    return this.lexer.starts[token] - this.block.start;
  }

  endOf(token: number): number {
    return this.lexer.ends[token] - this.block.start;
  }

  /** The place from one token to before another; an empty span stands after the token before it. */
  place(from: number, to: number): Place {
    if (to > from) return { block: this.block, start: this.startOf(from), end: this.endOf(to - 1) };
    const at = from > 0 ? this.endOf(from - 1) : 0;
    return { block: this.block, start: at, end: at };
  }

  /** The place of a line's own text. */
  linePlace(line: number): Place {
    return this.place(this.lexer.lineTokens[line], this.lexer.lineTokens[line + 1]);
  }

  /** The raw text of a span of tokens. */
  textOf(from: number, to: number): string {
    const { lexer } = this;
    return to > from ? lexer.text.slice(lexer.starts[from], lexer.ends[to - 1]) : '';
  }

  /** The text of a span of tokens, with white space between them and the lines of texts folded to one space. */
  wordsOf(from: number, to: number): string {
    const { lexer } = this;
    let text = '';
    for (let token = from; token < to; token++) {
      if (token > from && lexer.starts[token] > lexer.ends[token - 1]) text += ' ';
      text += lexer.kinds[token] === STRING ? foldLines(lexer.textOf(token)) : lexer.textOf(token);
    }
    return text;
  }

  /** What a quoted text says: escapes undone, lines folded to one space. */
  stringOf(token: number): string {
    const { lexer } = this;
    const special = lexer.values[token];
    const inner = lexer.text.slice(lexer.starts[token] + 1, lexer.ends[token] - (special === 2 ? 0 : 1));
    if (special === 0) return inner;
    return foldLines(inner).replace(/\\(["\\])/g, '$1');
  }

  isString(token: number, to: number): boolean {
    return token < to && this.lexer.kinds[token] === STRING;
  }

  /** Whether anything is indented below a line. */
  hasBelow(line: number): boolean {
    const { depths, lineCount } = this.lexer;
    return line + 1 < lineCount && depths[line + 1] > depths[line];
  }

  /** The line after a line's own and those that qualify it. */
  nextSibling(line: number): number {
    const { depths, lineCount } = this.lexer;
    const depth = depths[line];
    let next = line + 1;
    while (next < lineCount && depths[next] > depth) next++;
    return next;
  }

  /** The field a line is, among those that may stand there. */
  field(line: number, set: FieldSet): FieldRule | undefined {
    return matchField(this.lexer, line, set) ?? this.#capitalField(line, set);
  }

  /** `If @ben asks`: a field in capital letters is read as what it is, and reported. */
  #capitalField(line: number, set: FieldSet): FieldRule | undefined {
    const { lexer } = this;
    const first = lexer.lineTokens[line];
    if (lexer.kinds[first] !== WORD) return undefined;
    const [one, two = -1, three = -1] = [0, 1, 2].map((ahead) => this.#smallWord(line, first + ahead));
    const rule = findField(set, one, two);
    if (!rule || (rule.third >= 0 && rule.third !== three)) return undefined;
    const place = this.place(first, first + rule.words);
    const written = this.textOf(first, first + rule.words);
    if (!this.findings.some((finding) => finding.isRead && finding.place.start === place.start))
      this.report({
        code: 'unknown-field',
        message: `\`${written}\` has to be written in small letters.`,
        help: `Write \`${rule.name}\`. It is read as that.`,
        place,
        replacement: rule.name,
        isRead: true,
      });
    return rule;
  }

  /** The number of a word of a line in small letters; -1 where it is none. */
  #smallWord(line: number, token: number): number {
    const { lexer } = this;
    if (token >= lexer.lineTokens[line + 1] || lexer.kinds[token] !== WORD) return -1;
    return lexer.words.find(lexer.textOf(token).toLowerCase());
  }
}

/** Line ends, blank lines and the white space around them become one space. */
function foldLines(text: string): string {
  const lines = text.split('\n');
  const last = lines.pop()!;
  const [first, ...others] = lines;
  if (first === undefined) return last;
  const between = others.map((line) => line.trim()).filter((line) => line !== '');
  return [first.trimEnd(), ...between, last.trimStart()].join(' ');
}
