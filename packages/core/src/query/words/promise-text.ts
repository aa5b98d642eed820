import type { Condition, Limits } from '../../ledger/condition.ts';
import { dealOf, fullTerms } from '../../ledger/deal-terms.ts';
import {
  type DealEntry,
  isPromise,
  type PromiseEntry,
  type RequestEntry,
  type Terms,
} from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { DayRange } from '../../ledger/many.ts';
import type { Name } from '../../ledger/name.ts';
import { isMeant } from '../../ledger/selection.ts';
import type { Sentence } from '../../ledger/sentence.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import { amendmentOf } from '../../lifecycle/cases/instance-entries.ts';
import type { Block } from '../../text/block.ts';
import { ClauseText } from './clause-text.ts';
import { boundText, listText, madeText, occasionText, sidesText, sideText, titleOf } from './name-text.ts';
import { sentenceText } from './sentence-text.ts';

const VERBS = { promise: 'promised', threat: 'threatened', request: 'asked' } as const;

/**
 * A promise, threat or request as one sentence: `On 1 Mar 2026 Anna promised Ben: Anna lends the bike to Ben, by
 * 10 Mar 2026.` What was changed stands in another: `Now, since 8 Mar 2026: Anna lends the bike to Ben, by 20 Mar 2026.`
 *
 * @param terms what it says now, with what its deal adds
 * @param changed since when it says that; null where it says so from the first
 */
export function promiseText(
  ledger: Ledger,
  entry: PromiseEntry | RequestEntry,
  terms: Terms,
  changed: DayRange | null = null,
): string {
  const clauses = clausesOf(ledger, entry);
  const made = changed ? fullTerms(entry) : terms;
  const what = saidOf(clauses, made, ' that');
  const first = `${occasionText(entry.date)} ${sideOf(made, 'from')} ${VERBS[entry.kind]} ${sideOf(made, 'to')}${what}`;
  const isSame = saidOf(clauses, terms, ' that') === what;
  const sides = sideOf(terms, 'from') !== sideOf(made, 'from') || sideOf(terms, 'to') !== sideOf(made, 'to');
  if (!sides && isSame) return first;
  const since = changed ? `, since ${humanRange(changed.first, changed.last)}` : '';
  const parties = sides ? ` from ${sideOf(terms, 'from')} to ${sideOf(terms, 'to')}` : '';
  const now = `${parties}${isSame ? '.' : saidOf(clauses, terms, '')}`;
  return `${first} Now${since}${since && now.startsWith(' ') ? ',' : ''}${now}`;
}

function sideOf(terms: Terms, side: 'from' | 'to'): string {
  return sideText(terms, side, boundText) || (side === 'from' ? 'Someone' : 'someone');
}

/**
 * What is promised, and the words of its maker, after who promises it to whom. A duty reads as what is to hold, not as
 * a word and two colons.
 *
 * @param that what stands before a duty
 */
function saidOf(clauses: ClauseText, terms: Terms, that: string): string {
  const conditions = clauses.conditions(terms);
  const deeds = clauses.deeds(terms);
  const saying = terms.text === undefined ? '' : `“${terms.text}”`;
  const [, word, duty] = /^(always|never): (.*)$/s.exec(deeds) ?? [];
  if (duty !== undefined) {
    const lead = conditions === '' ? that : `${that}, ${conditions},`;
    return `${lead} this ${word === 'always' ? 'always holds' : 'never happens'}: ${`${duty}. ${saying}`.trimEnd()}`;
  }
  const what = [conditions, deeds].filter((part) => part !== '').join(', ');
  if (what === '') return `: ${saying}`;
  return hasDeed(terms) ? `: ${`${what}. ${saying}`.trimEnd()}` : `: ${saying} ${what}.`;
}

/**
 * What a promise is about in one line, without its conditions: `United States → El Salvador, 13 Mar 2025: United States
 * hand over the leaders to El Salvador, by 10 Apr 2025`.
 */
export function dutyText(ledger: Ledger, entry: PromiseEntry, terms: Terms): string {
  const clauses = clausesOf(ledger, entry);
  const duties = terms.undertakings.map((undertaking) => clauses.undertaking(undertaking));
  const what = [duties.join('; ') || `“${terms.text ?? ''}”`, clauses.limits(terms.limits)].filter(Boolean);
  return `${sidesText(terms)}, ${madeText(entry.date)}: ${what.join(', ')}`;
}

function clausesOf(ledger: Ledger, entry: PromiseEntry | RequestEntry): ClauseText {
  const blocks = blocksOf(ledger, entry);
  return new ClauseText((sentence) =>
    sentenceText(sentence, blocks.get(sentence) ?? entry.block, (name) => ledger.find(name)),
  );
}

/** Whether the terms say more than words and bounds. */
function hasDeed({ undertakings, text }: Terms): boolean {
  return undertakings.length > 0 || text === undefined;
}

/** A deal as one sentence. */
export function dealText(deal: DealEntry): string {
  const sides = deal.between.length > 0 ? deal.between.map(titleOf) : sidesOf(deal.terms);
  return `${occasionText(deal.date)} ${listText(sides)} made a deal.`;
}

function sidesOf({ from, to }: Terms): string[] {
  return [...from, ...to].map(({ party }) => titleOf(party));
}

/** Where the sentences of a promise stand: in itself, in its deal, or in what amended it. */
function blocksOf(ledger: Ledger, entry: PromiseEntry | RequestEntry): Map<Sentence, Block> {
  const blocks = new Map<Sentence, Block>();
  const take = (block: Block, terms: Terms) => {
    for (const sentence of sentencesOf(terms)) blocks.set(sentence, block);
  };
  take(entry.block, entry.terms);
  const deal = dealOf(entry.terms);
  if (deal) take(deal.block, deal.terms);
  const isAbout = (target: Name | undefined) =>
    target !== undefined &&
    (target === entry.name ||
      target === entry.terms.partOf ||
      (isPromise(entry) && entry.instance !== undefined && isMeant(target, entry)));
  for (const act of ledger.entriesOf('act')) {
    if (act.kind !== 'act' || !act.terms || !isAbout(act.target)) continue;
    const amendment = isPromise(entry) ? amendmentOf(ledger, act, entry) : undefined;
    if (amendment) take(amendment.block, amendment.terms);
  }
  return blocks;
}

function* sentencesOf(terms: Terms): Generator<Sentence> {
  const conditions: (Condition | undefined)[] = [];
  const limits: Limits[] = [terms.limits];
  for (const { ways } of terms.undertakings) {
    for (const way of ways) {
      yield way.sentence;
      limits.push(way.limits);
    }
  }
  const whenever = terms.many?.whenever ? [terms.many.whenever] : [];
  for (const line of [...terms.conditions.flatMap(({ ways }) => ways), ...whenever, ...terms.unless]) {
    conditions.push(line.condition);
    limits.push(line.limits);
  }
  for (const { by, starting, until } of limits) {
    for (const end of [by, starting, until]) if (end && end.kind !== 'date') conditions.push(end.condition);
  }
  for (let condition = conditions.pop(); condition; condition = conditions.pop()) {
    if (condition.kind === 'state') continue;
    yield condition.sentence;
    if (condition.kind === 'absence' && condition.by.kind === 'after')
      conditions.push(condition.by.condition);
  }
}
