import { nearest } from '@troth/core';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { ImportProblem } from '../import-problem.ts';
import { decodeFile } from '../input/decode-bytes.ts';
import type { InputFile } from '../input/read-table.ts';
import { slugFrom } from '../ledger-text/draft.ts';
import type {
  CaseRows,
  CellSource,
  CsvMapping,
  PromiseRows,
  RaterMapping,
  SourceMapping,
} from './mapping.ts';
import { readVerdict, VERDICTS } from './status-words.ts';

const TOP = ['name', 'title', 'source', 'promise', 'match', 'rating'];
const SOURCE = ['title', 'url', 'author', 'published'];
const PROMISE = ['key', 'title', 'text', 'from', 'to', 'made', 'deadline', 'tags', 'link', 'split'];
const RATING = ['by', 'status', 'words', 'flags', 'date', 'because'];

/** Reads what a mapping file says. Throws an {@link ImportProblem} that shows the line. */
export function readMapping(file: InputFile): CsvMapping {
  return new MappingReader(file).read();
}

class MappingReader {
  readonly #file: string;
  readonly #lines: readonly string[];
  readonly #counter = new LineCounter();
  readonly #root: YAMLMap;

  constructor(file: InputFile) {
    const { name } = file;
    const { text } = decodeFile(file);
    this.#file = name;
    this.#lines = text.split('\n');
    const document = parseDocument(text, { lineCounter: this.#counter, logLevel: 'silent' });
    const [error] = document.errors;
    if (error) throw this.#problem(error.pos[0], `is no YAML: ${error.message.split(' at line')[0]}`);
    if (!isMap(document.contents))
      throw new ImportProblem(`${name} is no mapping: it says nothing of the form “title: …”`, [
        'Propose one from the table: troth import csv FILE --guess > mapping.yaml',
      ]);
    this.#root = document.contents as YAMLMap;
  }

  read(): CsvMapping {
    this.#onlyKnown(this.#root, TOP, '');
    const name = slugFrom(this.#required(this.#root, 'name'));
    if (name === '' || name.includes('/'))
      throw this.#at(this.#root, 'name', 'a name is letters, digits and -');
    const title = this.#text(this.#root, 'title') ?? name;
    const promise = this.#node(this.#root, 'promise');
    const match = this.#node(this.#root, 'match');
    if ((promise === undefined) === (match === undefined))
      throw new ImportProblem(
        `${this.#file} must say either “promise:” (each row is a promise) or “match:” (each row speaks of a promise that the ledger has)`,
      );
    const rows = promise ? this.#promise(this.#map(promise, 'promise')) : this.#match(match!);
    const raters = this.#raters();
    if (rows.kind === 'cases' && raters.length === 0)
      throw new ImportProblem(`${this.#file} says nothing under “rating:”, so there is nothing to import`);
    return { name, title, source: this.#source(title), rows, raters };
  }

  #source(title: string): SourceMapping {
    const node = this.#node(this.#root, 'source');
    if (!node) return { title };
    const map = this.#map(node, 'source');
    this.#onlyKnown(map, SOURCE, 'source');
    const fields = SOURCE.map((field) => [field, this.#text(map, field)] as const);
    return { title, ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)) };
  }

  #promise(map: YAMLMap): PromiseRows {
    this.#onlyKnown(map, PROMISE, 'promise');
    const [title, text] = [this.#cell(map, 'title'), this.#cell(map, 'text')];
    if (!title && !text) throw this.#at(map, undefined, 'a promise needs the column of its title or text');
    const needed = (field: string): CellSource => {
      const cell = this.#cell(map, field);
      if (cell) return cell;
      throw this.#at(
        map,
        undefined,
        `a promise needs “${field}”: a column, or a name after “=” (${field}: =the government)`,
      );
    };
    return {
      kind: 'promises',
      key: this.#list(map, 'key'),
      title,
      text,
      from: needed('from'),
      to: needed('to'),
      made: this.#cell(map, 'made'),
      deadline: this.#cell(map, 'deadline'),
      tags: this.#list(map, 'tags').map(cellFrom),
      link: this.#cell(map, 'link'),
      split: this.#text(map, 'split'),
    };
  }

  #match(node: Node): CaseRows {
    const match = this.#pairs(this.#map(node, 'match'));
    if (match.size === 0) throw this.#problem(startOf(node), '“match:” names no column');
    return { kind: 'cases', match };
  }

  #raters(): RaterMapping[] {
    const node = this.#node(this.#root, 'rating');
    if (!node) return [];
    const items = isSeq(node) ? (node.items as Node[]) : [node];
    return items.map((item) => this.#rater(this.#map(item, 'rating')));
  }

  #rater(map: YAMLMap): RaterMapping {
    this.#onlyKnown(map, RATING, 'rating');
    const by = this.#cell(map, 'by');
    if (!by) throw this.#at(map, undefined, 'a rating needs “by”: who rates, after “=” or as a column');
    const status = this.#text(map, 'status');
    const flags = this.#verdicts(map, 'flags');
    if ((status === undefined) === (flags.size === 0))
      throw this.#at(
        map,
        undefined,
        'a rating needs either “status” (a column of words) or “flags” (columns that hold 1)',
      );
    return {
      by,
      status,
      words: this.#verdicts(map, 'words'),
      flags,
      date: this.#cell(map, 'date'),
      because: this.#cell(map, 'because'),
    };
  }

  #verdicts(map: YAMLMap, field: string): Map<string, string> {
    const node = this.#node(map, field);
    if (!node) return new Map();
    const below = this.#map(node, field);
    const pairs = [...this.#pairs(below)].map(([word, written]): [string, string] => {
      const verdict = readVerdict(written);
      if (verdict !== undefined) return [word, verdict];
      const [near] = nearest(written, VERDICTS, 1);
      throw this.#at(
        below,
        word,
        `${written} is no state${near ? `; did you mean ${near}?` : ''} (${VERDICTS.join(', ')})`,
      );
    });
    return new Map(pairs);
  }

  #cell(map: YAMLMap, field: string): CellSource | undefined {
    const text = this.#text(map, field);
    return text === undefined ? undefined : cellFrom(text);
  }

  #list(map: YAMLMap, field: string): string[] {
    const node = this.#node(map, field);
    if (!node) return [];
    return isSeq(node) ? (node.items as Node[]).map((item) => scalarText(item)) : [scalarText(node)];
  }

  #pairs(map: YAMLMap): Map<string, string> {
    return new Map(map.items.map(({ key, value }) => [scalarText(key), scalarText(value)]));
  }

  #required(map: YAMLMap, field: string): string {
    const text = this.#text(map, field);
    if (text !== undefined && text !== '') return text;
    throw new ImportProblem(`${this.#file} needs “${field}:”`);
  }

  #text(map: YAMLMap, field: string): string | undefined {
    const node = this.#node(map, field);
    return node === undefined ? undefined : scalarText(node);
  }

  #node(map: YAMLMap, field: string): Node | undefined {
    const found = map.items.find(({ key }) => scalarText(key) === field)?.value as Node | null | undefined;
    return found && !(isScalar(found) && found.value === null) ? found : undefined;
  }

  #map(node: Node, field: string): YAMLMap {
    if (isMap(node)) return node as YAMLMap;
    throw this.#problem(
      startOf(node),
      `“${field}:” must be followed by indented lines of the form “field: …”`,
    );
  }

  #onlyKnown(map: YAMLMap, known: readonly string[], where: string): void {
    for (const { key } of map.items) {
      const field = scalarText(key);
      if (known.includes(field)) continue;
      const [near] = nearest(field, known, 1);
      const hint = near ? `did you mean “${near}”?` : `there are ${known.join(', ')}`;
      const owner = where === '' ? 'a mapping' : `“${where}:”`;
      throw this.#problem(startOf(key as Node), `${owner} has no field “${field}”; ${hint}`);
    }
  }

  #at(map: YAMLMap, field: string | undefined, text: string): ImportProblem {
    const pair = map.items.find(({ key }) => scalarText(key) === field);
    return this.#problem(startOf((pair?.key ?? map.items[0]?.key ?? map) as Node), text);
  }

  #problem(offset: number, text: string): ImportProblem {
    const { line } = this.#counter.linePos(offset);
    return new ImportProblem(`${this.#file}:${line}: ${text}`, [
      `  ${(this.#lines[line - 1] ?? '').trimEnd()}`,
    ]);
  }
}

/** A column; after `=`, what is always so. */
function cellFrom(text: string): CellSource {
  return text.startsWith('=') ? { always: text.slice(1).trim() } : { column: text };
}

/** As it is written: 1.0 stays 1.0, and yes is a word. */
function scalarText(node: unknown): string {
  if (!isScalar(node)) return '';
  if (typeof node.value === 'string') return node.value.trim();
  return (node.source ?? String(node.value ?? '')).trim();
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
