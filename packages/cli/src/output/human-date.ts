import { humanRange, isDateProblem, readDate } from '@troth/core';

/** A date of a report, which is ISO 8601 or an EDTF interval, for people. */
export function humanDate(text: string): string {
  const date = readDate(text, null);
  return isDateProblem(date) ? text : humanRange(date.first, date.last);
}
