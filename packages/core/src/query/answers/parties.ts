import type { Name } from '../../ledger/name.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { PARTY_KINDS } from '../party-kinds.ts';
import { filterPromises } from '../promise-filter.ts';
import {
  ledgerExposureReport,
  type PartyExposureReport,
  partyExposureReport,
} from '../reports/exposure-report.ts';
import { type StateCount, stateCounts } from '../reports/state-counts.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import { withArticle } from '../words/with-article.ts';
import { type ConflictSummary, conflictSummaries } from './conflict-summary.ts';
import type { Desk } from './desk.ts';
import { type EntryAnswer, entryPart } from './entry-answer.ts';
import { neededText, type Parameters } from './parameters.ts';
import { type PromiseRow, promiseRow } from './promise-row.ts';
import { Refusal } from './refusal.ts';
import { type TenureAnswer, tenuresOf } from './tenures.ts';
import type { View } from './view.ts';

/** All parties, persons, offices and groups. */
export interface PartiesAnswer {
  readonly parties: readonly PartyRow[];
}

/** A party in a table. */
export interface PartyRow {
  readonly id: string;
  readonly kind: 'party' | 'person' | 'office' | 'group';
  readonly title: string;
  readonly partOf: string | null;
  /** How many promises it gave, by state, and how many it was given; its parts and offices not included. */
  readonly given: readonly StateCount[];
  readonly received: readonly StateCount[];
  /** What it stands to lose: null where that is nothing. */
  readonly exposure: {
    readonly stakes: number;
    readonly total: readonly string[];
    readonly owed: number;
    readonly falls: number;
    readonly claimed: number;
  } | null;
}

/** A party: what it gave and was given, the offices it held, and what it stands to lose. */
export interface PartyAnswer extends EntryAnswer {
  readonly party: PartyRow;
  /** Promises from it, its parts and its offices, what needs attention first. */
  readonly given: readonly PromiseRow[];
  readonly received: readonly PromiseRow[];
  /** How many more there are of each than are listed. */
  readonly more: { readonly given: number; readonly received: number };
  /** Offices it holds or held, or that are part of it; groups it belongs to; its members. */
  readonly tenures: readonly TenureAnswer[];
  readonly exposure: PartyExposureReport;
  /** Conflicts with a promise that it gave. */
  readonly conflicts: readonly ConflictSummary[];
}

/** At most so many promises are listed of each side; the table of promises has the rest. */
const MOST_LISTED = 200;

/** Every party with what it gave, was given and stands to lose. */
export function partiesAnswer(_desk: Desk, view: View): PartiesAnswer {
  return view.keep('parties', () => ({ parties: partyRows(view) }));
}

/** Everything about the party, person, office or group with an `id`. */
export function partyAnswer(desk: Desk, view: View, parameters: Parameters): PartyAnswer {
  const entry = desk.named(neededText(parameters, 'id'));
  const { name } = entry;
  const party = partiesAnswer(desk, view).parties.find(({ id }) => id === idOf(name));
  if (!party) throw new Refusal('not found', `${idOf(name)} is no party but ${withArticle(entry.kind)}`);
  const concerned = filterPromises(view.ledger, view.urgent, { parties: [name] });
  const given = concerned.filter((standing) => isOn(view, name, standing, 'from'));
  const received = concerned.filter((standing) => isOn(view, name, standing, 'to'));
  const ids = new Set(given.map((standing) => idOf(standing.entry.name)));
  const rows = (list: readonly PromiseStanding[]) =>
    list.slice(0, MOST_LISTED).map((standing) => promiseRow(view, standing));
  return {
    ...entryPart(desk, view, name.text),
    party,
    given: rows(given),
    received: rows(received),
    more: {
      given: Math.max(0, given.length - MOST_LISTED),
      received: Math.max(0, received.length - MOST_LISTED),
    },
    tenures: tenuresOf(view.judgement, name),
    exposure: partyExposureReport(view.judgement, name),
    conflicts: conflictSummaries(view).filter(({ promises }) => promises.some(({ id }) => ids.has(id))),
  };
}

/** Whether a party, a part or an office of it stands on one side of a promise. */
function isOn({ ledger }: View, name: Name, standing: PromiseStanding, side: 'from' | 'to'): boolean {
  const terms = { ...standing.terms, from: standing.terms[side], to: [] };
  return filterPromises(ledger, [{ ...standing, terms }], { parties: [name] }).length > 0;
}

function partyRows(view: View): PartyRow[] {
  const { ledger, judgement } = view;
  const given = new Map<Name, PromiseStanding[]>();
  const received = new Map<Name, PromiseStanding[]>();
  for (const standing of judgement.promises) {
    for (const [side, lists] of [
      [standing.terms.from, given],
      [standing.terms.to, received],
    ] as const) {
      for (const party of new Set(side.map((bound) => bound.party))) {
        const list = lists.get(party);
        if (list) list.push(standing);
        else lists.set(party, [standing]);
      }
    }
  }
  const exposed = new Map(ledgerExposureReport(judgement).parties.map((one) => [one.id, one]));
  return ledger.entriesOf(...PARTY_KINDS).flatMap((entry): PartyRow[] => {
    if (!entry.name) return [];
    const id = idOf(entry.name);
    const loss = exposed.get(id);
    return [
      {
        id,
        kind: entry.kind as PartyRow['kind'],
        title: titleOf(entry.name),
        partOf: houseOf(entry.name),
        given: stateCounts(given.get(entry.name) ?? [], view.ratedOf),
        received: stateCounts(received.get(entry.name) ?? [], view.ratedOf),
        exposure: loss
          ? {
              stakes: loss.stakes,
              total: loss.total,
              owed: loss.owed,
              falls: loss.falls,
              claimed: loss.claimed,
            }
          : null,
      },
    ];
  });
}

function houseOf({ entry }: Name): string | null {
  const house =
    entry?.kind === 'office'
      ? entry.of
      : entry?.kind === 'group'
        ? entry.within
        : entry?.kind === 'party' || entry?.kind === 'person'
          ? entry.partOf
          : undefined;
  return house ? idOf(house) : null;
}
