import {
  type Condition,
  type Deadline,
  type Limits,
  type WindowEnd,
  whichWords,
} from '../../ledger/condition.ts';
import type { Antecedent, ConditionLine, Terms, Undertaking } from '../../ledger/entry.ts';
import type { Sentence } from '../../ledger/sentence.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import { formatDuration } from '../../ledger/values/duration.ts';
import { idOf, listText } from './name-text.ts';

/** Puts the conditions, undertakings and bounds of a promise into words. */
export class ClauseText {
  readonly #sentence: (sentence: Sentence) => string;

  constructor(sentence: (sentence: Sentence) => string) {
    this.#sentence = sentence;
  }

  /** All that terms say of what is to be done: `if …, …, by …; unless …`. */
  terms(terms: Terms): string {
    return [this.conditions(terms), this.deeds(terms)].filter((part) => part !== '').join(', ');
  }

  /** What comes before it is to be done: `whenever …, if …`. */
  conditions(terms: Terms): string {
    return [
      ...this.#many(terms),
      ...terms.conditions.map((antecedent) => `if ${this.antecedent(antecedent)}`),
    ].join(', ');
  }

  /** What is to be done, and when: `…, by …; unless …`. */
  deeds(terms: Terms): string {
    const deeds = terms.undertakings.map((undertaking) => this.undertaking(undertaking));
    const bounded = [deeds.join('; '), this.limits(terms.limits)].filter((part) => part !== '').join(', ');
    const rest = terms.unless.map((line) => `unless ${this.conditionLine(line)}`);
    return [bounded, ...rest].filter((part) => part !== '').join('; ');
  }

  /** What opens a case of it, beside its parties. */
  #many({ many }: Terms): string[] {
    if (!many) return [];
    const whenever = many.whenever ? [`whenever ${this.conditionLine(many.whenever)}`] : [];
    return [...whenever, ...(many.every ? [`every ${formatDuration(many.every)}`] : [])];
  }

  undertaking({ kind, ways }: Undertaking): string {
    const texts = ways.map(({ sentence, limits }) => this.#bounded(this.#sentence(sentence), limits));
    const text = listText(texts, 'or');
    return kind === 'will' ? text : `${kind}: ${text}`;
  }

  antecedent({ ways }: Antecedent): string {
    return listText(
      ways.map((line) => this.conditionLine(line)),
      'or',
    );
  }

  conditionLine({ condition, limits }: ConditionLine): string {
    return this.#bounded(this.condition(condition), limits);
  }

  condition(condition: Condition): string {
    switch (condition.kind) {
      case 'deed':
        return this.#sentence(condition.sentence);
      case 'state':
        return `${whichWords(condition)}${idOf(condition.promise)} is ${condition.state}`;
      case 'absence':
        return `no ${this.#sentence(condition.sentence)} by ${this.deadline(condition.by)}`;
    }
  }

  limits({ by, within, starting, until }: Limits): string {
    const parts: string[] = [];
    if (starting) parts.push(`starting ${this.deadline(starting, 'start')}`);
    if (by) parts.push(`by ${this.deadline(by)}`);
    if (within) parts.push(`within ${formatDuration(within)}`);
    if (until) parts.push(`until ${this.#windowEnd(until)}`);
    return parts.join(', ');
  }

  /** A date as the end or the start of something: a month is its last or its first day. */
  deadline(deadline: Deadline, as: 'start' | 'end' = 'end'): string {
    if (deadline.kind === 'after')
      return `${formatDuration(deadline.duration)} after ${this.condition(deadline.condition)}`;
    const { first, startLast, endFirst, last } = deadline.date;
    return as === 'end' ? humanRange(endFirst, last) : humanRange(first, startLast);
  }

  #windowEnd(end: WindowEnd): string {
    return end.kind === 'condition' ? this.condition(end.condition) : this.deadline(end);
  }

  #bounded(text: string, limits: Limits): string {
    const bounds = this.limits(limits);
    return bounds === '' ? text : `${text} ${bounds}`;
  }
}
