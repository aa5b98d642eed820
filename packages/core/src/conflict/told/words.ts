import { type Condition, type Deadline, type RelativeDeadline, whichWords } from '../../ledger/condition.ts';
import type { ConditionLine } from '../../ledger/entry.ts';
import { type Argument, nameOf, type Sentence } from '../../ledger/sentence.ts';
import { isoRange } from '../../ledger/values/civil-day.ts';
import { formatDecimal } from '../../ledger/values/decimal.ts';
import { formatDuration } from '../../ledger/values/duration.ts';
import { formatCount } from '../../lifecycle/play/progress.ts';
import type { CountRange } from '../../lifecycle/relations.ts';
import type { Statement } from '../rules/task.ts';

/** A sentence with its arguments in their places, as the language writes it. */
function sentenceWords({ shape, arguments: given }: Sentence): string {
  let slot = 0;
  return shape.text.replace(/_/g, () => argumentWords(given[slot++]));
}

/** A deed that is waited for, as the language writes it. */
export function statementWords({ shape, given }: Pick<Statement, 'shape' | 'given'>): string {
  let slot = 0;
  return shape.text.replace(/_/g, () => {
    const argument = given[slot++];
    return argument ? argumentWords(argument) : 'someone';
  });
}

/** A pattern of a sentence to be read: its variables as plain words, so that the same word is the same one. */
export function patternWords(sentence: Sentence): string {
  let slot = 0;
  return sentence.shape.text.replace(/_/g, () => {
    const argument = sentence.arguments[slot++];
    return argument.kind === 'variable' ? argument.text : argumentWords(argument);
  });
}

function argumentWords(argument: Argument): string {
  switch (argument.kind) {
    case 'name':
      return `@${argument.text}`;
    case 'variable':
      return `?${argument.text}`;
    case 'quantity':
      return `${quantityWords(argument)} of @${argument.group.text}`;
    case 'amount': {
      const of = nameOf(argument);
      const count = `${argument.above ? 'more than ' : ''}${formatDecimal(argument.low)} ${argument.unit.code}`;
      return of ? `${count} of @${of.text}` : count;
    }
  }
}

function quantityWords({ low, high }: CountRange): string {
  return low <= 1 && high === Infinity ? 'some' : formatCount({ low, high });
}

/** A condition, as the language writes it. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'deed':
      return sentenceWords(condition.sentence);
    case 'state':
      return `${whichWords(condition)}@${condition.promise.text} is ${condition.state}`;
    case 'absence':
      return `no ${sentenceWords(condition.sentence)} by ${endWords(condition.by)}`;
  }
}

/** A line with a condition and its own bounds in time, as the language writes it. */
export function conditionLineWords({ condition, limits }: ConditionLine): string {
  const { starting, by, within, until } = limits;
  return [
    conditionWords(condition),
    ...(starting ? [`starting ${startWords(starting)}`] : []),
    ...(by ? [`by ${endWords(by)}`] : []),
    ...(within ? [`within ${formatDuration(within)}`] : []),
    ...(until
      ? [`until ${until.kind === 'condition' ? conditionWords(until.condition) : endWords(until)}`]
      : []),
  ].join(' ');
}

/** The end of something: of a month its last day. */
function endWords(end: Deadline): string {
  return end.kind === 'date' ? isoRange(end.date.endFirst, end.date.last) : afterWords(end);
}

/** The start of something: of a month its first day. */
function startWords(start: Deadline): string {
  return start.kind === 'date' ? isoRange(start.date.first, start.date.startLast) : afterWords(start);
}

function afterWords({ duration, condition }: RelativeDeadline): string {
  return `${formatDuration(duration)} after ${conditionWords(condition)}`;
}
