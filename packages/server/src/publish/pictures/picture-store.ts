import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Picture } from './picture.ts';
import type { PictureMaker } from './picture-maker.ts';

/** The pictures of a site. What the site of last time has is taken from there: to draw one takes as long as a page in full. */
export class PictureStore {
  /** What each picture was drawn from, by its path. */
  readonly marks = new Map<string, string>();
  readonly #maker: PictureMaker;
  readonly #about: { readonly site: string; readonly day: string };
  readonly #folder: string;
  readonly #before: ReadonlyMap<string, string>;

  /**
   * @param about the title of the site, and the day it shows
   * @param last the folder of the site of last time, and the marks of its pictures
   */
  constructor(
    maker: PictureMaker,
    about: { readonly site: string; readonly day: string },
    last: { readonly folder: string; readonly marks: ReadonlyMap<string, string> },
  ) {
    this.#maker = maker;
    this.#about = about;
    this.#folder = last.folder;
    this.#before = last.marks;
  }

  /** A picture as PNG, for a path of the site. */
  png(file: string, picture: Picture): Buffer {
    const drawing = this.#maker.drawing(picture, this.#about);
    this.marks.set(file, drawing.mark);
    const before = this.#before.get(file) === drawing.mark ? this.#read(file) : undefined;
    return before ?? this.#maker.draw(drawing);
  }

  #read(file: string): Buffer | undefined {
    try {
      return readFileSync(path.join(this.#folder, file));
    } catch {
      return undefined;
    }
  }
}
