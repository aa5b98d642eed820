import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { ImportProblem } from '../import-problem.ts';
import type { Remarks } from '../report.ts';
import { decodeFile } from './decode-bytes.ts';
import { mendMojibake } from './mend-mojibake.ts';
import type { InputFile } from './read-table.ts';

/** One item of a list in a JSON or YAML file. */
export interface Item {
  /** Where the item begins, counted from 1; of a JSON file without line breaks, how manieth of the list it is. */
  readonly line: number;
  /** How a passage names it: `line 42`, `item 7`. */
  readonly passage: string;
  /** A text or number of this name as text, trimmed; empty where there is none. */
  text(name: string): string;
  texts(name: string): readonly string[];
}

/** The items of a list, as far as the file could be read. */
export interface ReadItems {
  readonly file: string;
  readonly encoding: string;
  readonly items: readonly Item[];
  /** Of JSON, places are items of the list: it may be one long line. */
  readonly counts: 'lines' | 'items';
}

/**
 * Reads a list that stands under a name in a JSON or YAML file. A file that stops half way, or is broken in some other
 * place, gives the items before it, and a remark. Throws an {@link ImportProblem} where there is no such list.
 */
export function readItems(file: InputFile, list: string, remarks: Remarks): ReadItems {
  const { name } = file;
  const { text, encoding } = decodeFile(file);
  if (encoding === 'Windows-1252') remarks.mended(name, undefined, 'not UTF-8; read as Windows-1252');
  const mended = mendMojibake(text);
  if (mended !== text) remarks.mended(name, undefined, 'letters in a broken encoding were mended');
  const items = fromJson(mended, list) ?? fromYaml(name, mended, list, remarks);
  if (!items) throw new ImportProblem(`${name} holds no list called ${list}`);
  return { file: name, encoding, items, counts: /^\s*[{[]/.test(mended) ? 'items' : 'lines' };
}

/** JSON that is whole is read by the engine, which is quick and knows no lines. */
function fromJson(text: string, list: string): Item[] | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const found = (value as Record<string, unknown> | null)?.[list];
  return Array.isArray(found) ? found.map((item, at) => itemOf(item, at + 1, `item ${at + 1}`)) : undefined;
}

/** YAML, and JSON that stops half way: YAML reads it as far as it goes. */
function fromYaml(name: string, text: string, list: string, remarks: Remarks): Item[] | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  const isJson = /^\s*[{[]/.test(text);
  const [error] = document.errors;
  if (error) {
    const line = lines.linePos(error.pos[0]).line;
    const why = error.message.split(' at line')[0];
    remarks.skipped(name, isJson ? undefined : line, `cannot be read from here on: ${why}`);
  }
  const found = isMap(document.contents) ? document.contents.get(list) : undefined;
  if (!isSeq(found)) return undefined;
  const nodes = found.items.filter((item): item is YAMLMap.Parsed => isMap(item));
  // What the file broke off in is no whole item.
  const whole = error && error.pos[0] <= (nodes.at(-1)?.range?.[1] ?? 0) ? nodes.slice(0, -1) : nodes;
  return whole.map((node, at) => {
    const line = isJson ? at + 1 : lines.linePos(startOf(node)).line;
    return itemOf(node.toJS(document), line, isJson ? `item ${line}` : `line ${line}`);
  });
}

function startOf(node: YAMLMap.Parsed): number {
  const key = node.items[0]?.key;
  return (isScalar(key) ? key.range?.[0] : undefined) ?? node.range?.[0] ?? 0;
}

function itemOf(value: unknown, line: number, passage: string): Item {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return {
    line,
    passage,
    text: (name) => textOf(fields[name]),
    texts: (name) => {
      const found = fields[name];
      return (Array.isArray(found) ? found : [found]).map(textOf).filter((text) => text !== '');
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
