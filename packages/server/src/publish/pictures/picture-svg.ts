import { xmlText } from '@troth/core';
import { countsText, type Picture, type Tone, toneOf } from './picture.ts';
import type { Typeface, Weight } from './typeface.ts';

/** What networks show in full width, in dots. */
export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 630;

/** The colours that pictures are drawn in, as CSS has them. */
export type Colours = Readonly<Record<Tone | 'paper' | 'ink' | 'ink-soft' | 'line', string>>;

/** What is the same in all pictures of a site. */
export interface PictureFrame {
  readonly site: string;
  /** Such as `On 20 Oct 2025`. */
  readonly day: string;
  readonly typeface: Typeface;
  readonly colours: Colours;
}

const LEFT = 80;
const RIGHT = PICTURE_WIDTH - LEFT;
/** A title is set as large as it can be in so many lines. */
const TITLE_SIZES = [68, 60, 52, 44];
const TITLE_LINES = 3;

/** A text and how it is set. */
interface Setting {
  readonly weight: Weight;
  readonly size: number;
  readonly colour: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
}

/**
 * A picture as SVG: what the page is of, its title, where it stands, and whose site it is. Letters are drawn as outlines,
 * so that it looks the same wherever it is drawn; each has what it says as its title. What the typeface has no letters
 * for is left out.
 */
export function pictureSvg(picture: Picture, frame: PictureFrame): string {
  const { colours } = frame;
  const edge = colours[picture.state?.tone ?? 'ink-soft'];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}">
<rect width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" fill="${colours.paper}"/>
<rect width="20" height="${PICTURE_HEIGHT}" fill="${edge}"/>
${[...head(picture, frame), ...standing(picture, frame), ...foot(picture, frame)].join('\n')}
</svg>`;
}

function head({ kind, title, lines }: Picture, frame: PictureFrame): string[] {
  const { typeface, colours } = frame;
  const shown = typeface.settable(title);
  const drawn = [
    shown === undefined
      ? ''
      : line(typeface, kind, { weight: 400, size: 30, colour: colours['ink-soft'], x: LEFT, y: 104 }),
  ];
  const { size, rows } = titleRows(typeface, shown ?? kind);
  let y = 104 + size * 1.3;
  for (const row of rows) {
    drawn.push(line(typeface, row, { weight: 600, size, colour: colours.ink, x: LEFT, y }));
    y += size * 1.2;
  }
  for (const text of lines.slice(0, 2)) {
    drawn.push(line(typeface, text, { weight: 400, size: 32, colour: colours['ink-soft'], x: LEFT, y }));
    y += 44;
  }
  return drawn;
}

function standing({ state, counts = [] }: Picture, { typeface, colours }: PictureFrame): string[] {
  const y = 500;
  if (state)
    return [line(typeface, state.text, { weight: 600, size: 40, colour: colours[state.tone], x: LEFT, y })];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [];
  let x = LEFT;
  const bars = counts.map(({ state: word, count }) => {
    const width = ((RIGHT - LEFT) * count) / total;
    const bar = `<rect x="${x.toFixed(1)}" y="${y - 76}" width="${Math.max(width - 3, 1).toFixed(1)}" height="30" fill="${colours[toneOf(word)]}"/>`;
    x += width;
    return bar;
  });
  const told = countsText(counts);
  return [...bars, line(typeface, told, { weight: 600, size: 34, colour: colours.ink, x: LEFT, y: y + 10 })];
}

/** Whose site it is, unless that stands above already, and of which day. */
function foot({ title }: Picture, { site, day, typeface, colours }: PictureFrame): string[] {
  const width = typeface.widthOf(day, 400, 26);
  const setting = { weight: 400, size: 26, colour: colours['ink-soft'], y: 588 } as const;
  return [
    `<rect x="${LEFT}" y="544" width="${RIGHT - LEFT}" height="2" fill="${colours.line}"/>`,
    ...(title === site ? [] : [line(typeface, site, { ...setting, x: LEFT }, RIGHT - width - 40)]),
    line(typeface, day, { ...setting, x: RIGHT - width }, RIGHT + 1),
  ];
}

/** A line of text, cut where it would be too long; nothing where it cannot be set. */
function line(typeface: Typeface, text: string, setting: Setting, end = RIGHT): string {
  const { weight, size, colour, x, y } = setting;
  const settable = typeface.settable(text);
  if (settable === undefined) return '';
  const shown = fitting(typeface, settable, weight, size, end - x);
  const letters = typeface
    .lettersOf(shown, weight, size, x)
    .map(
      (one) =>
        `<path transform="matrix(${one.scale} 0 0 ${one.scale} ${one.x.toFixed(1)} ${y.toFixed(1)})" d="${one.outlines}"/>`,
    );
  return `<g fill="${colour}"><title>${xmlText(shown)}</title>${letters.join('')}</g>`;
}

/** A title in rows, as large as it can be; the last row is cut where it is too long even so. */
function titleRows(
  typeface: Typeface,
  title: string,
): { readonly size: number; readonly rows: readonly string[] } {
  const width = RIGHT - LEFT;
  const widthOf = (text: string, size: number) => typeface.widthOf(text, 600, size);
  for (const size of TITLE_SIZES) {
    const rows = rowsOf(title, (text) => widthOf(text, size) <= width);
    if (rows.length <= TITLE_LINES) return { size, rows };
  }
  const size = TITLE_SIZES.at(-1)!;
  const rows = rowsOf(title, (text) => widthOf(text, size) <= width);
  const rest = rows.slice(TITLE_LINES - 1).join(' ');
  return { size, rows: [...rows.slice(0, TITLE_LINES - 1), fitting(typeface, rest, 600, size, width)] };
}

/** Words in rows that fit; a word that fits in none is broken. */
function rowsOf(text: string, fits: (row: string) => boolean): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (fits(longer)) {
      row = longer;
      continue;
    }
    if (row !== '') rows.push(row);
    row = '';
    for (const character of word) {
      if (row !== '' && !fits(row + character)) {
        rows.push(row);
        row = '';
      }
      row += character;
    }
  }
  return row === '' ? rows : [...rows, row];
}

/** A text that fits into a width, with an ellipsis where something was cut. */
function fitting(typeface: Typeface, text: string, weight: Weight, size: number, width: number): string {
  if (typeface.widthOf(text, weight, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && typeface.widthOf(`${characters.join('')}…`, weight, size) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
