import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { withTitles } from './sentence-text.ts';

/** Fields that the sentence of a promise or the list of evidence says already. */
const ELSEWHERE = /^(?:source|quote|id)\b/;
const IN_SENTENCE =
  /^(?:from|to|if|or if|unless|will|or will|never|always|by|within|starting|until|text|between|did|not|whenever|every)\b/;
const SAID_IN_SENTENCE: readonly Entry['kind'][] = [
  'promise',
  'threat',
  'request',
  'deal',
  'event',
  'alleged',
];

/** The fields of an entry that are shown nowhere else, as written, with titles for names; those below others follow them. */
export function detailLines(ledger: Ledger, entry: Entry): string[] {
  const { source, start, end } = entry.block;
  const [, ...lines] = source.text.slice(start, end).split('\n');
  const details: string[] = [];
  let depth = 0;
  let hidden = false;
  for (const line of lines) {
    const field = withoutComment(line).trim();
    if (field === '') continue;
    const indent = line.search(/\S/);
    if (depth === 0) depth = indent;
    if (indent <= depth) hidden = isHidden(field, entry);
    if (hidden || ELSEWHERE.test(field)) continue;
    const text = withTitles(field.replace(/\s+/g, ' '), (name) => ledger.find(name));
    if (indent <= depth || details.length === 0) details.push(text);
    else details[details.length - 1] += `, ${text}`;
  }
  return details;
}

function isHidden(field: string, entry: Entry): boolean {
  return ELSEWHERE.test(field) || (SAID_IN_SENTENCE.includes(entry.kind) && IN_SENTENCE.test(field));
}

/** A line up to its comment: a semicolon after white space, outside quotation marks. */
function withoutComment(line: string): string {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\' && quoted) at++;
    else if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ';' && !quoted && (at === 0 || /\s/.test(line[at - 1]))) return line.slice(0, at);
  }
  return line;
}
