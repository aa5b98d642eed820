import { fullTerms } from '../../ledger/deal-terms.ts';
import type { Name } from '../../ledger/name.ts';
import { isoRange } from '../../ledger/values/civil-day.ts';
import type { PromiseStanding, RequestStanding } from '../../lifecycle/standing.ts';
import type { PromiseFilter } from '../promise-filter.ts';
import { type StateCount, StateCounter } from '../reports/state-counts.ts';
import { idOf, sidesText, titleOf } from '../words/name-text.ts';
import { FILTER_STATES, stateMeant } from '../words/state-words.ts';
import type { Desk } from './desk.ts';
import { Narrowing } from './narrowing.ts';
import { listOf, numberOf, type Parameters, rangeOf, textOf } from './parameters.ts';
import { partyNamed } from './party-named.ts';
import { type PromiseRow, promiseRow } from './promise-row.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';

/** Some rows of the table of promises. */
export interface PromisesAnswer {
  /** How many promises there are, and how many of them pass the filter. */
  readonly total: number;
  readonly matching: number;
  readonly offset: number;
  readonly rows: readonly PromiseRow[];
  /** Of those that pass the filter, how many are in each state. */
  readonly counts: readonly StateCount[];
  /** What the filter can be set to: over all promises of the day, most frequent first. */
  readonly choices: FilterChoices;
  readonly requests: readonly RequestRow[];
}

/** The tags, parties and deals that promises have, each with how many. */
export interface FilterChoices {
  readonly tags: readonly Choice[];
  readonly parties: readonly Choice[];
}

export interface Choice {
  /** A tag without `#`, or an id. */
  readonly value: string;
  readonly title: string;
  readonly count: number;
}

/** A request in a table. */
export interface RequestRow {
  readonly id: string;
  readonly title: string | null;
  readonly sides: string;
  readonly date: string;
  readonly state: RequestStanding['state'];
}

/** What rows can be sorted by. */
export const SORTS = [
  'attention',
  'id',
  'title',
  'state',
  'date',
  'since',
  'due',
  'deadline',
  'from',
  'to',
  'conflicts',
] as const;
export type Sort = (typeof SORTS)[number];

/** At most so many rows at once. */
const MOST_ROWS = 1000;
/** At most so many choices of each kind. */
const MOST_CHOICES = 200;

/** The promises that pass a filter, in an order, from an offset on. */
export function promisesAnswer(desk: Desk, view: View, parameters: Parameters): PromisesAnswer {
  const offset = numberOf(parameters, 'offset', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  const limit = numberOf(parameters, 'limit', { least: 0, most: MOST_ROWS, otherwise: 100 });
  const filter = { ...filterOf(desk, parameters), ratedOf: view.ratedOf };
  const { narrowing, ledger, judgement } = view;
  const rows = narrowing.rows(filter);
  const shown = inOrder(view, rows, textOf(parameters, 'sort') ?? 'attention');
  const requests = view.keep('requests', () => new Narrowing(ledger, judgement.requests));
  return {
    total: narrowing.all.length,
    matching: rows.length,
    offset,
    rows: Array.from(shown.subarray(offset, offset + limit), (row) => promiseRow(view, narrowing.all[row]!)),
    counts: view.keep('counter', () => new StateCounter(narrowing.all, view.ratedOf)).count(rows),
    choices: view.keep('choices', () => choicesOf(judgement.promises)),
    requests: Array.from(requests.rows(filter).subarray(0, MOST_ROWS), (row) =>
      requestRow(requests.all[row]!),
    ),
  };
}

/** What parameters ask for: `text`, `state`, `tag`, `party`, `from`, `to`; the second to fourth may be lists. Throws a {@link Refusal}. */
export function filterOf(desk: Desk, parameters: Parameters): PromiseFilter {
  return {
    text: textOf(parameters, 'text'),
    states: listOf(parameters, 'state').map(stateIn),
    tags: listOf(parameters, 'tag').map((tag) => tag.replace(/^#/, '').normalize('NFC')),
    parties: listOf(parameters, 'party').map((id) => partyNamed(desk, 'party', id)),
    from: rangeOf(parameters, 'from', null)?.first,
    to: rangeOf(parameters, 'to', null)?.last,
  };
}

function stateIn(written: string): string {
  const meant = stateMeant(written);
  if (meant !== undefined) return meant;
  throw new Refusal('bad parameter', `there is no state ${written}; states are ${FILTER_STATES.join(', ')}`);
}

/** Rows in the order asked for. An order of all promises is kept, so that what is narrowed need not be sorted again. */
function inOrder(view: View, rows: Uint32Array, asked: string): Uint32Array {
  const isDown = asked.startsWith('-');
  const sort = SORTS.find((one) => one === asked.replace(/^-/, ''));
  if (!sort) throw new Refusal('bad parameter', `sort=${asked}: rows are sorted by ${SORTS.join(', ')}`);
  // The promises lie in the order of attention.
  if (sort === 'attention') return isDown ? rows.toReversed() : rows;
  const order = view.keep(`sort ${asked}`, () => orderBy(view, sort, isDown));
  const isKept = new Uint8Array(order.length);
  for (const row of rows) isKept[row] = 1;
  return order.filter((row) => isKept[row] === 1);
}

function orderBy(view: View, sort: Exclude<Sort, 'attention'>, isDown: boolean): Uint32Array {
  const keyed = view.urgent.map((standing, row) => ({ row, key: KEYS[sort](standing, view) }));
  // What has no such day or title comes last, whichever way the rest is sorted.
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return (a.key < b.key ? -1 : 1) * (isDown ? -1 : 1);
  });
  return Uint32Array.from(keyed, ({ row }) => row);
}

const KEYS: Readonly<
  Record<Exclude<Sort, 'attention'>, (standing: PromiseStanding, view: View) => string | number | null>
> = {
  id: ({ entry }) => entry.name.text,
  title: ({ entry }) => entry.title?.toLowerCase() ?? null,
  state: ({ state }) => state,
  date: ({ entry }) => entry.date.first,
  since: ({ since }) => since?.first ?? null,
  due: ({ due }) => due?.first ?? null,
  deadline: ({ deadline }) => deadline?.first ?? null,
  from: ({ terms }) => firstTitle(terms.from),
  to: ({ terms }) => firstTitle(terms.to),
  conflicts: ({ entry }, view) => -view.clashesOf(entry),
};

function firstTitle(side: readonly { readonly party: Name }[]): string | null {
  return side[0] ? titleOf(side[0].party).toLowerCase() : null;
}

function choicesOf(promises: readonly PromiseStanding[]): FilterChoices {
  const tags = new Map<string, number>();
  const parties = new Map<Name, number>();
  for (const { entry, terms } of promises) {
    for (const tag of entry.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    for (const party of new Set([...terms.from, ...terms.to].map((bound) => bound.party)))
      parties.set(party, (parties.get(party) ?? 0) + 1);
  }
  return {
    tags: mostFrequent([...tags].map(([value, count]) => ({ value, title: `#${value}`, count }))),
    parties: mostFrequent(
      [...parties].map(([name, count]) => ({ value: idOf(name), title: titleOf(name), count })),
    ),
  };
}

function mostFrequent(choices: Choice[]): Choice[] {
  return choices.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_CHOICES);
}

function requestRow({ entry, state }: RequestStanding): RequestRow {
  return {
    id: idOf(entry.name),
    title: entry.title ?? null,
    sides: sidesText(fullTerms(entry)),
    date: isoRange(entry.date.first, entry.date.last),
    state,
  };
}
