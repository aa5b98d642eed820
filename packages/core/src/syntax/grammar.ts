import { KEYWORDS, type Keyword, word } from './words.ts';

/** A field of an entry: the words it is written with, and the fields that may qualify it. */
export interface FieldRule {
  /** As written: `may end`, `part of`. */
  readonly name: string;
  readonly words: number;
  /** The number of its third word, or -1. */
  readonly third: number;
  readonly inside: FieldSet;
}

/** The fields that may stand at one place, found by the numbers of their first and second word. */
export interface FieldSet {
  readonly names: readonly string[];
  readonly byWord: readonly (FieldChoice | undefined)[];
}

interface FieldChoice {
  one: FieldRule | undefined;
  two: Map<number, FieldRule> | undefined;
}

/** An entry: its keyword, whether a date stands before it, and its fields. */
export interface EntryRule {
  readonly keyword: Keyword;
  readonly dated: boolean;
  readonly fields: FieldSet;
}

/** What makes a promise or threat one with many cases. */
const MANY = ['whenever', 'every'];
const NOTHING = fieldSet([]);
/** What may stand below `source`. */
export const QUOTES = fieldSet(['quote']);
const EVIDENCE = ['source', 'known', 'secret'];
/** What may stand below most fields. */
export const SOURCED = fieldSet(EVIDENCE);
/** What may stand below `may ACT`. */
export const POWER = fieldSet(['while', 'needs', 'notice', 'consult', ...EVIDENCE]);

const ACTS = [
  'release',
  'end',
  'withdraw',
  'suspend',
  'resume',
  'amend',
  'excuse',
  'void',
  'assign',
  'delegate',
];
const POWERS = ACTS.map((act) => `may ${act}`);
const UNDERTAKING = [
  'from',
  'to',
  'if',
  'or if',
  'unless',
  'will',
  'or will',
  'never',
  'always',
  'by',
  'within',
  'starting',
  'until',
  'text',
  'stake',
  'part of',
  'instead of',
  'repair of',
  'answers',
  'silence',
  'review',
  ...POWERS,
  ...EVIDENCE,
];
/** What ties a promise to others: an amendment cannot change it. */
const TIES = ['part of', 'instead of', 'repair of', 'answers'];
/** What only a promise itself can say: what is to be done, and its ties. Its deal holds what it shares with others. */
const OWN = new Set(['will', 'or will', 'never', 'always', ...TIES]);
const ACT = ['only', 'because', 'clock', 'id', ...EVIDENCE];
const INPUTS = [
  'for',
  'with',
  'on',
  'kept',
  'broken',
  'idle',
  'leave',
  'condition-cost',
  'discount',
  'their-gain',
  'their-loss',
  'detection',
  'exit-cost',
  'hostage',
  'audience',
  'false-alarm',
  'renegotiation-cost',
  'accepted',
  'new-kept',
  'new-broken',
  'blocked',
  'record',
  'chance',
];

const declared: Partial<Record<Keyword, readonly string[]>> = {
  ledger: [
    'format',
    'on',
    'known',
    'zone',
    'include',
    'rater',
    'keeper',
    'silence',
    'late-discount',
    'half-life',
    'transfer',
    'icc',
    'opinion',
  ],
  party: ['kind', 'part of', 'formerly', 'url'],
  person: ['kind', 'part of', 'formerly', 'url'],
  office: ['of', 'holder'],
  group: ['size', 'within', 'member'],
  thing: ['kind', 'part of'],
  source: ['published', 'by', 'author', 'url', 'archived', 'file', 'sha256', 'relays'],
  deed: ['also', 'excludes', 'once per', 'undone by', 'takes'],
  limit: ['on', 'at most', 'per year', 'per month', 'in', 'at any time'],
  unit: ['also', 'is'],
  prior: ['mean', 'weight'],
};

const dated: Partial<Record<Keyword, readonly string[]>> = {
  promise: [...UNDERTAKING, ...MANY],
  threat: [...UNDERTAKING, ...MANY],
  request: UNDERTAKING,
  deal: ['between', ...UNDERTAKING.filter((field) => !OWN.has(field))],
  event: ['did', 'not', 'outside', 'id', ...EVIDENCE],
  alleged: ['did', 'not', 'outside', 'id', ...EVIDENCE],
  checked: ['found nothing', 'found', 'id', ...EVIDENCE],
  rated: ['by', 'because', 'cause', 'id', ...EVIDENCE],
  claim: ['about', 'stake', ...EVIDENCE],
  response: ['to', 'from', 'text', 'id', ...EVIDENCE],
  retracted: ['because', 'id', ...EVIDENCE],
  accepted: ['because', 'id', ...EVIDENCE],
  refused: ['because', 'id', ...EVIDENCE],
  choice: [...INPUTS, ...EVIDENCE],
  note: ['about', 'id', ...EVIDENCE],
  released: ACT,
  ended: ACT,
  withdrawn: ACT,
  suspended: ACT,
  resumed: ACT,
  amended: [...new Set([...UNDERTAKING.filter((field) => !TIES.includes(field)), ...ACT])],
  excused: ACT,
  voided: ACT,
  assigned: ACT,
  delegated: ACT,
  notified: ['because', 'id', ...EVIDENCE],
  consulted: ['because', 'id', ...EVIDENCE],
};

/** Entries by the number of their keyword. */
export const ENTRY_RULES: readonly (EntryRule | undefined)[] = entryRules();

/** The entries that take a date, and those that take none, by keyword. */
export const DATED_KEYWORDS = Object.keys(dated);
export const UNDATED_KEYWORDS = Object.keys(declared);

/** The fields of any entry. */
export const FIELD_NAMES: ReadonlySet<string> = new Set(
  ENTRY_RULES.flatMap((rule) => rule?.fields.names ?? []),
);

/** The fields of any entry that are written with two words. */
export const TWO_WORD_FIELDS: ReadonlySet<string> = new Set(
  [...FIELD_NAMES].filter((name) => name.split(' ').length === 2),
);

function entryRules(): (EntryRule | undefined)[] {
  const rules: (EntryRule | undefined)[] = KEYWORDS.map(() => undefined);
  for (const [keyword, fields] of Object.entries(declared) as [Keyword, readonly string[]][]) {
    // A source's own `source` field would cite itself, yet a limit or a group is a statement like any other.
    rules[word(keyword)] = { keyword, dated: false, fields: fieldSet([...fields, ...EVIDENCE]) };
  }
  for (const [keyword, fields] of Object.entries(dated) as [Keyword, readonly string[]][]) {
    rules[word(keyword)] = { keyword, dated: true, fields: fieldSet(fields) };
  }
  return rules;
}

/** The field whose name a line starts with: of two words before of one. */
export function findField(set: FieldSet, first: number, second: number): FieldRule | undefined {
  const choice = set.byWord[first];
  return choice && (choice.two?.get(second) ?? choice.one);
}

function fieldSet(names: readonly string[]): FieldSet {
  const byWord: (FieldChoice | undefined)[] = KEYWORDS.map(() => undefined);
  for (const name of names) {
    const [first, second, third] = name.split(' ') as [Keyword, Keyword?, Keyword?];
    const rule: FieldRule = {
      name,
      words: name.split(' ').length,
      third: third ? word(third) : -1,
      inside: insideOf(name),
    };
    const number = word(first);
    byWord[number] ??= { one: undefined, two: undefined };
    const choice = byWord[number];
    if (!second) choice.one = rule;
    else if (choice.two) choice.two.set(word(second), rule);
    else choice.two = new Map([[word(second), rule]]);
  }
  return { names, byWord };
}

function insideOf(name: string): FieldSet {
  if (name === 'source') return QUOTES;
  if (name.startsWith('may ')) return POWER;
  return ['quote', 'known', 'secret'].includes(name) ? NOTHING : SOURCED;
}
