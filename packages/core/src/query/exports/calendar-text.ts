/** A property of a calendar: its name with parameters, and its value as it is to be written. */
export type CalendarProperty = readonly [name: string, value: string];

/**
 * A text as RFC 5545 writes it (3.3.11): backslash, semicolon, comma and line break escaped, other control characters
 * left out.
 *
 * ```ts
 * calendarText('One, two; three\nfour') // => 'One\\, two\\; three\\nfour'
 * ```
 */
export function calendarText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** The lines of properties, each folded so that none is longer than 75 bytes, and ended with CR and LF (3.1). */
export function calendarLines(properties: readonly CalendarProperty[]): string {
  return properties.map(([name, value]) => `${folded(`${name}:${value}`)}\r\n`).join('');
}

/** Lines go on after a space. No letter is cut, whatever bytes it takes. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = '';
  let length = 0;
  for (const letter of line) {
    const bytes = encoder.encode(letter).length;
    if (length + bytes > 75) {
      text += '\r\n ';
      length = 1;
    }
    text += letter;
    length += bytes;
  }
  return text;
}
