import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isOutBy } from '../lifecycle/chain.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { type FieldLine, fieldLines, weightlessLines } from './detail-lines.ts';
import { fold } from './promise-filter.ts';
import { withTitles } from './words/sentence-text.ts';

/** Lines of what is promised that are known for themselves; the others are with it. */
const KNOWN_ALONE = /^(?:may|stake)\b/;
const PROMISED: readonly Entry['kind'][] = ['promise', 'threat', 'request', 'deal', 'act'];

/** An entry as written, without the lines and the sources that were not known by the day to know by, and without comments. */
export function textAsKnown(ledger: Ledger, judgement: Judgement, entry: Entry): string {
  const { source, start, end } = entry.block;
  const written = source.text.slice(start, end);
  const fields = fieldLines(written);
  const whyNot = weightlessLines(judgement, entry, fields);
  const shown = [written.split('\n', 1)[0]];
  let depth = 0;
  /** What is indented deeper than a line that is left out is left out with it. */
  let below = Infinity;
  for (const field of fields) {
    if (depth === 0) depth = field.indent;
    const why = field.indent <= depth ? whyNot(field.text) : undefined;
    if (field.indent > below) continue;
    const isAlone = !PROMISED.includes(entry.kind) || KNOWN_ALONE.test(field.text);
    const isLater = (why === 'not known' && isAlone) || isOfLaterSource(ledger, judgement, field);
    below = isLater ? field.indent : Infinity;
    if (!isLater) shown.push(field.text);
  }
  return shown.join('\n');
}

/** What a search looks through: a text as written, and with titles for names. */
export function searchText(ledger: Ledger, written: string): string {
  return fold(`${written}\n${withTitles(written, (name) => ledger.find(name))}`);
}

function isOfLaterSource(ledger: Ledger, { known }: Judgement, { text }: FieldLine): boolean {
  const [, name] = /^(?:source|relays) @\{?([^\s}]+)/.exec(text) ?? [];
  const source = name === undefined ? undefined : ledger.find(name.normalize('NFC'))?.name;
  return source !== undefined && !isOutBy(known, source);
}
