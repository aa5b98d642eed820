import type { Entry } from '../ledger/entry.ts';

type Kind = Entry['kind'];

/** An entry as messages call it: `a person`, `an office`. */
export function kindName(kind: Kind): string {
  if (kind === 'act') return 'an act';
  if (kind === 'checked' || kind === 'rated' || kind === 'notified' || kind === 'consulted')
    return `a \`${kind}\` entry`;
  if (kind === 'retracted' || kind === 'accepted' || kind === 'refused') return `a \`${kind}\` entry`;
  if (kind === 'alleged') return 'an alleged event';
  return /^[aeo]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

/** Kinds of entry as a set of bits, so that a mention is checked without allocating. */
export const BITS: Readonly<Record<Kind, number>> = {
  ledger: 0,
  party: 1,
  person: 1 << 1,
  office: 1 << 2,
  group: 1 << 3,
  thing: 1 << 4,
  source: 1 << 5,
  deed: 0,
  limit: 1 << 6,
  unit: 0,
  prior: 0,
  promise: 1 << 7,
  threat: 1 << 8,
  request: 1 << 9,
  deal: 1 << 10,
  event: 1 << 11,
  alleged: 1 << 12,
  checked: 1 << 13,
  rated: 1 << 14,
  act: 1 << 15,
  notified: 1 << 16,
  consulted: 1 << 17,
  claim: 1 << 18,
  response: 1 << 19,
  retracted: 1 << 20,
  accepted: 1 << 21,
  refused: 1 << 22,
  choice: 1 << 23,
  note: 1 << 24,
};

/** The kinds of a set, as messages list them: `a party, person or group`. */
export function listKinds(set: number): string {
  const kinds = (Object.keys(BITS) as Kind[]).filter((kind) => (BITS[kind] & set) !== 0);
  const names = kinds.map((kind, index) =>
    index === 0 ? kindName(kind) : kindName(kind).replace(/^an? /, ''),
  );
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** The bit of a kind. Comparing the few common ones comes before looking up the others: this runs for every mention. */
export function bitOf(kind: Kind): number {
  if (kind === 'party') return BITS.party;
  if (kind === 'source') return BITS.source;
  if (kind === 'promise') return BITS.promise;
  if (kind === 'person') return BITS.person;
  if (kind === 'group') return BITS.group;
  return BITS[kind];
}
