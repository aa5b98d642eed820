import type { Reading } from './reading.ts';

/** What is wrong with an indentation, and what to write: a tab looks like spaces, and so do characters of other programs. */
export function mixedWords(
  { lexer }: Reading,
  white: string,
): { readonly message: string; readonly help: string } {
  if (white.includes('\ufeff'))
    return {
      message:
        'Before this line stands an invisible character (U+FEFF), with which some programs begin a file.',
      help: 'Delete it. It comes with a file that is put after another, or is pasted.',
    };
  const [other] = /[^ \t]/.exec(white) ?? [];
  if (other !== undefined)
    return {
      message: `This line is indented with U+${other.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which only looks like a space.`,
      help: 'Write spaces in its place. It comes with text that is pasted from a web page or a word processor.',
    };
  const first = lexer.text.slice(lexer.lineStarts[1] - lexer.indents[1], lexer.lineStarts[1]);
  const isTab = white.includes('\t');
  if (isTab && first.includes(' ') && !first.includes('\t'))
    return {
      message: 'This line is indented with a tab, and the lines above it with spaces.',
      help: `Write spaces in place of the tab: ${first.length} to stand beside the first field, more to stand below a field.`,
    };
  if (!isTab && first.includes('\t'))
    return {
      message: 'This line is indented with spaces, and the lines above it with a tab.',
      help: 'Write a tab in place of the spaces, and one more to stand below a field.',
    };
  return {
    message: 'This indentation fits none of the lines above it.',
    help: 'Start the line with the same white space as the field it stands beside, or with that and more to stand below it.',
  };
}
