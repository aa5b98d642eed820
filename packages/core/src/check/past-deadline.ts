import type { Limits } from '../ledger/condition.ts';
import type { PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import { humanDay } from '../ledger/values/civil-day.ts';
import type { Place } from '../text/block.ts';
import { fieldPlace, headerPlace, sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** The deadline of a promise is no earlier than its date. */
export const pastDeadline: CheckEntry<PromiseEntry | RequestEntry> = (promise, ledger, report) => {
  const { limits, undertakings, conditions } = promise.terms;
  const { first } = promise.date;
  const late = (end: number, field: string, place: Place) => {
    report({
      code: 'past-deadline',
      message: `The ${field === 'until' ? 'window ends on' : 'deadline is'} ${humanDay(end)}, before the ${promise.kind} is made on ${humanDay(first)}.`,
      help: `Correct the date after \`${field}\`, or the date of the ${promise.kind}.`,
      place,
      related: [{ place: headerPlace(ledger, promise.block), message: `the ${promise.kind} and its date` }],
    });
  };
  if (endsBefore(limits, first)) {
    const field = fieldThatEnds(limits, first);
    late(lastDay(limits, field), field, fieldPlace(ledger, promise.block, field));
  }
  for (let i = 0; i < undertakings.length; i++) {
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) {
      const own = ways[j].limits;
      if (!endsBefore(own, first)) continue;
      const field = fieldThatEnds(own, first);
      late(lastDay(own, field), field, sentencePlace(promise, ways[j].sentence));
    }
  }
  for (let i = 0; i < conditions.length; i++) {
    const { ways } = conditions[i];
    for (let j = 0; j < ways.length; j++) {
      const own = ways[j].limits;
      if (!endsBefore(own, first)) continue;
      const field = fieldThatEnds(own, first);
      const { condition } = ways[j];
      const place =
        condition.kind === 'state'
          ? { block: promise.block, start: condition.start, end: condition.end }
          : sentencePlace(promise, condition.sentence);
      late(lastDay(own, field), field, place);
    }
  }
};

function endsBefore({ by, until }: Limits, day: number): boolean {
  return (by?.kind === 'date' && by.date.last < day) || (until?.kind === 'date' && until.date.last < day);
}

function fieldThatEnds({ by }: Limits, day: number): 'by' | 'until' {
  return by?.kind === 'date' && by.date.last < day ? 'by' : 'until';
}

function lastDay(limits: Limits, field: 'by' | 'until'): number {
  const end = limits[field];
  return end?.kind === 'date' ? end.date.last : 0;
}
