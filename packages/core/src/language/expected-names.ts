import { BITS } from '../check/kinds.ts';
import type { Cursor } from './cursor.ts';

const { party, person, office, group, thing, source, promise, threat, request, deal, alleged } = BITS;
const ACTOR = party | person | office | group;
const PROMISE = promise | threat;
const ANY = -1;

/** Which kinds of entry a name may stand for, by field; with the entry in front where it makes a difference. */
const BY_FIELD: Readonly<Record<string, number>> = {
  'party part of': party | group,
  'person part of': party | group,
  'thing part of': thing,
  'part of': deal,
  of: party,
  holder: person | party,
  'group within': group,
  member: party | person | office | thing,
  source,
  relays: source,
  by: ACTOR,
  rater: ACTOR,
  keeper: ACTOR,
  between: ACTOR,
  from: ACTOR,
  to: ACTOR,
  'response to': ANY,
  stake: ACTOR,
  needs: ACTOR,
  notice: ACTOR,
  consult: ACTOR,
  'instead of': PROMISE,
  'repair of': PROMISE,
  answers: request,
  outside: PROMISE,
  about: ANY,
  only: ACTOR | thing,
  'choice on': PROMISE | deal,
  'choice for': ACTOR,
  with: ACTOR,
};

const HEADERS: Readonly<Record<string, number>> = {
  checked: PROMISE,
  rated: PROMISE,
  accepted: alleged,
  refused: request,
  retracted: ANY,
  withdrawn: PROMISE | deal | request,
  amended: PROMISE | deal | request,
  notified: ACTOR,
  consulted: ACTOR,
};

/** Fields whose value is a sentence, and those whose value is a condition. */
const SENTENCES = new Set(['will', 'or will', 'never', 'always', 'did', 'not']);
const CONDITIONS = new Set(['if', 'or if', 'unless', 'whenever', 'while']);
/** Fields whose value is a sentence with variables. */
const RULES = new Set(['deed also', 'excludes', 'undone by', 'limit on']);

/** What the value of a field begins with. */
export type ValueKind = 'sentence' | 'condition' | 'rule' | 'other';

/** Whether a line holds a sentence, and of what kind. */
export function valueKind({ field, rule }: Cursor): ValueKind {
  if (!field) return 'other';
  if (SENTENCES.has(field.name)) return 'sentence';
  if (CONDITIONS.has(field.name)) return 'condition';
  return RULES.has(field.name) || RULES.has(`${rule?.keyword} ${field.name}`) ? 'rule' : 'other';
}

/** The kinds of entry that a name at a place may stand for, as a set of `BITS`; 0 where no name fits. */
export function expectedKinds(cursor: Cursor): number {
  const { field, rule, value } = cursor;
  const last = /(?:^|\s)([a-z]+)\s+\S*$/.exec(cursor.before)?.[1];
  if (!field) return inHeader(cursor, last);
  switch (valueKind(cursor)) {
    case 'sentence':
      return last === 'for' ? PROMISE : last === 'of' ? group | thing : ACTOR | thing | PROMISE | deal;
    case 'condition':
      return ACTOR | thing | PROMISE | deal;
    case 'rule':
      return ACTOR | thing;
  }
  if (field.name === 'source' && /\bvia\s/.test(value)) return ACTOR | source;
  if (last === 'through') return person;
  if (last === 'as') return office;
  if (field.name === 'until' || field.name === 'by') {
    const own = rule && BY_FIELD[`${rule.keyword} ${field.name}`];
    if (own) return own;
    if (rule?.fields.names.includes('will')) return ACTOR | thing | PROMISE | deal;
  }
  if (field.name.startsWith('may ')) return ACTOR;
  return BY_FIELD[`${rule?.keyword} ${field.name}`] ?? BY_FIELD[field.name] ?? 0;
}

function inHeader({ rule, before }: Cursor, last: string | undefined): number {
  if (!rule) return 0;
  const { keyword } = rule;
  const isFirst = !/@\S*\s/.test(before);
  if (keyword === 'notified' || keyword === 'consulted') {
    if (isFirst) return ACTOR;
    return last === 'by' ? ACTOR : PROMISE | deal;
  }
  if (last === 'by') return keyword === 'claim' || keyword === 'retracted' ? ACTOR | source : ACTOR;
  if (last === 'to') return ACTOR;
  if (!isFirst) return 0;
  if (keyword in HEADERS) return HEADERS[keyword];
  return rule.fields.names.includes('only') ? PROMISE | deal : 0;
}
