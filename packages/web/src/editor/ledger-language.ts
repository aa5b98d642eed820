import {
  bidiIsolates,
  defineLanguageFacet,
  foldNodeProp,
  type IndentContext,
  indentService,
  Language,
  LanguageSupport,
  languageDataProp,
} from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import {
  type Input,
  NodeProp,
  NodeSet,
  NodeType,
  Parser,
  type PartialParse,
  Tree,
  type TreeFragment,
} from '@lezer/common';
import { styleTags, tags } from '@lezer/highlight';
import { HIGHLIGHT_KINDS, Highlighter, type HighlightKind, nextEntry, sourceText } from '@troth/core';

const data = defineLanguageFacet({
  commentTokens: { line: ';' },
  closeBrackets: { brackets: ['"', '{'] },
});

/** The node that each piece of text becomes, and what it is coloured as. Words of a sentence become none. */
const NODES: Readonly<Record<Exclude<HighlightKind, 'word'>, string>> = {
  date: 'Date',
  keyword: 'Keyword',
  field: 'Field',
  name: 'Name',
  'declared name': 'DeclaredName',
  variable: 'Variable',
  text: 'Text',
  tag: 'Tag',
  number: 'Number',
  clause: 'Clause',
  state: 'State',
  comment: 'Comment',
  unknown: 'Unknown',
};

const document = NodeType.define({ id: 0, name: 'Document', top: true, props: [[languageDataProp, data]] });
const entry = NodeType.define({ id: 1, name: 'Entry' });
const kinds = HIGHLIGHT_KINDS.filter((kind) => kind !== 'word');
const nodes = new NodeSet([
  document,
  entry,
  // Names and texts that are written from right to left stay where they are in their line.
  ...kinds.map((kind, index) =>
    NodeType.define({ id: index + 2, name: NODES[kind], props: [[NodeProp.isolate, 'auto']] }),
  ),
]).extend(
  styleTags({
    Date: tags.number,
    Keyword: tags.keyword,
    Field: tags.propertyName,
    Name: tags.variableName,
    DeclaredName: tags.definition(tags.variableName),
    Variable: tags.special(tags.variableName),
    Text: tags.string,
    Tag: tags.labelName,
    Number: tags.number,
    Clause: tags.operatorKeyword,
    State: tags.atom,
    Comment: tags.lineComment,
    Unknown: tags.invalid,
  }),
  foldNodeProp.add({
    Entry: (node, state) => {
      const first = state.doc.lineAt(node.from);
      const text = state.sliceDoc(first.to, node.to).trimEnd();
      return text === '' ? null : { from: first.to, to: first.to + text.length };
    },
  }),
);
const numbers = new Map<HighlightKind, number>(kinds.map((kind, index) => [kind, index + 2]));

/** As much of a file is looked through at first for the end of an entry. */
const WINDOW = 2048;

/** Reads a file one entry at a time, and takes over every entry that an edit left alone. */
class LedgerParse implements PartialParse {
  parsedPos: number;
  stoppedAt: number | null = null;
  readonly #input: Input;
  readonly #fragments: readonly TreeFragment[];
  readonly #start: number;
  readonly #end: number;
  readonly #highlighter = new Highlighter();
  readonly #children: Tree[] = [];
  readonly #positions: number[] = [];

  constructor(input: Input, fragments: readonly TreeFragment[], from: number, to: number) {
    this.#input = input;
    this.#fragments = fragments;
    this.#start = from;
    this.#end = to;
    this.parsedPos = from;
  }

  stopAt(position: number): void {
    this.stoppedAt = position;
  }

  advance(): Tree | null {
    const end = Math.min(this.stoppedAt ?? this.#end, this.#end);
    if (this.parsedPos >= end) return this.#finish();
    const known = this.#reusable();
    if (known) this.#add(known);
    else this.#add(this.#read());
    return null;
  }

  #add(tree: Tree): void {
    this.#children.push(tree);
    this.#positions.push(this.parsedPos - this.#start);
    this.parsedPos += tree.length;
  }

  #finish(): Tree {
    const length = this.parsedPos - this.#start;
    return new Tree(document, this.#children, this.#positions, length).balance({
      makeTree: (children, positions, size) => new Tree(NodeType.none, children, positions, size),
    });
  }

  #read(): Tree {
    const text = this.#entryText();
    const children: Tree[] = [];
    const positions: number[] = [];
    this.#highlighter.entry(sourceText('', text), 0, (kind, start, end) => {
      const number = numbers.get(kind);
      if (number === undefined || end > text.length) return;
      children.push(new Tree(nodes.types[number]!, [], [], end - start));
      positions.push(start);
    });
    return new Tree(nodes.types[1]!, children, positions, text.length);
  }

  /** The text up to where the next entry starts. */
  #entryText(): string {
    for (let size = WINDOW; ; size *= 4) {
      const end = Math.min(this.parsedPos + size, this.#end);
      const text = this.#input.read(this.parsedPos, end);
      const next = nextEntry(text, 0);
      if (next > 0) return text.slice(0, next);
      if (end === this.#end) return text;
    }
  }

  /** What was read before and starts here: an entry, or many in one. */
  #reusable(): Tree | undefined {
    for (const { from, to, tree, offset, openEnd } of this.#fragments) {
      if (from > this.parsedPos || to <= this.parsedPos) continue;
      // Where the text behind it has changed, an entry may not end where it did.
      const limit = to + offset - (openEnd ? 1 : 0);
      return treeAt(tree, 0, this.parsedPos + offset, limit);
    }
    return undefined;
  }
}

/** The largest piece of a tree that starts at a place and ends before a limit. */
function treeAt(tree: Tree, start: number, at: number, limit: number): Tree | undefined {
  const { children, positions } = tree;
  let low = 0;
  for (let high = positions.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (start + positions[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  const child = children[low];
  if (!(child instanceof Tree)) return undefined;
  const from = start + positions[low]!;
  const isPiece = child.type.isAnonymous || child.type.id === entry.id;
  if (isPiece && from === at && from + child.length <= limit && child.length > 0) return child;
  return child.type.isAnonymous ? treeAt(child, from, at, limit) : undefined;
}

/** The project's own parser, as one that CodeMirror asks. */
class LedgerParser extends Parser {
  createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { readonly from: number; readonly to: number }[],
  ): PartialParse {
    return new LedgerParse(input, fragments, ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? input.length);
  }
}

/** The parser of ledger files for CodeMirror: a tree of entries, each with the pieces that are coloured. */
export const ledgerParser: Parser = new LedgerParser();

/** Below a header fields are indented; elsewhere a line stands below the one before it. */
const indentation: Extension = indentService.of((context, position) => {
  const above = lineAbove(context, position);
  if (above === undefined || above.trim() === '') return 0;
  const indent = /^\s*/.exec(above)![0].length;
  return indent === 0 && !above.startsWith(';') ? 2 : indent;
});

/** The line above a place; where a line is being broken there, what stands before the break. */
function lineAbove(context: IndentContext, position: number): string | undefined {
  if (context.simulatedBreak === position) return context.lineAt(position, -1).text;
  const { from } = context.lineAt(position, 1);
  return from === 0 ? undefined : context.lineAt(from - 1).text;
}

/** Ledger files in CodeMirror: colours, folding, comments, indentation. */
export function ledgerLanguage(): LanguageSupport {
  return new LanguageSupport(new Language(data, ledgerParser, [], 'troth'), [indentation, bidiIsolates()]);
}
