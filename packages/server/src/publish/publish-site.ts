import path from 'node:path';
import type { SourceText } from '@troth/core';
import { isBelow } from '../folder/is-below.ts';
import { placedSources } from '../folder/placed-sources.ts';
import { PageFiles } from '../http/page-files.ts';
import { Problem } from '../problem.ts';
import { todayIn } from '../today.ts';
import { siteOf } from './site.ts';
import { siteFiles } from './site-files.ts';
import { type Written, writeSite } from './write-site.ts';

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
export function publishSite(options: PublishOptions): Written {
  const { sources, folder, shown, from } = options;
  const page = new PageFiles(options.page);
  if (!page.isThere) throw new Problem('the page is not built, and a site is made of it (npm run build)');
  const inside = sources.find(({ path: file }) => isBelow(folder, path.resolve(from, file)));
  if (inside)
    throw new Problem(`${shown} holds the ledger itself (${inside.path}); give a folder of its own`);
  const site = siteOf(placedSources(sources, from), {
    base: options.base,
    today: (zone) => todayIn(options.now(), zone),
  });
  const total = site.input.judgement.promises.length * 2;
  return writeSite(folder, shown, counted(siteFiles(site, page), total, options.progress), options);
}

function* counted<T>(files: Iterable<T>, total: number, progress: PublishOptions['progress']): Generator<T> {
  let done = 0;
  for (const file of files) {
    yield file;
    done++;
    progress?.(Math.min(done, Math.max(total, done)), Math.max(total, done), 'files');
  }
}
