import { isPromise, type PromiseEntry } from './entry.ts';
import type { Instance } from './many.ts';
import type { Name } from './name.ts';
import type { DateValue } from './values/date-value.ts';

/** `@pact[of @a to @b on @event]`: the instances of a promise with many cases that have all that is named. */
export interface Selection {
  readonly kind: 'selection';
  readonly base: Name;
  readonly of: Name | undefined;
  readonly to: Name | undefined;
  /** The event that opened it, or days within which it was opened. */
  readonly on: Name | DateValue | undefined;
  /** Which of several that events without a name opened on one day. */
  readonly number: number | undefined;
}

/** The number that no case has, for what cannot be read as a selection: cases are counted from 1. */
export const NO_CASE = 0;

/** The parts of a selection as they are written. */
export interface SelectionParts {
  readonly of: string | undefined;
  readonly to: string | undefined;
  readonly on: string | undefined;
  readonly number: number | undefined;
}

/**
 * The name of an instance or of several, with its parts in their fixed order.
 *
 * ```ts
 * selectionText('pact', { of: '@a', to: '@b', on: '1941-12-07', number: undefined }) // => 'pact[of @a to @b on 1941-12-07]'
 * ```
 */
export function selectionText(base: string, { of, to, on, number }: SelectionParts): string {
  const parts = [
    of === undefined ? [] : [`of ${of}`],
    to === undefined ? [] : [`to ${to}`],
    on === undefined ? [] : [`on ${on}`],
    number === undefined ? [] : [`#${number}`],
  ].flat();
  return `${base}[${parts.join(' ')}]`;
}

/** A name for what a selection selects. What is declared under the promise is found under it too. */
export function createSelected(text: string, index: number, selection: Selection): Name {
  const { base } = selection;
  return {
    kind: 'name',
    text,
    index,
    get entry() {
      return base.entry;
    },
    set entry(_) {
      // Nothing is declared under a selection.
    },
    rivals: undefined,
    meant: selection,
  };
}

/** The selection that a name is written as. */
export function selectionOf(name: Name | undefined): Selection | undefined {
  return name?.meant?.kind === 'selection' ? name.meant : undefined;
}

/** Whether a selection selects an instance. */
export function selects(selection: Selection, entry: PromiseEntry): boolean {
  const { instance, terms } = entry;
  if (!instance || instance.generic.name !== selection.base) return false;
  const { of, to, on, number } = selection;
  if (of && !(instance.of ? instance.of === of : terms.from.some(({ party }) => party === of))) return false;
  if (to && !(instance.to ? instance.to === to : terms.to.some(({ party }) => party === to))) return false;
  if (number !== undefined && instance.number !== number) return false;
  if (on === undefined) return true;
  if ('kind' in on) return isOpenedBy(instance, on);
  return instance.on !== undefined && instance.on.first >= on.first && instance.on.last <= on.last;
}

/** Whether something of a name opened a case: an event, a promise, or some case of a promise with many. */
function isOpenedBy({ event }: Instance, name: Name): boolean {
  if (!event) return false;
  if (event.name === name) return true;
  return isPromise(event) && event.instance?.generic.name === name;
}

/** Whether a name that is written means a promise: its own name, or one for instances of which it is one. */
export function isMeant(name: Name, entry: PromiseEntry): boolean {
  if (name === entry.name) return true;
  if (!entry.instance) return false;
  const selection = selectionOf(name);
  return selection ? selects(selection, entry) : name === entry.instance.generic.name;
}
