import path from 'node:path';
import { type Compartments, openFiles, type SourceText, sourceText } from '@troth/core';
import { type Include, includesOf } from './includes.ts';
import { isBelow, realOf } from './is-below.ts';

/**
 * Ledger files as they may be handed on: without those that are secret as a whole, and without the lines that include
 * them, by which their names would be told. What is secret within the others is still in them.
 *
 * @param folder what the paths of the files are relative to
 */
export function openSources(
  sources: readonly SourceText[],
  compartments: Compartments,
  folder: string,
): SourceText[] {
  const open = openFiles(sources, compartments);
  if (open.length === sources.length) return open;
  const follow = (...way: string[]) => {
    const place = path.resolve(folder, ...way);
    return realOf(place) ?? place;
  };
  const isOpen = new Set(open);
  const shown = open.map((source) => follow(source.path));
  const hidden = sources.filter((source) => !isOpen.has(source)).map((source) => follow(source.path));
  const leadsTo = (place: string) => (file: string) => isBelow(place, file);
  return open.map((source) => {
    const secret = includesOf(source, compartments).filter((include) => {
      const place = follow(path.dirname(source.path), include.path);
      return hidden.some(leadsTo(place)) && !shown.some(leadsTo(place));
    });
    return secret.length > 0 ? without(source, secret) : source;
  });
}

/** A text with empty lines in the place of some that include, of what stands below them, and of comments above. */
function without(source: SourceText, includes: readonly Include[]): SourceText {
  const lines = source.text.split('\n');
  const indent = (line: string) => line.search(/\S|$/);
  for (const { line } of includes) {
    const at = line - 1;
    let first = at;
    while (first > 0 && /^\s*;/.test(lines[first - 1]!)) first--;
    let next = at + 1;
    while (next < lines.length && indent(lines[next]!) > indent(lines[at]!)) next++;
    lines.fill('', first, next);
  }
  return sourceText(source.path, lines.join('\n'));
}
