import type { EntryForm, FieldForm } from '@troth/core';
import { isCalled, type KnownName, withIds } from './form-names.ts';

/** What can be written by a form. */
export const FORM_KINDS = ['promise', 'event', 'rating', 'source', 'reply'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** What is filled in, by field. */
export type FormValues = Readonly<Record<string, string>>;

/** One field of a form. */
export interface FormField {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly input: 'line' | 'long' | 'date' | 'names' | 'sentence' | 'choice';
  /** The kinds of entry whose names fit. */
  readonly kinds?: readonly string[];
  /** What can be chosen, with what it is called. */
  readonly choices?: readonly (readonly [string, string])[];
  /** The entry and the field that a sentence belongs to, so that it is completed as there. */
  readonly within?: string;
  /** Whether it stands among those that are seldom needed. */
  readonly more?: boolean;
}

interface FormRule {
  readonly title: string;
  readonly lead: string;
  readonly fields: readonly FormField[];
  readonly entry: (values: FormValues) => EntryForm;
}

const ACTORS = ['party', 'person', 'office', 'group'];
const PROMISES = ['promise', 'threat'];

const IN_PROMISE = '2026-01-01 promise @the-form-draft\n ';
const IN_EVENT = '2026-01-01 event\n ';

const DATE: FormField = {
  key: 'date',
  label: 'Date',
  input: 'date',
  hint: 'A day, month or year: 2026-03-10, 2026-03, 2026',
};
const ID: FormField = {
  key: 'id',
  label: 'Id',
  input: 'line',
  hint: 'Made from the title where it is left empty',
  more: true,
};
const SOURCE: readonly FormField[] = [
  { key: 'source', label: 'Source', input: 'names', kinds: ['source'], hint: 'Who says so' },
  { key: 'via', label: 'Through whom', input: 'line', hint: 'A speaker the source names', more: true },
  { key: 'quote', label: 'Quote', input: 'long', hint: 'The exact words', more: true },
];

/** The forms, each with the entry that it writes. */
export const FORMS: Readonly<Record<FormKind, FormRule>> = {
  promise: {
    title: 'Before you promise',
    lead: 'Write the promise down, and see at once what it collides with, who could lift that, and who would pay.',
    fields: [
      { key: 'title', label: 'What it is called', input: 'line' },
      DATE,
      { key: 'from', label: 'Who promises', input: 'names', kinds: ACTORS },
      { key: 'to', label: 'To whom', input: 'names', kinds: ACTORS },
      {
        key: 'duty',
        label: 'What kind',
        input: 'choice',
        choices: [
          ['will', 'something will be done'],
          ['never', 'something will never be done'],
          ['always', 'something will be kept true'],
        ],
      },
      {
        key: 'sentence',
        label: 'What is promised',
        input: 'sentence',
        within: `${IN_PROMISE} will`,
      },
      {
        key: 'by',
        label: 'By when',
        input: 'date',
        hint: 'The last day, such as 2026-03-10; may be left out',
      },
      {
        key: 'if',
        label: 'On what condition',
        input: 'sentence',
        within: `${IN_PROMISE} if`,
        hint: 'What must happen before it is owed; may be left out',
      },
      { key: 'through', label: 'Spoken by', input: 'names', kinds: ['person'], more: true },
      { key: 'as', label: 'In which office', input: 'names', kinds: ['office'], more: true },
      { key: 'stake', label: 'Who is hurt if it is broken', input: 'names', kinds: ACTORS, more: true },
      { key: 'loss', label: 'What they lose', input: 'line', more: true },
      { key: 'deal', label: 'Part of the deal', input: 'names', kinds: ['deal'], more: true },
      { key: 'instead', label: 'Instead of', input: 'names', kinds: PROMISES, more: true },
      ...SOURCE,
      ID,
    ],
    entry: (values) => ({
      keyword: 'promise',
      ...headerOf(values),
      fields: [
        { name: 'from', value: boundOf(values) },
        ...each(values.to, 'to'),
        { name: 'if', value: values.if },
        { name: values.duty || 'will', value: values.sentence },
        { name: values.duty === 'never' || values.duty === 'always' ? 'until' : 'by', value: values.by },
        ...(values.stake ? [{ name: 'stake', value: values.stake, text: values.loss }] : []),
        { name: 'part of', value: values.deal },
        ...each(values.instead, 'instead of'),
        ...evidenceOf(values),
      ],
    }),
  },
  event: {
    title: 'Add an event',
    lead: 'Something happened, or was found not to have been done. What rests on it is worked out anew.',
    fields: [
      DATE,
      { key: 'title', label: 'What it is called', input: 'line', hint: 'May be left out' },
      {
        key: 'sentence',
        label: 'What was done',
        input: 'sentence',
        within: `${IN_EVENT} did`,
      },
      { key: 'not', label: 'What was not done', input: 'sentence', within: `${IN_EVENT} not`, more: true },
      {
        key: 'for',
        label: 'Meant for',
        input: 'names',
        kinds: PROMISES,
        hint: 'The promise it counts for',
        more: true,
      },
      ...SOURCE,
      { ...ID, hint: 'Needed where other entries speak of it' },
    ],
    entry: (values) => ({
      keyword: 'event',
      ...headerOf(values),
      fields: [
        {
          name: 'did',
          value: values.sentence && values.for ? `${values.sentence} for ${values.for}` : values.sentence,
        },
        { name: 'not', value: values.not },
        ...evidenceOf(values),
      ],
    }),
  },
  rating: {
    title: 'Add a rating',
    lead: 'Somebody judges where a promise stands. Where it has only a text, this decides.',
    fields: [
      DATE,
      { key: 'promise', label: 'Which promise', input: 'names', kinds: PROMISES },
      {
        key: 'status',
        label: 'Where it stands',
        input: 'choice',
        choices: [
          ['kept', 'kept'],
          ['partly-kept', 'partly kept'],
          ['compromise', 'compromise'],
          ['broken', 'broken'],
          ['stalled', 'stalled'],
          ['in-progress', 'in progress'],
          ['not-started', 'not started'],
          ['not-rated', 'not rated'],
          ['uncheckable', 'cannot be checked'],
        ],
      },
      { key: 'by', label: 'Who rates', input: 'names', kinds: ACTORS },
      { key: 'because', label: 'Why', input: 'long' },
      ...SOURCE,
    ],
    entry: (values) => ({
      keyword: 'rated',
      date: values.date,
      id: values.promise,
      rest: values.status || 'kept',
      fields: [
        { name: 'by', value: values.by },
        { name: 'because', text: values.because },
        ...evidenceOf(values),
      ],
    }),
  },
  source: {
    title: 'Add a source',
    lead: 'An article, a contract, a speech, a data set. Entries then name it as the one that says so.',
    fields: [
      { key: 'title', label: 'Title', input: 'line' },
      { ...DATE, key: 'published', label: 'Published' },
      { key: 'by', label: 'Published by', input: 'names', kinds: ACTORS },
      { key: 'author', label: 'Author', input: 'line' },
      { key: 'url', label: 'Address', input: 'line', hint: 'https://…' },
      {
        key: 'relays',
        label: 'Reprint of',
        input: 'names',
        kinds: ['source'],
        hint: 'The source that it repeats as a whole',
        more: true,
      },
      ID,
    ],
    entry: (values) => ({
      keyword: 'source',
      id: values.id ?? '',
      title: values.title,
      fields: [
        { name: 'published', value: values.published },
        { name: 'by', value: values.by },
        { name: 'author', text: values.author },
        { name: 'url', text: values.url },
        ...each(values.relays, 'relays'),
      ],
    }),
  },
  reply: {
    title: 'Add a reply',
    lead: 'What those concerned say to it. It is shown beside what it answers.',
    fields: [
      DATE,
      { key: 'to', label: 'To which entry', input: 'names' },
      { key: 'from', label: 'Who replies', input: 'names', kinds: ACTORS },
      { key: 'through', label: 'Spoken by', input: 'names', kinds: ['person'], more: true },
      { key: 'text', label: 'Their words', input: 'long' },
      ...SOURCE,
    ],
    entry: (values) => ({
      keyword: 'response',
      date: values.date,
      fields: [
        { name: 'to', value: values.to },
        { name: 'from', value: boundOf(values) },
        { name: 'text', text: values.text },
        ...evidenceOf(values),
      ],
    }),
  },
};

function headerOf({ date, id, title }: FormValues): Pick<EntryForm, 'date' | 'id' | 'title'> {
  return { date, id: id || undefined, title };
}

/** A party, with who spoke for it and in which office. */
function boundOf({ from, through, as }: FormValues): string {
  return [from, through && `through ${through}`, as && `as ${as}`].filter(Boolean).join(' ');
}

/** One line for each of several names. */
function each(names: string | undefined, name: string): FieldForm[] {
  return (names ?? '').split(',').map((value) => ({ name, value: value.trim() }));
}

function evidenceOf({ source, via, quote }: FormValues): FieldForm[] {
  return (source ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one, index) => ({
      name: 'source',
      value: via?.startsWith('@') ? `${one} via ${via}` : one,
      ...(via && !via.startsWith('@') ? { rest: `via "${via.replace(/[\\"]/g, '\\$&')}"` } : {}),
      below: index === 0 && quote ? [{ name: 'quote', text: quote }] : [],
    }));
}

/**
 * Names as the ledger writes them, from what is written in a form: ids stay, titles become the id that has them.
 *
 * ```ts
 * resolveNames('Anna, @ben', [{ id: '@anna', title: 'Anna', kind: 'party' }]) // => '@anna, @ben'
 * ```
 */
export function resolveNames(
  written: string,
  names: readonly { readonly id: string; readonly title: string | null }[],
): string {
  const whole = idFor(written, names);
  if (whole) return whole;
  return written
    .split(',')
    .map((part) => idFor(part, names) ?? part.trim())
    .filter(Boolean)
    .join(', ');
}

function idFor(
  text: string,
  names: readonly { readonly id: string; readonly title: string | null }[],
): string | undefined {
  return text.trim() === '' ? undefined : names.find((name) => isCalled(name, text))?.id;
}

/** The entry of a form: the names in it are ids, and an id that is left empty is to be made. */
export function entryOf(kind: FormKind, values: FormValues, names: readonly KnownName[]): EntryForm {
  const { fields, entry } = FORMS[kind];
  const resolved: Record<string, string> = {};
  for (const { key, input } of fields) {
    const value = values[key] ?? '';
    resolved[key] =
      input === 'names'
        ? resolveNames(value, names)
        : input === 'sentence'
          ? withIds(value, names).replace(/\s+/g, ' ').trim()
          : value.trim();
  }
  const form = entry(resolved);
  const needsId = kind === 'promise' || kind === 'source';
  const id = resolved.id ? `@${resolved.id.replace(/^@/, '')}` : undefined;
  return kind === 'rating' ? form : { ...form, id: id ?? (needsId ? '' : undefined) };
}
