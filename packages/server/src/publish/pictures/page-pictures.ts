import {
  answer,
  type ConflictSummary,
  type Entry,
  humanRange,
  idOf,
  madeText,
  notKeptText,
  type PromiseStanding,
  type StateCount,
  sidesText,
  stateText,
  upperFirst,
} from '@troth/core';
import type { Site } from '../site.ts';
import { type Picture, toneOf } from './picture.ts';

/** Of more pages of one kind than this none has a picture of its own: to draw so many takes minutes. */
const MOST_PICTURES = 2000;

/** What a picture of a promise shows: who owes whom, since when, and where it stands. */
export function promisePicture({ input }: Site, standing: PromiseStanding): Picture | undefined {
  if (input.judgement.promises.length > MOST_PICTURES) return undefined;
  const { entry, terms, deadline, state } = standing;
  const made = madeText(entry.date);
  const day = deadline && `; deadline ${humanRange(deadline.first, deadline.last)}`;
  const words = stateText(standing);
  return {
    kind: entry.kind === 'threat' ? 'Threat' : 'Promise',
    title: entry.title ?? idOf(entry.name),
    lines: [sidesText(terms), upperFirst(`${made}${day ?? ''}`)],
    state: { text: upperFirst(words), tone: toneOf(state) },
  };
}

/** What a picture of a conflict shows: what cannot all be kept. */
export function conflictPicture(
  { conflicts }: Site,
  { promises, certain }: ConflictSummary,
): Picture | undefined {
  if (conflicts.length > MOST_PICTURES) return undefined;
  return {
    kind: 'Conflict',
    title: promises.map(({ title }) => title).join(' × '),
    lines: [],
    state: {
      text: notKeptText({ promises, certain }),
      tone: 'broken',
    },
  };
}

/** What a picture of a party shows: where stands what it promised. */
export function partyPicture(site: Site, entry: Entry): Picture | undefined {
  const given = givenBy(site);
  const counts = given.get(idOf(entry.name!));
  if (!counts || given.size > MOST_PICTURES) return undefined;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: KINDS[entry.kind] ?? 'Party',
    title: entry.title ?? idOf(entry.name!),
    lines: [
      total === 0
        ? 'No promise of its own'
        : `${total.toLocaleString('en')} ${total === 1 ? 'promise' : 'promises'} given`,
    ],
    counts,
  };
}

const KINDS: Readonly<Record<string, string>> = { person: 'Person', office: 'Office', group: 'Group' };
const known = new WeakMap<Site, ReadonlyMap<string, readonly StateCount[]>>();

/** Where stands what each party promised. */
function givenBy(site: Site): ReadonlyMap<string, readonly StateCount[]> {
  let given = known.get(site);
  if (!given) {
    const found = answer(site.desk, 'parties');
    const parties = found.kind === 'answer' ? found.body.parties : [];
    given = new Map(parties.map((party) => [party.id, party.given]));
    known.set(site, given);
  }
  return given;
}
