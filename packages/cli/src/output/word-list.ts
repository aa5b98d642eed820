import type { Io } from '../io.ts';
import { widthOf } from './terminal-width.ts';
import { columnsOf } from './wrap.ts';

/** Words that can be written, as lines below a message: `States: due, partly kept`; further lines are indented. */
export function wordList(
  { columns }: Pick<Io, 'columns'>,
  label: string,
  words: readonly string[],
): string[] {
  const width = widthOf(columns);
  const lines: string[] = [];
  let line = `${label}:`;
  words.forEach((word, index) => {
    const next = ` ${word}${index < words.length - 1 ? ',' : ''}`;
    if (columnsOf(line + next) > width) {
      lines.push(line);
      line = ` ${next}`;
    } else line += next;
  });
  return [...lines, line];
}
