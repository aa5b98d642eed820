import type { Day } from '../../ledger/values/civil-day.ts';
import { LATEST } from '../../ledger/values/civil-day.ts';
import { isDateProblem, readDate } from '../../ledger/values/date-value.ts';
import { Refusal } from './refusal.ts';

/** What a question is asked with, as an address says it: texts, and lists of them. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A parameter's text, the last one where it is given more than once; undefined where it is missing or empty. */
export function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  const text = typeof value === 'string' ? value : value?.at(-1);
  return text === '' ? undefined : text;
}

/** A parameter that must be given. Throws a {@link Refusal}. */
export function neededText(parameters: Parameters, name: string): string {
  const text = textOf(parameters, name);
  if (text === undefined) throw new Refusal('bad parameter', `${name} is missing`);
  return text;
}

/** All values of a parameter; `state=due,overdue` is two. */
export function listOf(parameters: Parameters, name: string): string[] {
  const value = parameters[name] ?? [];
  return (typeof value === 'string' ? [value] : value)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** A whole number within bounds, both inclusive; what is outside is moved to the nearest. Throws a {@link Refusal}. */
export function numberOf(
  parameters: Parameters,
  name: string,
  { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = textOf(parameters, name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(text))
    throw new Refusal('bad parameter', `${name} must be a whole number, not ${text}`);
  return Math.min(most, Math.max(least, Number(text)));
}

/** Whether a flag is set: `1`, `true` or `yes`; `0`, `false` and `no` say that it is not. Throws a {@link Refusal}. */
export function isSet(parameters: Parameters, name: string): boolean {
  const text = textOf(parameters, name);
  if (text === undefined || /^(?:0|false|no)$/i.test(text)) return false;
  if (/^(?:1|true|yes)$/i.test(text)) return true;
  throw new Refusal('bad parameter', `${name} must be 1 or 0, not ${text}`);
}

/** The days that a date may mean. Throws a {@link Refusal}. */
export function rangeOf(
  parameters: Parameters,
  name: string,
  zone: string | null,
): { readonly first: Day; readonly last: Day } | undefined {
  const text = textOf(parameters, name);
  if (text === undefined) return undefined;
  const date = readDate(text, zone);
  if (isDateProblem(date)) throw new Refusal('bad parameter', `${name}=${text}: ${date.message}`);
  return date;
}

/** The last day that a date may mean. Throws a {@link Refusal}. */
export function lastDayOf(parameters: Parameters, name: string, zone: string | null): Day | undefined {
  const range = rangeOf(parameters, name, zone);
  if (range?.last === LATEST) throw new Refusal('bad parameter', `${name} has no last day`);
  return range?.last;
}
