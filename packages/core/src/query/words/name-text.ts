import type { Bound, Terms } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { EARLIEST, humanRange, LATEST } from '../../ledger/values/civil-day.ts';
import type { DateValue } from '../../ledger/values/date-value.ts';

/** A name as it is written: `@anna`. */
export function idOf(name: Name): string {
  return `@${name.text}`;
}

/** What a name stands for, by its title where it has one: `Anna`, else `@anna`. */
export function titleOf(name: Name): string {
  // A variable of a promise with many cases is no name of its own.
  if (name.text.startsWith('?')) return name.text;
  return name.entry?.title ?? idOf(name);
}

/** A promisor or promisee with those it acts through: `United States (through Marco Rubio as Secretary of State)`. */
export function boundText({ party, through, as }: Bound): string {
  if (!through && !as) return titleOf(party);
  const person = through ? ` through ${titleOf(through)}` : '';
  const office = as ? ` as ${titleOf(as)}` : '';
  return `${titleOf(party)} (${`${person}${office}`.trim()})`;
}

/** Several in one phrase: `A`, `A and B`, `A, B and C`. */
export function listText(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/**
 * Those of one side of a promise; of one with a case for each member the variable and its group: `each ?m of The Coast
 * Pact`, `each other ?v of The Coast Pact`.
 */
export function sideText(
  terms: Pick<Terms, 'from' | 'to' | 'many'>,
  side: 'from' | 'to',
  textOf: (bound: Bound) => string = ({ party }) => titleOf(party),
): string {
  const eachText = ({ party }: Bound) => {
    const each = eachOf(terms, side, party);
    return each && `each ${each.other ? 'other ' : ''}${party.text} of ${titleOf(each.group)}`;
  };
  return listText(terms[side].map((bound) => eachText(bound) ?? textOf(bound)));
}

/** Whose word a promise is, where nothing is said of its variables: `each of The Coast Pact`. */
export function speakersText(terms: Pick<Terms, 'from' | 'to' | 'many'>): string {
  return listText(
    terms.from.map(({ party }) => {
      const each = eachOf(terms, 'from', party);
      return each ? `each of ${titleOf(each.group)}` : titleOf(party);
    }),
  );
}

function eachOf(terms: Pick<Terms, 'many'>, side: 'from' | 'to', party: Name) {
  return terms.many?.each.find((one) => one.side === side && one.variable === party);
}

/** Who owes what to whom: `United States → El Salvador`. */
export function sidesText(terms: Pick<Terms, 'from' | 'to' | 'many'>): string {
  return `${sideText(terms, 'from')} → ${sideText(terms, 'to')}`;
}

/** When something happened, as a sentence begins: `On 13 Mar 2025`, `Some day in 13..31 Mar 2025`. */
export function occasionText({ first, last }: DateValue): string {
  if (first === last) return `On ${humanRange(first, last)}`;
  if (first <= EARLIEST && last >= LATEST) return 'On a day that is not known';
  if (first <= EARLIEST) return `By ${humanRange(last, last)}`;
  if (last >= LATEST) return `From ${humanRange(first, first)} on`;
  return `Some day in ${humanRange(first, last)}`;
}

/** When a promise was made, after its parties; a day that is only bounded must not read as the term of the promise. */
export function madeText({ first, last }: DateValue): string {
  const isBounded = first <= EARLIEST || last >= LATEST;
  if (!isBounded) return humanRange(first, last);
  if (first > EARLIEST) return `made on ${humanRange(first, first)} or later`;
  return last >= LATEST ? 'on a day that is not known' : `made by ${humanRange(last, last)}`;
}
