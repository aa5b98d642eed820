import { rightToLeft } from '@troth/core';
import { xmlText } from './picture-text.ts';

/** Right-to-left isolate, and its end. */
const [START, END] = ['\u2067', '\u2069'];

/** One line of text in a picture, in the class of its kind; an empty kind is none. */
export function textAt(
  x: number,
  y: number,
  kind: string,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const looks = kind === '' ? '' : ` class="${kind}"`;
  const place = `x="${round(x)}" y="${round(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  return `<text${looks} ${place}>${isolated(xmlText(text))}</text>`;
}

/** Words that are written from right to left stay in their place in the line, whatever stands beside them. */
function isolated(text: string): string {
  return text.replace(rightToLeft(), (words) => `${START}${words}${END}`);
}

/** A length to a tenth. */
export function round(length: number): number {
  return Math.round(length * 10) / 10;
}
