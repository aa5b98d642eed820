import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { PageFiles } from '../../http/page-files.ts';
import type { Picture } from './picture.ts';
import { type Colours, PICTURE_HEIGHT, PICTURE_WIDTH, pictureSvg } from './picture-svg.ts';
import { palettePng } from './png.ts';
import { Typeface, type Weight } from './typeface.ts';

/** Scripts that there are letters for, the most usual first. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
const TYPEFACE = '@fontsource/noto-serif/files/noto-serif';
const PROGRAM = '@resvg/resvg-wasm/index_bg.wasm';

/** Changes whenever the same drawing would come out as another picture, so that none of before is taken for it. */
const VERSION = 1;

/** A picture as it is before it is drawn. */
export interface Drawing {
  readonly svg: string;
  /** The same for the same picture. */
  readonly mark: string;
}

/** Draws the pictures of a site. */
export class PictureMaker {
  readonly #typeface: Typeface;
  readonly #colours: Colours;

  private constructor(typeface: Typeface, colours: Colours) {
    this.#typeface = typeface;
    this.#colours = colours;
  }

  /** Loads what it takes to draw: only publishing needs it. */
  static async load(page: PageFiles): Promise<PictureMaker> {
    program ??= initWasm(readFileSync(placeOf(PROGRAM)));
    await program;
    const files = (weight: Weight) =>
      SCRIPTS.map((script) => readFileSync(placeOf(`${TYPEFACE}-${script}-${weight}-normal.woff`)));
    return new PictureMaker(new Typeface({ 400: files(400), 600: files(600) }), coloursOf(page));
  }

  /** Lays a picture out. */
  drawing(picture: Picture, about: { readonly site: string; readonly day: string }): Drawing {
    const svg = pictureSvg(picture, { ...about, typeface: this.#typeface, colours: this.#colours });
    return { svg, mark: createHash('sha256').update(`${VERSION}${svg}`).digest('base64url').slice(0, 16) };
  }

  /** Draws it, as PNG. */
  draw({ svg }: Drawing): Buffer {
    const drawn = new Resvg(svg, { font: { loadSystemFonts: false } });
    const image = drawn.render();
    const png = palettePng(image.pixels, PICTURE_WIDTH, PICTURE_HEIGHT) ?? Buffer.from(image.asPng());
    image.free();
    drawn.free();
    return png;
  }
}

let program: Promise<void> | undefined;

/** A file of a package: beside the command as it is built, else where packages are installed. */
function placeOf(name: string): string {
  const beside = fileURLToPath(new URL(`./drawing/${name.split('/').at(-1)}`, import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(name);
}

/** The colours of the page in the light, from its styles: there is one place where colours are chosen. */
function coloursOf(page: PageFiles): Colours {
  const styles = page.names.filter((name) => name.endsWith('.css'));
  const text = styles.map((name) => page.get(name)!.bytes.toString('utf8')).join('\n');
  const colour = (name: string, otherwise: string) =>
    new RegExp(`--${name}:\\s*(?:light-dark\\(|var\\(--lightningcss-light,)?\\s*(#[\\da-f]{3,8})`, 'i').exec(
      text,
    )?.[1] ?? otherwise;
  const ink = colour('ink', '#1f1d1a');
  return {
    paper: colour('paper', '#fcfbf8'),
    ink,
    'ink-soft': colour('ink-soft', ink),
    line: colour('line', ink),
    kept: colour('kept', ink),
    partly: colour('partly', ink),
    due: colour('due', ink),
    waiting: colour('waiting', ink),
    broken: colour('broken', ink),
    unclear: colour('unclear', ink),
    over: colour('over', ink),
  };
}
