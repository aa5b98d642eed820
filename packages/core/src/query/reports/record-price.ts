import type { Lift, WayOut } from '../../conflict/conflict.ts';
import { type PartyRecord, recordAfter, recordOf, type Supposed } from '../../credibility/record.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { rangeOf100 } from '../words/advice-words.ts';
import { idOf, listText, titleOf } from '../words/name-text.ts';
import { type ChanceReport, chanceReport } from './record-reading.ts';

/** What a breach or a lawful ending does to the record of a promisor towards one promisee. */
export interface RecordPrice {
  readonly promise: PromiseEntry;
  readonly party: Name;
  readonly to: Name;
  readonly how: 'break' | 'end';
  readonly before: PartyRecord;
  readonly after: PartyRecord;
}

/** So many different breaches and endings are worked out at once; a large ledger has thousands. */
const MOST_PRICES = 200;

/** Works out prices of breaches and endings, each once, as far as there are not too many of them. */
export class RecordPrices {
  readonly #judgement: Judgement;
  readonly #known = new Map<PromiseEntry, Map<RecordPrice['how'], readonly RecordPrice[]>>();
  #left = MOST_PRICES;

  constructor(judgement: Judgement) {
    this.#judgement = judgement;
  }

  /** What a way out does to whose record; undefined where too many were worked out before. A release does nothing. */
  of({ lifts }: Pick<WayOut, 'lifts'>): readonly RecordPrice[] | undefined {
    const found: RecordPrice[] = [];
    for (const lift of lifts) {
      const how = howOf(lift);
      if (!how || lift.promise.kind === 'threat') continue;
      const prices = this.#priceOf(lift.promise, how);
      if (!prices) return undefined;
      found.push(...prices);
    }
    return found;
  }

  #priceOf(promise: PromiseEntry, how: RecordPrice['how']): readonly RecordPrice[] | undefined {
    const before = this.#known.get(promise) ?? new Map<RecordPrice['how'], readonly RecordPrice[]>();
    this.#known.set(promise, before);
    let prices = before.get(how);
    if (!prices && this.#left > 0) {
      prices = recordPricesOf(this.#judgement, promise, how);
      before.set(how, prices);
      this.#left--;
    }
    return prices;
  }
}

function howOf({ how }: Lift): RecordPrice['how'] | undefined {
  return how === 'release' ? undefined : how;
}

/**
 * The record of each promisor of a promise towards each promisee, as it is and as it would be if the promise were broken
 * or ended lawfully on the day of the judgement (credibility.md).
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const promise = (day: number) => `2026-01-0${day} promise @p${day}\n  from @anna\n  to @ben\n  will @anna lends book ${day}\n`;
 * const kept = (day: number) => `2026-01-1${day} event\n  did @anna lends book ${day}\n`;
 * const text = `party @anna\nparty @ben\n${[1, 2, 3, 4].map((day) => promise(day) + kept(day)).join('')}${promise(5)}`;
 * const ledger = Ledger.read([sourceText('books.troth', text)]);
 * const judgement = judge(ledger, { on: dayOf(2026, 1, 14) });
 * const [price] = recordPricesOf(judgement, judgement.promises.at(-1)!.entry, 'break');
 * [price.before, price.after].map(({ byRules }) => byRules.posterior.mean.toFixed(2)) // => ['0.83', '0.71']
 * ```
 */
export function recordPricesOf(
  judgement: Judgement,
  promise: PromiseEntry,
  how: RecordPrice['how'],
): readonly RecordPrice[] {
  const { from, to } = judgement.judging.standing(promise)?.terms ?? fullTerms(promise);
  const supposed: Supposed = { promise, how };
  const tags = promise.tags.length > 0 ? promise.tags : undefined;
  const parties = (bounds: typeof from) => [...new Set(bounds.map(({ party }) => party))];
  return parties(from).flatMap((party) =>
    parties(to).map((promisee) => {
      const question = { party, to: promisee, tags };
      return {
        promise,
        party,
        to: promisee,
        how,
        before: recordOf(judgement, question),
        after: recordAfter(judgement, question, supposed),
      };
    }),
  );
}

/** The price of a breach or an ending as JSON: the record by both readings. Null: too little record for a number. */
export interface RecordPriceReport {
  readonly promise: string;
  readonly party: string;
  readonly to: string;
  readonly how: 'break' | 'end';
  readonly byRules: PriceReading;
  readonly byReliance: PriceReading;
  /** The same in a phrase; null where an ending has no number. */
  readonly text: string | null;
}

/** A record in one reading, as it is and as it would be. */
export interface PriceReading {
  readonly before: ChanceReport | null;
  readonly after: ChanceReport | null;
}

/** The price of a breach or an ending, as JSON. */
export function recordPriceReport(price: RecordPrice): RecordPriceReport {
  const { promise, party, to, how, before, after } = price;
  const read = (reading: 'byRules' | 'byReliance'): PriceReading => ({
    before: chanceIn(before, reading),
    after: chanceIn(after, reading),
  });
  return {
    promise: idOf(promise.name),
    party: idOf(party),
    to: idOf(to),
    how,
    byRules: read('byRules'),
    byReliance: read('byReliance'),
    text: groupText([price]) ?? null,
  };
}

function chanceIn(record: PartyRecord, reading: 'byRules' | 'byReliance'): ChanceReport | null {
  const { tooLittle, posterior } = record[reading];
  return tooLittle ? null : chanceReport(posterior);
}

/** What breaches and endings do to records, in short phrases: one for each promisor and way of doing it. */
export function recordPriceTexts(prices: readonly RecordPrice[]): string[] {
  const groups = new Map<string, RecordPrice[]>();
  for (const price of prices) {
    const key = `${price.party.index} ${price.how}`;
    groups.set(key, [...(groups.get(key) ?? []), price]);
  }
  return [...groups.values()].flatMap((group) => groupText(group) ?? []);
}

/** What one act does to the record of one promisor: a number towards each promisee, or that there is none. */
function groupText(group: readonly RecordPrice[]): string | undefined {
  const { party, how } = group[0];
  const name = titleOf(party);
  const changes = group.map((price) => ({ to: titleOf(price.to), change: changeText(price) }));
  const told = changes.flatMap(({ to, change }) => (change ? [`towards ${to} ${change}`] : []));
  // An ending without a number says no more than that it is lawful.
  if (told.length === 0) return how === 'break' ? `a breach on the record of ${name}` : undefined;
  return how === 'break'
    ? `a breach on the record of ${name}: ${listText(told)}`
    : `no breach by the rules; as one reads it who relied on it, the record of ${name} ${listText(told)}`;
}

/** `from 83 of 100 (59..97) to 71 (46..91)`; an ending leaves the reading by the rules as it is. */
function changeText({ before, after, how }: RecordPrice): string | undefined {
  const relied = readingText(before.byReliance, after.byReliance);
  if (how === 'end') return relied;
  const rules = readingText(before.byRules, after.byRules);
  if (!relied || !rules || rules === relied) return relied ?? rules;
  return `${relied}, by the rules ${rules}`;
}

function readingText(before: PartyRecord['byRules'], after: PartyRecord['byRules']): string | undefined {
  if (before.tooLittle && after.tooLittle) return undefined;
  return `from ${chanceText(before)} to ${chanceText(after)}`;
}

function chanceText({ tooLittle, posterior: { mean, low, high } }: PartyRecord['byRules']): string {
  if (tooLittle) return 'too little record for a number';
  return `${rangeOf100(mean, mean)} (${rangeOf100(low, high).replace(/ of 100$/, '')})`;
}
