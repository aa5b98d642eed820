import type { Day } from '../ledger/civil-day.ts';
import type { Condition, Limits } from '../ledger/condition.ts';
import { type DateValue, plainDay } from '../ledger/date-value.ts';
import { addDuration } from '../ledger/duration.ts';
import { isPromise, type PromiseEntry, type Terms } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Instance } from '../ledger/many.ts';
import { createName, type Name } from '../ledger/name.ts';
import { readEntry } from '../ledger/read-entry.ts';
import type { Reading } from '../ledger/reading.ts';
import { selectionText } from '../ledger/selection.ts';
import { sourceText } from '../text/source-text.ts';
import { instanceText, waitingText } from './instance-text.ts';

/** What one instance has of its own. */
export interface Case extends Omit<Instance, 'generic'> {
  readonly date: DateValue;
  /** How the day or event is written in its name. */
  readonly onText: string | undefined;
  /** Its days, with `every`. */
  readonly period: { readonly first: Day; readonly last: Day } | undefined;
}

/** Instances that were made before, so that the same case is the same promise for whoever asks. */
const made = new WeakMap<PromiseEntry, Map<string, PromiseEntry>>();

/**
 * An instance as an ordinary promise: the entry written out for its members, with its own name and date. What it says
 * is read anew, so that all that looks at its text finds the members there.
 */
export function instanceOf(ledger: Ledger, generic: PromiseEntry, one: Case): PromiseEntry | undefined {
  const written = (name: Name | undefined) => name && `@${name.text}`;
  const { of, to, number, onText, date, days, isPossible, closes, leaving } = one;
  const text = selectionText(generic.name.text, { of: written(of), to: written(to), on: onText, number });
  const left = leaving.map((name) => name.text);
  const dated = [date.first, date.last, date.time, days?.first, days?.last, isPossible];
  const key = [text, ...dated, closes, ...left].join('|');
  const known = made.get(generic) ?? new Map<string, PromiseEntry>();
  made.set(generic, known);
  const before = known.get(key);
  if (before && before.instance?.event === one.event) return before;
  const entry = readInstance(ledger.reading, generic, one, text);
  if (entry) known.set(key, entry);
  return entry;
}

/** Conditions that were read before. */
const waited = new WeakMap<PromiseEntry, Map<string, Condition | undefined>>();

/** What a promise with `whenever` waits for where these are its members. */
export function waitedFor(
  ledger: Ledger,
  generic: PromiseEntry,
  one: Pick<Instance, 'of' | 'to'>,
): Condition | undefined {
  const key = `${one.of?.index}|${one.to?.index}`;
  const known = waited.get(generic) ?? new Map<string, Condition | undefined>();
  waited.set(generic, known);
  if (known.has(key)) return known.get(key);
  const { reading } = ledger;
  const entry = readAlone(reading, generic, waitingText(reading, generic, one));
  const condition = entry?.terms.conditions[0]?.ways[0]?.condition;
  known.set(key, condition);
  return condition;
}

function readInstance(
  reading: Reading,
  generic: PromiseEntry,
  one: Case,
  text: string,
): PromiseEntry | undefined {
  const { of, to, event, days, isPossible, on, number, closes, leaving, date } = one;
  const entry = readAlone(reading, generic, instanceText(reading, generic, one));
  if (!entry) return undefined;
  const name = createName(text, reading.lexer.names.internText(text));
  const terms = termsOf(entry.terms, generic, one);
  const instance: Instance = { generic, of, to, event, days, isPossible, on, number, closes, leaving };
  const own: PromiseEntry = { ...entry, name, date, terms, instance };
  name.entry = own;
  return own;
}

/** Reads the entry as written out for one case; what is wrong with it has been said of the entry itself. */
function readAlone(reading: Reading, generic: PromiseEntry, text: string): PromiseEntry | undefined {
  const { path } = generic.block;
  const source = sourceText(path, text);
  const { findings, block, waitsFor } = reading;
  reading.findings = [];
  const end = reading.lexer.read(source, 0);
  // An edit above the entry shifts its lines.
  reading.block = {
    path,
    source,
    start: 0,
    end,
    get line() {
      return generic.block.line;
    },
  };
  const entry = readEntry(reading);
  reading.findings = findings;
  reading.block = block;
  reading.waitsFor = waitsFor;
  return isPromise(entry) ? entry : undefined;
}

/** The terms of an instance: those of a period are due by its last day, or within a time from its first. */
function termsOf(terms: Terms, generic: PromiseEntry, { period }: Case): Terms {
  if (!period) return terms;
  const { within } = generic.terms.limits;
  const by = deadline(within ? addDuration(period.first, within) : period.last);
  const undertakings = terms.undertakings.map(({ kind, ways }) => ({
    kind,
    ways: ways.map((way) => ({ ...way, limits: lineLimits(kind, way.limits, period) })),
  }));
  return { ...terms, undertakings, limits: { by, within: undefined, starting: undefined, until: undefined } };
}

function lineLimits(
  kind: 'will' | 'never' | 'always',
  limits: Limits,
  period: NonNullable<Case['period']>,
): Limits {
  const by = limits.within ? deadline(addDuration(period.first, limits.within)) : limits.by;
  if (kind === 'will') return limits.within ? { ...limits, by, within: undefined } : limits;
  return {
    by,
    within: undefined,
    starting: limits.starting ?? deadline(period.first),
    until: limits.until ?? deadline(period.last),
  };
}

function deadline(day: Day): { readonly kind: 'date'; readonly date: DateValue } {
  return { kind: 'date', date: plainDay(day) };
}
