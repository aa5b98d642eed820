import type { Condition } from '../../ledger/condition.ts';
import { type ActEntry, type Entry, isPromise, type PromiseEntry, type Terms } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Happening, Instance } from '../../ledger/many.ts';
import { createName, type Name } from '../../ledger/name.ts';
import { readEntry } from '../../ledger/read/read-entry.ts';
import type { Reading } from '../../ledger/read/reading.ts';
import { selectionOf, selectionText, selects } from '../../ledger/selection.ts';
import type { DateValue } from '../../ledger/values/date-value.ts';
import type { Block } from '../../text/block.ts';
import { sourceText } from '../../text/source-text.ts';
import { amendmentText, instanceText, waitingText } from './instance-text.ts';
import { amendmentInPeriod, termsInPeriod } from './period-terms.ts';

/** What one instance has of its own. */
export interface Case extends Omit<Instance, 'generic'> {
  readonly date: DateValue;
  /** How the day or event is written in its name. */
  readonly onText: string | undefined;
}

/** Instances that were made before, so that the same case is the same promise for whoever asks. */
const made = new WeakMap<PromiseEntry, Map<string, PromiseEntry>>();

/**
 * An instance as an ordinary promise: the entry written out for its members, with its own name and date. What it says
 * is read anew, so that all that looks at its text finds the members there.
 */
export function instanceOf(ledger: Ledger, generic: PromiseEntry, one: Case): PromiseEntry | undefined {
  const written = (name: Name | undefined) => name && `@${name.text}`;
  const { of, to, number, onText, date, days, isPossible, period, closes, leaving } = one;
  const parts = { of: written(of), to: written(to), on: onText, number };
  const isWhole = !of && !to && onText === undefined;
  const text = isWhole ? generic.name.text : selectionText(generic.name.text, parts);
  const left = leaving.map((name) => name.text);
  const dated = [
    date.first,
    date.last,
    date.time,
    days?.first,
    days?.last,
    isPossible,
    period?.last,
    period?.due,
    one.isSupposed,
  ];
  const key = [text, ...dated, closes, ...left].join('|');
  const known = made.get(generic) ?? new Map<string, PromiseEntry>();
  made.set(generic, known);
  const before = known.get(key);
  if (before?.instance && isOfSameEntries(before.instance, one)) return before;
  const entry = readInstance(ledger.reading, generic, one, text);
  if (entry) known.set(key, entry);
  return entry;
}

/** Whether the same entries opened and closed two cases. */
function isOfSameEntries(one: Omit<Instance, 'generic'>, other: Omit<Instance, 'generic'>): boolean {
  return (
    one.event === other.event &&
    one.closedBy === other.closedBy &&
    areSame(one.makers, other.makers) &&
    areSame(one.closers, other.closers)
  );
}

function areSame(some: readonly ActEntry[] = [], others: readonly ActEntry[] = []): boolean {
  return some.length === others.length && some.every((act, index) => act === others[index]);
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
  const condition = isPromise(entry) ? entry.terms.conditions[0]?.ways[0]?.condition : undefined;
  known.set(key, condition);
  return condition;
}

function readInstance(
  reading: Reading,
  generic: PromiseEntry,
  one: Case,
  text: string,
): PromiseEntry | undefined {
  const { date, onText: _, ...own } = one;
  const entry = readAlone(reading, generic, instanceText(reading, generic, one));
  if (!isPromise(entry)) return undefined;
  const name = createName(text, reading.lexer.names.internText(text));
  const { period, event } = one;
  const whole = withRemedyFor(entry.terms, event);
  const terms = period ? termsInPeriod(whole, period) : whole;
  const instance: Instance = { generic, ...own };
  const isUnread = entry.isUnread || generic.isUnread;
  const written: PromiseEntry = { ...entry, name, date, terms, isUnread, instance };
  name.entry = written;
  return written;
}

/** What a case makes good of a promise with many cases is the one that opened it, where one of those did. */
function withRemedyFor(terms: Terms, opener: Happening | undefined): Terms {
  const { repairOf } = terms;
  if (repairOf.length === 0 || !isPromise(opener)) return terms;
  return { ...terms, repairOf: repairOf.map((name) => (isAmong(opener, name) ? opener.name : name)) };
}

function isAmong(opener: PromiseEntry, name: Name): boolean {
  const selection = selectionOf(name);
  return selection ? selects(selection, opener) : name === opener.instance?.generic.name;
}

/** An amendment as it reads for one case: its terms and the fields it gives. */
export interface AmendedCase {
  readonly terms: Terms;
  readonly given: readonly string[];
  /** The text that the places of its sentences count in. */
  readonly block: Block;
}

/** Amendments that were read for cases before. */
const amended = new WeakMap<ActEntry, Map<PromiseEntry, AmendedCase>>();

/** What an amendment says for one promise: for a case with its members in the place of the variables. */
export function amendmentOf(ledger: Ledger, act: ActEntry, promise: PromiseEntry): AmendedCase | undefined {
  const { terms, given, variables } = act;
  const { instance } = promise;
  if (!terms) return undefined;
  if (!instance || (variables.length === 0 && !instance.period)) return { terms, given, block: act.block };
  const known = amended.get(act) ?? new Map<PromiseEntry, AmendedCase>();
  amended.set(act, known);
  const before = known.get(promise);
  if (before) return before;
  const { reading } = ledger;
  const read = variables.length > 0 && readAlone(reading, act, amendmentText(reading, act, instance));
  const { terms: ownTerms = terms, block } = read && read.kind === 'act' ? read : act;
  const own = { terms: ownTerms, given };
  const result = { ...(instance.period ? amendmentInPeriod(own, instance.period) : own), block };
  known.set(promise, result);
  return result;
}

/** Reads an entry as written out for one case; what is wrong with it has been said of the entry itself. */
function readAlone(reading: Reading, written: Entry, text: string): Entry | undefined {
  const { path } = written.block;
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
      return written.block.line;
    },
  };
  const entry = readEntry(reading);
  reading.findings = findings;
  reading.block = block;
  reading.waitsFor = waitsFor;
  return entry;
}
