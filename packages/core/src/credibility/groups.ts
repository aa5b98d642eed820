import { topOf } from '../ledger/houses.ts';
import type { Name } from '../ledger/name.ts';
import { civilOf, type Day, dayOf } from '../ledger/values/civil-day.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Ending } from './ending.ts';
import { holdersOf } from './likeness.ts';
import { ratersOf } from './raters.ts';
import { type PartyRecord, type RecordQuestion, recordFrom } from './record.ts';

/** By what a record can be taken apart. */
export const GROUPINGS = ['promisor', 'promisee', 'tag', 'holder', 'house', 'rater', 'decade'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The record of some of the promises, taken alone. */
export interface RecordGroup {
  /** A party, tag or first year of a decade; undefined: those that have none. */
  readonly key: Name | string | number | undefined;
  readonly record: PartyRecord;
}

/**
 * A record taken apart. Each group counts its own promises alone, weighed as in the whole; by decade, as they were to be
 * weighed at its end. A promise may be in several groups, as it may have several tags.
 */
export function groupsOf(
  judgement: Judgement,
  question: RecordQuestion,
  endings: readonly Ending[],
  by: Grouping,
): RecordGroup[] {
  if (by === 'rater')
    return ratersOf(judgement, endings).map(({ rater, endings: rated }) => ({
      key: rater,
      record: recordFrom(judgement, question, rated),
    }));
  const groups = new Map<RecordGroup['key'], Ending[]>();
  for (const ending of endings) {
    for (const key of keysOf(judgement, ending, by)) {
      const group = groups.get(key);
      if (group) group.push(ending);
      else groups.set(key, [ending]);
    }
  }
  return [...groups].map(([key, group]) => ({
    key,
    record: recordFrom(judgement, questionOf(question, by, key), group, { day: dayFor(judgement, by, key) }),
  }));
}

/** The promises of a tag start from what the ledger says of that tag. */
function questionOf(question: RecordQuestion, by: Grouping, key: RecordGroup['key']): RecordQuestion {
  return by === 'tag' && typeof key === 'string' ? { ...question, tags: [key] } : question;
}

function dayFor({ on }: Judgement, by: Grouping, key: RecordGroup['key']): Day {
  return by === 'decade' && typeof key === 'number' ? Math.min(on, dayOf(key + 9, 12, 31)) : on;
}

function keysOf(judgement: Judgement, ending: Ending, by: Grouping): readonly RecordGroup['key'][] {
  const { terms, entry } = ending.standing;
  switch (by) {
    case 'promisor':
      return someOf(terms.from.map(({ party }) => party));
    case 'promisee':
      return someOf(terms.to.map(({ party }) => party));
    case 'house':
      return someOf(terms.from.map(({ party }) => topOf(party)));
    case 'holder':
      return someOf(holdersOf(judgement.judging, ending.standing));
    case 'tag':
      return someOf(entry.tags);
    default:
      return [Math.floor(civilOf(Math.floor(ending.day)).year / 10) * 10];
  }
}

/** Each once; undefined where there is none. */
function someOf<T>(keys: readonly T[]): readonly (T | undefined)[] {
  return keys.length > 1 ? [...new Set(keys)] : keys.length === 1 ? keys : [undefined];
}
