import { type PartyRecord, type RecordQuestion, recordOf } from '../credibility/record.ts';
import type { ChoiceEntry } from '../ledger/choice-entry.ts';
import type { PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Belief } from './decision.ts';
import { type InputRange, type Inputs, middleOf } from './inputs.ts';
import type { Word } from './setting.ts';

/** What the advice takes their word for, and where that comes from. */
export type Basis =
  /** A record that the choice, or whoever asks, gives instead of the ledger's. */
  | { readonly kind: 'given'; readonly belief: Belief; readonly from: 'ledger' | 'asked' }
  /** The ledger's record, as the one who relied on it reads it. */
  | { readonly kind: 'record'; readonly belief: Belief; readonly records: readonly PartyRecord[] }
  /** A stated range of chances, where there is too little record or whoever asks wants it. */
  | { readonly kind: 'stated'; readonly range: InputRange; readonly records: readonly PartyRecord[] }
  /** Too little record, and no range of chances that is thought possible. */
  | { readonly kind: 'none'; readonly records: readonly PartyRecord[] };

/**
 * What is known of the chance that they keep their word: the record that is given, else the ledger's record of the
 * parties the choice is about towards whoever chooses, else the stated range of chances. Never the prior alone.
 *
 * The advice runs on the reading of who relied on it: to them a promise that was ended lawfully was not kept either.
 */
export function basisOf(
  judgement: Judgement,
  choice: ChoiceEntry,
  about: readonly PromiseEntry[],
  inputs: Inputs,
  given?: Belief,
): Basis {
  if (given) return { kind: 'given', belief: given, from: 'asked' };
  const stated = inputs.get('chance');
  if (stated?.from !== 'asked' && choice.record)
    return { kind: 'given', belief: choice.record, from: 'ledger' };
  const records = choice.with.map((party) => recordOf(judgement, questionOf(choice, about, party)));
  // The word of several is no better than the record that says least of it.
  const weakest = records.reduce<PartyRecord | undefined>(
    (least, record) => (!least || weight(record) < weight(least) ? record : least),
    undefined,
  );
  if (stated && (stated.from === 'asked' || !weakest || weakest.byReliance.tooLittle))
    return { kind: 'stated', range: stated, records };
  if (!weakest || weakest.byReliance.tooLittle) return { kind: 'none', records };
  const { alpha, beta } = weakest.byReliance.posterior;
  return { kind: 'record', belief: { alpha, beta }, records };
}

function weight({ byReliance: { posterior } }: PartyRecord): number {
  return posterior.effective;
}

/** Whose record speaks for the promises of a choice: made to whoever chooses, on their subjects, through their makers. */
function questionOf(choice: ChoiceEntry, about: readonly PromiseEntry[], party: Name): RecordQuestion {
  const tags = [...new Set([...choice.tags, ...about.flatMap(({ tags: own }) => own)])];
  const makers = new Set(about.flatMap(({ terms }) => terms.from.flatMap(({ through }) => through ?? [])));
  const [holder] = makers;
  const [to] = choice.for;
  return {
    party,
    to,
    tags: tags.length > 0 ? tags : undefined,
    holder: makers.size === 1 ? holder : undefined,
  };
}

/** What the values are worked out with; undefined where there is nothing to work them out with. */
export function wordOf(basis: Basis): Word | undefined {
  switch (basis.kind) {
    case 'given':
    case 'record':
      return basis.belief;
    case 'stated':
      return middleOf(basis.range);
    case 'none':
      return undefined;
  }
}
