import type { Fit, Lift, WayOut } from '../../conflict/conflict.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry, Way } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { nameOf } from '../../ledger/sentence.ts';
import { type Day, isoDay } from '../../ledger/values/civil-day.ts';
import { costTexts, liftText } from '../reports/way-out-text.ts';
import { idOf } from '../words/name-text.ts';
import { writtenText } from '../words/sentence-text.ts';
import type { View } from './view.ts';

/** A way out, as sentences. */
export interface WayOutAnswer {
  /** What has to be done, each as a sentence; all of it is needed. */
  readonly steps: readonly string[];
  /** What it costs, in short phrases. */
  readonly costs: readonly string[];
  /** What it does to which promise, and who acts. */
  readonly lifts: readonly {
    readonly promise: string;
    readonly how: Lift['how'];
    readonly by: readonly string[];
    readonly through: string | null;
  }[];
  /** Ledger entries that say it was done on the day judged, to see what would change. */
  readonly entries: string;
}

/** A way out of a conflict, as sentences, and as entries to try. */
export function wayOutAnswer(view: View, way: WayOut, fits: readonly Fit[]): WayOutAnswer {
  const { lifts } = way;
  const termsOf = ({ promise }: Lift) => view.standingOf(promise)?.terms ?? fullTerms(promise);
  return {
    steps: lifts.map((lift) => liftText(lift, termsOf(lift), fits)),
    costs: costTexts(way, view.prices.of(way)),
    lifts: lifts.map(({ promise, how, by, through }) => ({
      promise: idOf(promise.name),
      how,
      by: by.map(idOf),
      through: through ? idOf(through) : null,
    })),
    entries: lifts.flatMap((lift) => actsOf(lift, view.judgement.on)).join('\n'),
  };
}

/** The entries of one lift: acts; a breach as what fails it. */
function actsOf(lift: Lift, on: Day): string[] {
  const { promise, how, by } = lift;
  if (how !== 'break') {
    const part = partText(lift);
    const word = how === 'release' ? 'released' : 'ended';
    return by.map((name) => `${isoDay(on)} ${word} ${idOf(promise.name)} by ${idOf(name)}\n${part}`);
  }
  const failing = promise.terms.undertakings.flatMap(({ kind, ways }) =>
    kind === 'will'
      ? []
      : ways.map((way) => `  ${kind === 'never' ? 'did' : 'not'} ${wordsOf(promise, way)}\n`),
  );
  if (failing.length > 0) return [`${isoDay(on)} event\n${failing.join('')}`];
  // Withdrawing breaks what is to be done without a day having to pass.
  return by.map((name) => `${isoDay(on)} withdrawn ${idOf(promise.name)} by ${idOf(name)}\n`);
}

function wordsOf({ block }: PromiseEntry, { sentence }: Way): string {
  return writtenText(sentence, block);
}

/** Of a counted promise, the part that suffices on every reading. */
function partText({ promise, atLeast }: Lift): string {
  if (!atLeast || !Number.isFinite(atLeast.high)) return '';
  const group = countedGroup(promise.terms.undertakings.flatMap(({ ways }) => ways));
  return group ? `  only    ${atLeast.high} of ${idOf(group)}\n` : '';
}

/** The group that a promise counts members of, where there is but one. */
function countedGroup(ways: readonly Way[]): Name | undefined {
  const groups = new Set<Name>();
  for (const { sentence } of ways) {
    for (const name of sentence.arguments.map(nameOf)) if (name?.entry?.kind === 'group') groups.add(name);
  }
  return groups.size === 1 ? [...groups][0] : undefined;
}
