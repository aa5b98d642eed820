import {
  type Entry,
  FILTER_STATES,
  isPartyKind,
  type Ledger,
  type Name,
  type PromiseFilter,
  stateMeant,
  withArticle,
} from '@troth/core';
import { didYouMean, Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { wordList } from '../output/word-list.ts';
import { dateOption } from './days.ts';

/** Whether a call narrows the promises down. */
export function isFiltered(call: Call): boolean {
  return ['party', 'state', 'tag', 'text', 'from', 'to'].some((option) => call.has(option));
}

/** What the filter options of a call ask for. Throws a {@link Problem} for a party, state or tag that does not exist. */
export function promiseFilter(call: Call, ledger: Ledger): PromiseFilter {
  const from = dateOption(call, 'from', null)?.first;
  const to = dateOption(call, 'to', null)?.last;
  if (from !== undefined && to !== undefined && from > to)
    throw new Problem(
      `--from ${call.value('from')} comes after --to ${call.value('to')}: no promise is made then`,
    );
  return {
    parties: call.values('party').map((written) => findParty(ledger, written)),
    states: list(call, 'state').map((word) => stateWord(call, word)),
    tags: list(call, 'tag').map((tag) => findTag(ledger, tag, ['promise', 'threat', 'request'])),
    text: call.value('text'),
    from,
    to,
  };
}

function findParty(ledger: Ledger, written: string): Name {
  const name = findName(ledger, written);
  const kind = name.entry?.kind ?? 'name';
  if (isPartyKind(kind)) return name;
  throw new Problem(
    `--party @${name.text} is ${withArticle(kind)}; a party, person, office or group is asked for`,
  );
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

/** A tag that some entry of these kinds has: one misspelt would find nothing, or make every promise count less. */
export function findTag(ledger: Ledger, written: string, kinds: readonly Entry['kind'][]): string {
  const tag = written.replace(/^#/, '').normalize('NFC');
  const tags = new Set(ledger.entriesOf(...kinds).flatMap((entry) => entry.tags));
  if (tags.has(tag)) return tag;
  throw new Problem(
    `no promise has the tag #${tag}${didYouMean(
      `#${tag}`,
      [...tags].map((one) => `#${one}`),
    )}`,
  );
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

function stateWord({ io }: Call, written: string): string {
  const meant = stateMeant(written);
  if (meant !== undefined) return meant;
  const word = written.toLowerCase();
  throw new Problem(
    `--state ${written}: there is no such state${didYouMean(word, FILTER_STATES)}`,
    wordList(io, 'States', FILTER_STATES),
  );
}
