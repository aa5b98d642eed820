import { type Limits, UNLIMITED, type WindowEnd } from '../ledger/condition.ts';
import type { ConditionLine, Entry, PromiseEntry, RequestEntry, Terms } from '../ledger/entry.ts';
import { isoDay } from '../ledger/values/civil-day.ts';
import type { Place } from '../text/block.ts';
import { fieldPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

type Word = 'by' | 'starting' | 'until';

/** What is to be done is due by a day: only the edges of a window have a time of day. */
export const idleTime: CheckEntry<PromiseEntry | RequestEntry> = (entry, ledger, report) => {
  if (!holdsTime(entry.terms)) return;
  const { conditions, unless, undertakings, limits } = entry.terms;
  const tell = (word: Word, end: WindowEnd | undefined, placeOf: () => Place): void => {
    if (!isAtTime(end)) return;
    report({
      code: 'idle-time',
      message: `The time of day after \`${word}\` says nothing here: what is done on that day counts, at whatever hour.`,
      help: `Write the day alone: \`${word} ${isoDay(end.date.first)}\`.`,
      place: placeOf(),
    });
  };
  const look = (own: Limits, after: number): void => {
    for (const word of ['by', 'starting', 'until'] as const)
      tell(word, own[word], () => clausePlace(entry as Entry, word, after));
  };
  const lines = [...conditions.flatMap(({ ways }) => ways), ...unless];
  for (const { condition, limits: own } of lines) {
    const after = condition.kind === 'state' ? condition.end : condition.sentence.end;
    look(own, after);
    if (condition.kind === 'absence')
      tell('by', condition.by, () => clausePlace(entry as Entry, 'by', after));
  }
  const deeds = undertakings.filter(({ kind }) => kind === 'will');
  for (const { ways } of deeds) for (const way of ways) look(way.limits, way.sentence.end);
  if (deeds.length === 0) return;
  const onField = (word: Word) => () => fieldPlace(ledger, entry.block, word);
  tell('by', limits.by, onField('by'));
  // With a window beside the deeds, the time is its own.
  if (deeds.length < undertakings.length) return;
  tell('starting', limits.starting, onField('starting'));
  tell('until', limits.until, onField('until'));
};

/** Whether any line or field of some terms ends on a day with a time: few do. */
function holdsTime({ conditions, unless, undertakings, limits }: Terms): boolean {
  if (isTimed(limits)) return true;
  for (let i = 0; i < undertakings.length; i++) {
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) if (isTimed(ways[j].limits)) return true;
  }
  for (let i = 0; i < conditions.length; i++) if (haveTime(conditions[i].ways)) return true;
  return haveTime(unless);
}

function haveTime(lines: readonly ConditionLine[]): boolean {
  for (let i = 0; i < lines.length; i++) {
    const { condition, limits } = lines[i];
    if (isTimed(limits) || (condition.kind === 'absence' && isAtTime(condition.by))) return true;
  }
  return false;
}

function isTimed(limits: Limits): boolean {
  if (limits === UNLIMITED) return false;
  return isAtTime(limits.by) || isAtTime(limits.starting) || isAtTime(limits.until);
}

function isAtTime(end: WindowEnd | undefined): end is WindowEnd & { readonly kind: 'date' } {
  return end?.kind === 'date' && end.date.time >= 0;
}

/** Where a clause stands on the line of what it bounds: the date behind its word. */
function clausePlace({ block }: Entry, word: Word, after: number): Place {
  const rest = block.source.text.slice(block.start + after, block.end).split('\n', 1)[0];
  const found = new RegExp(`\\s${word}\\s+(\\S+)`).exec(rest);
  if (!found) return { block, start: after, end: after + rest.trimEnd().length };
  const end = after + found.index + found[0].length;
  return { block, start: end - found[1].length, end };
}
