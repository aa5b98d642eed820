import path from 'node:path';
import type { SourceText } from '@troth/core';
import { identity } from '../folder/find-files.ts';
import { isBelow } from '../folder/is-below.ts';
import { openSources } from '../folder/open-sources.ts';
import { placedSources } from '../folder/placed-sources.ts';
import { PageFiles } from '../http/page-files.ts';
import { Problem } from '../problem.ts';
import { todayIn } from '../today.ts';
import { PictureStore } from './pictures/picture-store.ts';
import { type Site, siteOf } from './site.ts';
import { siteFiles } from './site-files.ts';
import { marksOf, type Written, writeSite } from './write-site.ts';

/** What to publish, and where. */
export interface PublishOptions {
  /** The files of the ledger. What is secret in them is taken out. */
  readonly sources: readonly SourceText[];
  /** The folder to write, absolute, and as messages show it. */
  readonly folder: string;
  readonly shown: string;
  /** Where the paths of the files are relative to. */
  readonly from: string;
  /** The address the site is to be found at, ending with `/`. */
  readonly base: string | undefined;
  /** The folder of the built page. */
  readonly page: string;
  readonly force?: boolean;
  readonly now: () => Date;
  readonly progress?: (done: number, total: number, what: string) => void;
}

/** Publishes a ledger as a static site: read-only, without a server, under any path. Throws a {@link Problem}. */
export async function publishSite(options: PublishOptions): Promise<Written> {
  const { sources, shown, from } = options;
  // A link keeps leading to the folder: what is replaced is the folder itself.
  const folder = realPlace(options.folder);
  const page = new PageFiles(options.page);
  if (!page.isThere) throw new Problem('the page is not built, and a site is made of it (npm run build)');
  const inside = sources.find(({ path: file }) => {
    const place = path.resolve(from, file);
    return isBelow(options.folder, place) || isBelow(folder, realPlace(place));
  });
  if (inside)
    throw new Problem(`${shown} holds the ledger itself (${inside.path}); give a folder of its own`);
  const site = siteOf(placedSources(openSources(sources, new Set(), from), from), {
    base: options.base,
    today: (zone) => todayIn(options.now(), zone),
  });
  const pictures = await picturesOf(site, page, folder, shown);
  const files = siteFiles(site, page, pictures);
  const total = site.input.judgement.promises.length * (pictures ? 3 : 2);
  return writeSite(folder, shown, counted(files, total, options.progress), {
    ...(options.force === undefined ? {} : { force: options.force }),
    marks: pictures?.marks ?? new Map(),
  });
}

function realPlace(absolute: string): string {
  return identity({ absolute, shown: absolute });
}

/** Networks only show a picture that has a whole address. */
async function picturesOf(
  site: Site,
  page: PageFiles,
  folder: string,
  shown: string,
): Promise<PictureStore | undefined> {
  if (site.base === undefined) return undefined;
  // What draws is loaded only now: other commands would start later for it.
  const { PictureMaker } = await import('./pictures/picture-maker.ts');
  const about = { site: site.title, day: `On ${site.day}` };
  return new PictureStore(await PictureMaker.load(page), about, {
    folder,
    marks: marksOf(folder, shown),
  });
}

function* counted<T>(files: Iterable<T>, total: number, progress: PublishOptions['progress']): Generator<T> {
  let done = 0;
  for (const file of files) {
    yield file;
    done++;
    progress?.(Math.min(done, Math.max(total, done)), Math.max(total, done), 'files');
  }
}
