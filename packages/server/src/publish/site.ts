import {
  answer,
  type ConflictSummary,
  type Day,
  type Desk,
  type ExportInput,
  humanRange,
  openDesk,
  type SourceText,
  stateCounts,
} from '@troth/core';
import type { Picture } from './pictures/picture.ts';
import { pathsIn, SitePaths } from './site-paths.ts';

/** A ledger as it is published: without anything secret, on the day that it says or the day it is published. */
export interface Site {
  readonly title: string;
  /** The address it is to be found at, ending with `/`; undefined where that is not said. */
  readonly base: string | undefined;
  readonly desk: Desk;
  readonly input: ExportInput;
  readonly conflicts: readonly ConflictSummary[];
  /** Where its pages lie. */
  readonly paths: SitePaths;
  /** What stands for the site where its address is shared. */
  readonly picture: Picture;
  /** The day that the pages tell of where no program runs, for people. */
  readonly day: string;
}

/** Lays a ledger out for publishing. */
export function siteOf(
  sources: readonly SourceText[],
  options: { readonly base: string | undefined; readonly today: (zone: string | null) => Day },
): Site {
  const desk = openDesk(sources, { today: options.today });
  const { judgement } = desk.view(desk.readingOf({}));
  const { ledger } = desk;
  const found = answer(desk, 'conflicts');
  const title =
    ledger.entriesOf('ledger').find((entry) => entry.title !== undefined)?.title ?? 'A ledger of promises';
  const counts = stateCounts(judgement.promises);
  const total = judgement.promises.length;
  const conflicts = found.kind === 'answer' ? found.body.conflicts : [];
  const input = { ledger, judgement, sources: desk.sources, base: options.base };
  return {
    title,
    base: options.base,
    desk,
    input,
    conflicts,
    paths: new SitePaths(pathsIn(input, conflicts)),
    picture: {
      kind: 'A ledger of promises',
      title,
      lines: [`${total.toLocaleString('en')} ${total === 1 ? 'promise' : 'promises'}`],
      counts,
    },
    day: humanRange(judgement.on, judgement.on),
  };
}
