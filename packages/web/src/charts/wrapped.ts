import { displayCells, wordParts } from '@troth/core';
import type { TextWidth } from './text-width.ts';

/**
 * A text in at most so many lines, none wider than there is room: broken at spaces, and between wide letters, which need
 * none; a longer word is broken within, and what is left over is cut.
 */
export function wrapped(text: string, room: number, widthOf: TextWidth, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { part, glued } of parts(text)) {
    const longer = line === '' ? part : `${line}${glued ? '' : ' '}${part}`;
    if (widthOf(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = part;
    while (widthOf(line) > room && lines.length <= most) {
      const end = breakOf(line, room, widthOf);
      if (end >= line.length) break;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${startOf(lines[most - 1]!, room - widthOf('…'), widthOf)}…`];
}

/** A text that is cut, with an ellipsis, where there is no room for all of it. */
export function cutTo(text: string, room: number, widthOf: TextWidth): string {
  return widthOf(text) <= room ? text : `${startOf(text, room - widthOf('…'), widthOf).trimEnd()}…`;
}

/** Words, and parts of words between which a line may end; a part that is glued has no space before it. */
function* parts(text: string): Generator<{ part: string; glued: boolean }> {
  for (const word of text.split(/\s+/)) {
    let glued = false;
    for (const cells of wordParts(word)) {
      yield { part: cells.map(({ shown }) => shown).join(''), glued };
      glued = true;
    }
  }
}

/** Where a word is broken: an address where one of its own parts ends, if that is not too early. */
function breakOf(word: string, room: number, widthOf: TextWidth): number {
  const start = startOf(word, room, widthOf);
  const seam = start.search(/[/.?&=#_-][^/.?&=#_-]*$/) + 1;
  return seam > start.length / 2 ? seam : start.length;
}

/** As much of a text as there is room for, but at least a letter. */
function startOf(text: string, room: number, widthOf: TextWidth): string {
  if (widthOf(text) <= room) return text;
  const cells = displayCells(text);
  let [fits, tooWide] = [1, cells.length];
  while (tooWide - fits > 1) {
    const middle = (fits + tooWide) >> 1;
    if (widthOf(text.slice(0, cells[middle]!.start)) <= room) fits = middle;
    else tooWide = middle;
  }
  return text.slice(0, cells[fits]?.start ?? text.length);
}
