import { type Compartments, Ledger, type SourceText, sourceText } from '@troth/core';

/** An `include` line of a ledger. */
export interface Include {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line as written, and the span of the path in it, in code units from 0. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a file includes. Only its `ledger` entries are read for that, so that a large file is not read twice. */
export function includesOf(source: SourceText, compartments: Compartments): Include[] {
  const { text } = source;
  if (!text.includes('include')) return [];
  const found: Include[] = [];
  for (const { 0: slice, index } of text.matchAll(/^\ufeff?ledger(?![^\s"]).*(?:\n(?:[ \t;\r].*)?)*/gm)) {
    for (const entry of Ledger.read([sourceText(source.path, slice)], { compartments }).entries()) {
      if (entry.kind !== 'ledger') continue;
      const start = index + entry.block.start;
      for (const include of entry.settings.includes)
        found.push(place(text, include.path, start + include.start, start + include.end));
    }
  }
  return found;
}

function place(text: string, path: string, from: number, to: number): Include {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const feed = text.indexOf('\n', from);
  const line = text.slice(lineStart, feed < 0 ? text.length : feed).trimEnd();
  return {
    path,
    line: text.slice(0, lineStart).split('\n').length,
    text: line,
    start: from - lineStart,
    end: Math.min(to - lineStart, line.length),
  };
}
