import { type Ledger, type Name, type PromiseFilter, STATE_WORDS } from '@troth/core';
import { didYouMean, Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { dateOption } from './days.ts';

const REQUEST_STATES = ['open', 'answered', 'refused', 'withdrawn'];
/** What raters call promises that are neither kept nor broken. */
const RATED_STATES = ['not started', 'in progress', 'stalled', 'compromise'];
/** What trackers of promises call them. */
const TRACKER_STATES: ReadonlyMap<string, string> = new Map([
  ['in the works', 'in progress'],
  ['promise kept', 'kept'],
  ['promise broken', 'broken'],
]);
/** Words that a condition may ask for, but no promise is listed under. */
const NO_STATES = ['done', 'over'];

/** Whether a call narrows the promises down. */
export function isFiltered(call: Call): boolean {
  return ['party', 'state', 'tag', 'text', 'from', 'to'].some((option) => call.has(option));
}

/** What the filter options of a call ask for. Throws a {@link Problem} for a party or state that does not exist. */
export function promiseFilter(call: Call, ledger: Ledger): PromiseFilter {
  return {
    parties: call.values('party').map((written) => findName(ledger, written)),
    states: list(call, 'state').map(stateWord),
    tags: list(call, 'tag').map((tag) => tag.replace(/^#/, '').normalize('NFC')),
    text: call.value('text'),
    from: dateOption(call, 'from', null)?.first,
    to: dateOption(call, 'to', null)?.last,
  };
}

/** The name that is declared as written, with or without its `@`. */
export function findName(ledger: Ledger, written: string): Name {
  const name = ledger.find(written.replace(/^@/, ''))?.name;
  if (name) return name;
  const names: string[] = [];
  for (const { name: id, title } of ledger.entries()) {
    if (!id) continue;
    names.push(`@${id.text}`);
    if (title?.toLowerCase() === written.toLowerCase())
      throw new Problem(`“${title}” is the title of @${id.text}`, [`Write the id: @${id.text}`]);
  }
  const shown = written.startsWith('@') ? written : `@${written}`;
  throw new Problem(`nothing is declared as ${shown}${didYouMean(shown, names)}`);
}

/** `--state due,overdue` is two. */
function list(call: Call, option: string): string[] {
  return call.values(option).flatMap((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
}

function stateWord(written: string): string {
  const word = written.toLowerCase().replace(/[-_\s]+/g, ' ');
  const words = [
    ...STATE_WORDS.filter((one) => !NO_STATES.includes(one)),
    ...RATED_STATES,
    ...REQUEST_STATES,
  ];
  const meant = TRACKER_STATES.get(word) ?? word;
  if (words.includes(meant)) return meant;
  throw new Problem(`--state ${written}: there is no such state${didYouMean(word, words)}`, [
    `States: ${words.join(', ')}`,
  ]);
}
