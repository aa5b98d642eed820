import { STATE_WORDS } from '../ledger/condition.ts';
import { isPromise } from '../ledger/entry.ts';
import { NAME_PATTERN } from '../text/name-pattern.ts';
import type { CompleteOptions, Completion } from './complete.ts';
import { completeNames } from './complete-names.ts';
import { completeDate } from './complete-values.ts';
import type { Cursor } from './cursor.ts';
import { expectedKinds, valueKind } from './expected-names.ts';
import { FIELD_MEANINGS, stateMeaning } from './word-meanings.ts';
import { sentenceParts, type Wording, wordingLabel, wordingsOf, wordingText } from './wordings.ts';

const CLAUSES = ['by', 'within', 'starting', 'until'];
const MOST_WORDINGS = 20;

/** What may stand in a sentence or a condition: deeds, states of promises, clauses, variables. */
export function completeSentence(cursor: Cursor, written: string, options: CompleteOptions): Completion[] {
  const kind = valueKind(cursor);
  const before = cursor.value.slice(0, cursor.value.length - written.length);
  if (kind === 'condition' && /@\S+\s+is\s+(?:partly\s+|kept\s+)?$/.test(before))
    return states(before, written);
  const clause = /(?:^|\s)(by|starting|until)\s+$/.exec(before);
  if (clause) return completeDate(cursor, written, options);
  if (kind === 'rule' && written.startsWith('?')) return completeVariables(cursor, written);
  const names = written === '' ? completeNames(cursor, '', expectedKinds(cursor)) : [];
  if (/(?:^|\s)of\s+$/.test(before)) return names;
  const isAsked = kind === 'condition' ? afterPromise(cursor, before, written) : [];
  if (isAsked.length > 0) return isAsked;
  return [...deeds(cursor, before, written), ...clauses(cursor, before, written), ...names];
}

function states(before: string, written: string): Completion[] {
  const begun = /\bis\s+((?:partly|kept)\s+)?$/.exec(before)?.[1]?.trim();
  return STATE_WORDS.filter((state) =>
    begun ? state.startsWith(`${begun} ${written}`) : state.startsWith(written.toLowerCase()),
  ).map((state) => ({
    label: state,
    kind: 'state',
    detail: '',
    info: stateMeaning(state) ?? '',
    text: begun ? state.slice(begun.length + 1) : state,
    slots: [],
  }));
}

/** After the name of a promise at the start of a condition: `is`. */
function afterPromise({ ledger }: Cursor, before: string, written: string): Completion[] {
  const name = /^(?:(?:all|any)\s+of\s+)?@(\S+)\s+$/.exec(before)?.[1];
  const entry = name === undefined ? undefined : ledger.find(name);
  if (!entry || (!isPromise(entry) && entry.kind !== 'deal') || !'is'.startsWith(written)) return [];
  return [{ label: 'is', kind: 'word', detail: 'and a state', info: '', text: 'is ', slots: [] }];
}

/** The deeds that go on as the sentence has begun. */
function deeds({ ledger, entry }: Cursor, before: string, written: string): Completion[] {
  const begun = sentenceParts(ledger, before.replace(/^no\s+/, '')).map(({ word }) => word);
  const found: Completion[] = [];
  for (const wording of wordingsOf(ledger)) {
    if (found.length >= MOST_WORDINGS) break;
    const words = wording.shape.text.split(' ');
    const next = words[begun.length];
    if (next === undefined || !begun.every((word, index) => words[index] === word)) continue;
    if (written !== '' && !(next !== '_' && next.startsWith(written.toLowerCase()))) continue;
    // What is written only here is no example to follow.
    if (!wording.declared && wording.uses < 2 && (begun.length === 0 || wording.entry === entry)) continue;
    found.push(deedOption(wording, begun.length));
  }
  return found;
}

function deedOption(wording: Wording, from: number): Completion {
  const { text, slots } = wordingText(wording, from);
  return { label: wordingLabel(wording), kind: 'deed', detail: detailOf(wording), info: '', text, slots };
}

function detailOf({ declared, uses }: Wording): string {
  if (declared) return uses > 1 ? `deed, said ${uses - 1}×` : 'deed';
  return `said ${uses}×`;
}

function clauses({ field }: Cursor, before: string, written: string): Completion[] {
  if (!field || field.name === 'did' || field.name === 'not') return forPromise(field?.name, before, written);
  if (!/@\S+.*\s$/.test(before) || !/(?:^|\s)[^@\s]+\s/.test(before)) return [];
  return CLAUSES.filter(
    (clause) => clause.startsWith(written) && !new RegExp(`\\s${clause}\\s`).test(before),
  ).map((clause) => ({
    label: clause,
    kind: 'clause',
    detail: '',
    info: FIELD_MEANINGS[clause] ?? '',
    text: `${clause} `,
    slots: [],
  }));
}

function forPromise(field: string | undefined, before: string, written: string): Completion[] {
  if (!field || written === '' || !'for'.startsWith(written) || !/@\S+.*\s$/.test(before)) return [];
  const info = 'The promise that this part of the event is meant for.';
  return [{ label: 'for', kind: 'clause', detail: '@promise', info, text: 'for ', slots: [] }];
}

/** The variables that the deed or limit has. */
export function completeVariables({ block }: Cursor, written: string): Completion[] {
  const text = block ? block.source.text.slice(block.start, block.end) : '';
  const found = new Set(text.match(new RegExp(`\\?${NAME_PATTERN}`, 'gu')) ?? []);
  found.delete(written);
  return [...found]
    .filter((variable) => variable.startsWith(written))
    .map((variable) => ({
      label: variable,
      kind: 'word',
      detail: 'variable',
      info: '',
      text: variable,
      slots: [],
    }));
}
