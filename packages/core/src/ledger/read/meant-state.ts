/** What was meant by a word for a state that there is not, as a sentence with a space after it; empty where nobody can tell. */
export function meantState(text: string): string {
  const meant = MEANT.find(([, words]) => words.test(text));
  if (meant) return `Did you mean \`${meant[0]}\`? `;
  return /^not\s/.test(text) ? NOT_HELP : '';
}

/** What to write for two states in one condition, as a sentence with a space after it; empty where there are none. */
export function severalStates(text: string, promise: string): string {
  const [, first, joined, second] = /^([a-z ]+?) (or|and) ([a-z ]+)$/.exec(text) ?? [];
  if (!first || !second) return '';
  const field = joined === 'or' ? 'or if' : 'if';
  return `A condition asks for one state: write \`if @${promise} is ${first}\`, and on the line below \`${field} @${promise} is ${second}\`. `;
}

const NOT_HELP = 'That it is not in some state is said by the one that it is in. ';

const MEANT: readonly (readonly [string, RegExp])[] = [
  ['kept late', /^(?:late|done late|paid late|delayed)$/],
  [
    'broken',
    /^(?:breached|violated|missed|failed|unkept|unfulfilled|defaulted|not (?:kept|done|paid|met|fulfilled|performed))$/,
  ],
  ['done', /^(?:fulfilled|performed|satisfied|completed?|met|finished|paid|delivered|honou?red)$/],
  ['ended', /^(?:terminated|cancell?ed)$/],
  ['released', /^(?:waived|discharged)$/],
  ['due', /^(?:active|open|pending|in force|owed|not (?:over|broken))$/],
  ['lapsed', /^expired$/],
  ['voided', /^void$/],
];
