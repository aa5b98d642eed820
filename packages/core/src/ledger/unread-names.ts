import { actOfShape } from './act-sentence.ts';
import { type Condition, type Limits, STATE_WORDS, type WindowEnd } from './condition.ts';
import type { ActEntry, ConditionLine, Entry, Terms } from './entry.ts';
import type { Name } from './name.ts';
import type { Unread } from './read/unread-line.ts';
import { nameOf, type Sentence } from './sentence.ts';

/**
 * Marks the promises, deals and acts of which a line that decides mentions a name that nothing declares: who or what is
 * meant cannot be read. To be asked when all that is declared is known.
 */
export function markUnknownNames(entries: Iterable<Entry | undefined>): void {
  for (const entry of entries) {
    if (!entry || !('isUnread' in entry) || entry.isUnread) continue;
    const between = entry.kind === 'deal' ? entry.between : [];
    const found = entry.kind === 'act' ? unknownInAct(entry) : unknownInTerms(entry.terms, between);
    if (found) (entry as { isUnread: Unread | undefined }).isUnread = found;
  }
}

/** Whether a name is one that an entry should declare, and none does. */
export function isUndeclared(name: Name): boolean {
  return !name.entry && name.meant?.kind !== 'anyone' && !name.text.startsWith('?');
}

function unknownInAct({ terms, only, to }: ActEntry): Unread | undefined {
  const names = [only && 'kind' in only ? nameOf(only) : undefined, to];
  if (names.some((name) => name && isUndeclared(name))) return 'name';
  return terms && unknownInTerms(terms);
}

/** The first name of terms that nothing declares; one of a promise only where there is no other. */
function unknownInTerms(terms: Terms, between: readonly Name[] = []): Unread | undefined {
  const finder = new Finder();
  for (const { party } of [...terms.from, ...terms.to]) finder.name(party);
  for (const party of between) finder.name(party);
  for (const { ways } of terms.conditions) for (const line of ways) finder.line(line);
  for (const line of terms.unless) finder.line(line);
  if (terms.many?.whenever) finder.line(terms.many.whenever);
  for (const { ways } of terms.undertakings) {
    for (const way of ways) {
      finder.sentence(way.sentence);
      finder.limits(way.limits);
    }
  }
  finder.limits(terms.limits);
  if (terms.partOf) finder.promise(terms.partOf);
  return finder.found;
}

/** `@p is kept`, `any of @p is kept`. */
const STATE = new RegExp(`^(?:(?:any|all) of )?_ is (?:${STATE_WORDS.join('|')})$`);

class Finder {
  found: Unread | undefined;

  name(name: Name): void {
    if (isUndeclared(name)) this.found = 'name';
  }

  /** A promise or deal: an entry with a date, which may not be known yet by a day to know by. */
  promise(name: Name): void {
    if (isUndeclared(name)) this.found ??= 'promise';
  }

  line({ condition, limits }: ConditionLine): void {
    this.condition(condition);
    this.limits(limits);
  }

  condition(condition: Condition): void {
    if (condition.kind === 'state') this.promise(condition.promise);
    else this.sentence(condition.sentence);
    if (condition.kind === 'absence') this.end(condition.by);
  }

  limits({ by, starting, until }: Limits): void {
    this.end(by);
    this.end(starting);
    this.end(until);
  }

  end(end: WindowEnd | undefined): void {
    if (end && end.kind !== 'date') this.condition(end.condition);
  }

  sentence({ shape, arguments: given }: Sentence): void {
    // What an act is on is a promise; and so is what is in a state, which is read as a deed where nothing declares it.
    const target = actOfShape(shape) ? 1 : STATE.test(shape.text) ? 0 : -1;
    given.forEach((argument, slot) => {
      const name = argument && nameOf(argument);
      if (!name) return;
      if (slot === target) this.promise(name);
      else this.name(name);
    });
  }
}
