import type { Condition, Limits, WindowEnd } from './condition.ts';
import type { ActEntry, ConditionLine, Entry, Terms } from './entry.ts';
import type { Name } from './name.ts';
import type { PerhapsUnread } from './perhaps-unread.ts';
import { nameOf, type Sentence } from './sentence.ts';

/**
 * Marks as unread the promises, deals and acts of which a line that decides mentions a name that nothing declares: who
 * or what is meant cannot be read. To be asked when all that is declared is known.
 */
export function markUnknownNames(entries: Iterable<Entry | undefined>): void {
  for (const entry of entries) {
    if (!entry || !('isUnread' in entry) || entry.isUnread) continue;
    const isUnknown = entry.kind === 'act' ? actMentionsUnknown(entry) : termsMentionUnknown(entry.terms);
    if (isUnknown) (entry as { -readonly [K in keyof PerhapsUnread]: PerhapsUnread[K] }).isUnread = true;
  }
}

/** Whether a name is one that an entry should declare, and none does. */
export function isUndeclared(name: Name): boolean {
  return !name.entry && !name.meant && !name.text.startsWith('?');
}

function actMentionsUnknown({ terms, only }: ActEntry): boolean {
  const group = only && nameOf(only);
  return (terms !== undefined && termsMentionUnknown(terms)) || (group !== undefined && isUndeclared(group));
}

function termsMentionUnknown({ conditions, unless, undertakings, limits, partOf, many }: Terms): boolean {
  return (
    conditions.some(({ ways }) => ways.some(lineIsUnknown)) ||
    unless.some(lineIsUnknown) ||
    undertakings.some(({ ways }) =>
      ways.some((way) => sentenceIsUnknown(way.sentence) || limitsAreUnknown(way.limits)),
    ) ||
    limitsAreUnknown(limits) ||
    (partOf !== undefined && isUndeclared(partOf)) ||
    (many?.whenever !== undefined && lineIsUnknown(many.whenever))
  );
}

function lineIsUnknown({ condition, limits }: ConditionLine): boolean {
  return conditionIsUnknown(condition) || limitsAreUnknown(limits);
}

function conditionIsUnknown(condition: Condition): boolean {
  if (condition.kind === 'state') return isUndeclared(condition.promise);
  return (
    sentenceIsUnknown(condition.sentence) || (condition.kind === 'absence' && endIsUnknown(condition.by))
  );
}

function limitsAreUnknown({ by, starting, until }: Limits): boolean {
  return endIsUnknown(by) || endIsUnknown(starting) || endIsUnknown(until);
}

function endIsUnknown(end: WindowEnd | undefined): boolean {
  return end !== undefined && end.kind !== 'date' && conditionIsUnknown(end.condition);
}

function sentenceIsUnknown({ arguments: given }: Sentence): boolean {
  return given.some((argument) => {
    const name = argument && nameOf(argument);
    return name !== undefined && isUndeclared(name);
  });
}
