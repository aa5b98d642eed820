/** What entries are called where they are listed. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  ledger: 'Ledger',
  party: 'Party',
  person: 'Person',
  office: 'Office',
  group: 'Group',
  thing: 'Thing',
  source: 'Published',
  deed: 'Rule about a deed',
  limit: 'Limit',
  unit: 'Unit',
  prior: 'Starting point of records',
  promise: 'Promise',
  threat: 'Threat',
  request: 'Request',
  deal: 'Deal',
  event: 'Event',
  alleged: 'Alleged',
  accepted: 'Accepted',
  checked: 'Looked into',
  rated: 'Rated',
  act: 'Act',
  released: 'Released',
  ended: 'Ended',
  withdrawn: 'Withdrawn',
  suspended: 'Suspended',
  resumed: 'Resumed',
  amended: 'Amended',
  excused: 'Excused',
  voided: 'Voided',
  assigned: 'Passed on to another',
  delegated: 'Handed to another to do',
  notified: 'Notice',
  consulted: 'Consultation',
  claim: 'Claim',
  response: 'Reply',
  retracted: 'Retracted',
  refused: 'Refused',
  choice: 'Choice',
  note: 'Note',
  deadline: 'Deadline',
};

const PLURALS: Readonly<Record<string, string>> = {
  party: 'parties',
  person: 'people',
  entry: 'entries',
  reply: 'replies',
};

/** What several entries of a kind are counted as, where their word is no noun. */
const NOUNS: Readonly<Record<string, string>> = {
  source: 'publication',
  alleged: 'allegation',
  accepted: 'acceptance',
  checked: 'check',
  rated: 'rating',
  notified: 'notice',
  consulted: 'consultation',
  response: 'reply',
};

/** `3 ratings`, `12 publications`: so many entries of a kind. */
export function entriesOf(count: number, kind: string): string {
  const noun = NOUNS[kind] ?? (KIND_WORDS[kind]?.endsWith('ed') ? 'act' : kind);
  return countOf(count, noun);
}

/** `1 party`, `6 people`. */
export function countOf(count: number, word: string): string {
  if (count === 1) return `1 ${word}`;
  return `${count.toLocaleString('en')} ${PLURALS[word] ?? `${word}s`}`;
}
