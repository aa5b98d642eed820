import type { LimitEntry } from '../ledger/entry.ts';
import { fieldPlaces, headerPlace, sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A limit says which deeds it adds up, over which time, and how far the sum may go. */
export const incompleteLimit: CheckEntry<LimitEntry> = (limit, ledger, report) => {
  if (limit.on.length === 0 && fieldPlaces(ledger, limit.block, 'on').length === 0) {
    report({
      code: 'incomplete-limit',
      message: 'This limit does not say which deeds it adds up.',
      help: 'Write `on` and a sentence with variables below it: `on ?bank lends ?amount to ?borrower`.',
      place: headerPlace(ledger, limit.block),
    });
  }
  if (limit.atMost === undefined && fieldPlaces(ledger, limit.block, 'at most').length === 0) {
    report({
      code: 'incomplete-limit',
      message: 'This limit does not say how far the sum may go.',
      help: 'Write `at most` and an amount or a whole number below it: `at most 100M EUR`.',
      place: headerPlace(ledger, limit.block),
    });
  }
  // What cannot be read after `at most` may have held the period too, and has been told of.
  const isUnread = limit.atMost === undefined && fieldPlaces(ledger, limit.block, 'at most').length > 0;
  const isBounded = PERIODS.some((field) => fieldPlaces(ledger, limit.block, field).length > 0);
  if (limit.period === undefined && !isBounded && !isUnread) {
    report({
      code: 'incomplete-limit',
      message: 'This limit does not say over which time it adds up.',
      help: 'Write `per year`, `per month`, `in` and a date, or `at any time` below it.',
      place: headerPlace(ledger, limit.block),
    });
  }
};

const PERIODS = ['per year', 'per month', 'in', 'at any time'];

/** What a limit adds up is what a variable stands for. */
export const fixedAmount: CheckEntry<LimitEntry> = (limit, _ledger, report) => {
  for (const sentence of limit.on) {
    const fixed = sentence.arguments.find((argument) => argument.kind === 'amount');
    if (!fixed) continue;
    const written = /(?:(?:at least|at most|more than|about)\s+)?\p{Nd}\S*(?:\s+(?!of\b)[^\s@?]+)?/u.exec(
      sentenceText(limit, sentence),
    );
    const place = sentencePlace(limit, sentence);
    report({
      code: 'fixed-amount',
      message: 'This line counts nothing: it has an amount where a variable belongs.',
      help: `Write \`?sum\` in the place of ${written ? `\`${written[0]}\`` : 'the amount'}.`,
      place: written
        ? {
            ...place,
            start: place.start + written.index,
            end: place.start + written.index + written[0].length,
          }
        : place,
      ...(written ? { replacement: '?sum' } : {}),
    });
  }
};
