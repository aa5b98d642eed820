import { displayWidth, wordParts } from '@troth/core';

/**
 * Breaks a text into lines of at most `width` columns, at spaces, or between wide characters, which need none; a longer
 * word is broken within. Line feeds stay. There is always one line.
 */
export function wrap(text: string, width: number): string[] {
  const limit = Math.max(width, 2);
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, limit));
}

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : displayWidth(text);
}

/** The text filled up with spaces to a width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** Characters that surely take one column; telling that of others takes longer. */
const PLAIN = /^[ -~·–—‘’“”…→↳]*$/;

function wrapParagraph(paragraph: string, width: number): string[] {
  if (columnsOf(paragraph) <= width) return [paragraph];
  const lines: string[] = [];
  let line = '';
  let room = width;
  for (const piece of pieces(paragraph, width)) {
    const columns = columnsOf(piece);
    if (columns > room && line !== '') {
      lines.push(line.trimEnd());
      line = '';
      room = width;
    }
    if (line === '' && lines.length > 0 && piece.trim() === '') continue;
    line += piece;
    room -= columns;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Words, spaces and wide characters; words longer than a line in parts. */
function* pieces(text: string, width: number): Generator<string> {
  for (const [word] of text.matchAll(/\s+|\S+/gu)) {
    if (PLAIN.test(word) && word.length <= width) yield word;
    else yield* breakWord(word, width);
  }
}

function* breakWord(word: string, width: number): Generator<string> {
  for (const cells of wordParts(word)) {
    let part = '';
    let columns = 0;
    for (const cell of cells) {
      if (part !== '' && columns + cell.width > width) {
        yield part;
        part = '';
        columns = 0;
      }
      part += cell.shown;
      columns += cell.width;
    }
    yield part;
  }
}
