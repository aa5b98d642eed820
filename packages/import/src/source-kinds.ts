import { bf2018 } from './sources/bf2018.ts';
import { buildcanada } from './sources/buildcanada.ts';
import type { SourceKind } from './sources/source-kind.ts';
import { starcitizen } from './sources/starcitizen.ts';
import { ties } from './sources/ties.ts';
import { troth } from './sources/troth.ts';
import { trumptracker } from './sources/trumptracker.ts';

/** The kinds of data that have a reader of their own, in the order of the help. */
export const SOURCE_KINDS: readonly SourceKind[] = [
  bf2018,
  ties,
  trumptracker,
  starcitizen,
  buildcanada,
  troth,
];
