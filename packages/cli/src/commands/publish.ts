import path from 'node:path';
import { Ledger } from '@troth/core';
import { foldersOf, Problem, publishSite, type Written } from '@troth/server';
import type { Call } from '../command.ts';
import { baseAddress } from '../input/base-address.ts';
import { readSources } from '../input/read-ledger.ts';
import { HANDED_ON, soundness } from '../input/say-errors.ts';
import { progressLine } from '../output/progress-line.ts';
import { counted } from '../output/promise-words.ts';
import { pageFolder } from './serve.ts';

/** Whoever may write an entry could have any file published that this machine holds. */
const OUTSIDE =
  'is outside of what is to be published, or hidden in it; to publish it too, name it in the command';

/** `troth publish`: a ledger as a static site. */
export async function publish(call: Call): Promise<number> {
  const out = call.value('out');
  if (out === undefined) throw new Problem('where to? Give the folder of the site with -o DIR');
  const base = baseAddress(call);
  const folders = foldersOf(call.operands, call.io.folder);
  const sources = await readSources(call.operands, call.io, new Set(), { within: { folders, why: OUTSIDE } });
  const progress = progressLine(call);
  const written = await publishSite({
    sources,
    folder: path.resolve(call.io.folder, out),
    shown: out,
    from: call.io.folder,
    base,
    page: pageFolder(),
    force: call.has('force'),
    now: call.io.now,
    progress: progress.show,
  });
  progress.end();
  if (!call.has('quiet')) call.io.out.write(reportText(out, base, written));
  return soundness(call, Ledger.read(sources, { compartments: new Set() }), undefined, HANDED_ON);
}

function reportText(
  out: string,
  base: string | undefined,
  { files, removed, others, leftOut }: Written,
): string {
  const lines = [
    `Wrote a site of ${counted(files, 'file')} to ${out}${removed > 0 ? `; ${removed} of the last one ${removed === 1 ? 'is' : 'are'} gone` : ''}`,
    ...(others > 0
      ? [`${counted(others, 'file')} of others ${others === 1 ? 'stays as it is' : 'stay as they are'}`]
      : []),
    ...leftOut.map((name) => `Left out ${name}: another path differs from it in capitals only`),
    ...(base === undefined
      ? [
          'Without --base URL there is no sitemap, previews have no picture, and neither they nor the feed say where the site is',
        ]
      : []),
    'It shows nothing that is marked secret. A web server must serve it: browsers run no program from a file.',
  ];
  return `${lines.join('\n')}\n`;
}
