import type {
  Citation,
  Conflict,
  ConflictFamily,
  ConflictKind,
  Conflicts,
  Cost,
  Entanglement,
  Fit,
  Lift,
  TooLate,
  WayOut,
} from '../../conflict/conflict.ts';
import { amountText } from '../../exposure/amounts.ts';
import type { Name } from '../../ledger/name.ts';
import { isoDay } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { countText } from '../words/count-text.ts';
import { plainDone, plainLeast } from '../words/extent-text.ts';
import { idOf } from '../words/name-text.ts';
import { type RecordPrice, type RecordPriceReport, RecordPrices, recordPriceReport } from './record-price.ts';
import type { PlaceReport } from './status-report.ts';
import { lackText } from './way-out-text.ts';

/**
 * What cannot all be kept, as JSON (docs/schema/conflicts.schema.json). Ids carry their `@`, days are ISO 8601, counts
 * are plain digits in the promise's own unit.
 */
export interface ConflictsReport extends ConflictLists {
  readonly on: string;
  readonly known: string | null;
}

/** The answer without its days, as other reports hold it. */
export interface ConflictLists {
  /** Whether the search did not finish: there may be conflicts that are not listed. */
  readonly incomplete: boolean;
  /** Why it did not finish, and how far it got; null when it did. */
  readonly howFar: string | null;
  readonly conflicts: readonly ConflictReport[];
  readonly families: readonly FamilyReport[];
  /** Conflicts that share promises, and what lifts all of them. */
  readonly together: readonly EntanglementReport[];
}

/** A minimal set of promises that cannot all be kept. */
export interface ConflictReport {
  readonly promises: readonly string[];
  readonly kind: ConflictKind;
  readonly standing: Conflict['standing'];
  readonly conditions: readonly string[];
  readonly reading: Conflict['reading'];
  readonly readings: string;
  /** Of each promise with a counted `will`: the most that can be done while the others are kept. */
  readonly fits: Readonly<Record<string, string>>;
  readonly boundBothWays: readonly string[];
  readonly why: string;
  /** Each way is a list of steps, all of which it takes. */
  readonly waysOut: readonly (readonly StepReport[])[];
  readonly tooLate: readonly TooLateReport[];
  readonly assumptions: readonly string[];
  readonly disputed: boolean;
  readonly citations: readonly CitationReport[];
}

/** What a way out asks of one promise. */
export interface StepReport {
  readonly promise: string;
  readonly how: Lift['how'];
  readonly by: readonly string[];
  readonly through?: string;
  /** How much must be lifted at least, of a counted `will`. */
  readonly atLeast?: string;
  readonly needs: readonly string[];
  /** What the whole way costs; the same in each of its steps. */
  readonly costs: CostReport;
  /** The promises by which its actor has promised this act. */
  readonly promisedBy: readonly string[];
}

export interface CostReport {
  readonly breaches: number;
  readonly powers: number;
  readonly falls: readonly string[];
  readonly deals: readonly string[];
  readonly stakes: readonly LostStakeReport[];
  /** How many have to act or agree; null where it is not known. */
  readonly people: number | null;
  /**
   * What breaches and lawful endings in it do to records. Null: not worked out, as in reports that only count conflicts,
   * or where there are very many.
   */
  readonly record: readonly RecordPriceReport[] | null;
}

export interface LostStakeReport {
  readonly party: string;
  readonly what: string;
  readonly amount: string | null;
  readonly promise: string;
  readonly agreed: boolean;
}

export interface TooLateReport {
  readonly promise: string;
  readonly how: TooLate['how'];
  readonly by: readonly string[];
  readonly through?: string;
  readonly earliest: string;
  readonly deadline: string;
}

export interface CitationReport extends PlaceReport {
  readonly role: string;
  readonly id: string | null;
}

export interface FamilyReport {
  readonly kind: ConflictKind;
  readonly promises: readonly string[];
  readonly demand: string;
  readonly bound: string;
  readonly shortage: string;
  /** How many minimal sets there are, in digits: it may be more than a number of JSON holds. Null: not counted. */
  readonly count: string | null;
  readonly first: readonly ConflictReport[];
  readonly why: string;
  readonly citations: readonly CitationReport[];
}

export interface EntanglementReport {
  readonly promises: readonly string[];
  /** The cheapest, each a list of steps, all of which it takes. */
  readonly waysOut: readonly (readonly StepReport[])[];
  /** Whether there are more, or the search for them was given up. */
  readonly more: boolean;
}

/** What cannot all be kept on a day. */
export function conflictsReport(judgement: Judgement, conflicts: Conflicts): ConflictsReport {
  const { on, known } = judgement;
  const prices = new RecordPrices(judgement);
  return {
    on: isoDay(on),
    known: known === undefined ? null : isoDay(known),
    ...conflictLists(conflicts, prices),
  };
}

/**
 * What cannot all be kept, without the days.
 *
 * @param prices works out what ways out do to records; undefined: that is left out
 */
export function conflictLists(
  { conflicts, families, entanglements, incomplete }: Conflicts,
  prices?: RecordPrices,
): ConflictLists {
  return {
    incomplete: incomplete !== undefined,
    howFar: incomplete ?? null,
    conflicts: conflicts.map((one) => conflictReport(one, prices)),
    families: families.map((one) => familyReport(one, prices)),
    together: entanglements.map((one) => entanglementReport(one, prices)),
  };
}

/** One conflict. */
function conflictReport(conflict: Conflict, prices: RecordPrices | undefined): ConflictReport {
  const { kind, standing, conditions, reading, readings, why, assumptions, disputed } = conflict;
  const fits = conflict.fits.map((fit) => [
    idOf(fit.promise.name),
    `${plainDone(fit)} of ${countText(fit.demand)}`,
  ]);
  return {
    promises: idsOf(conflict.promises),
    kind,
    standing,
    conditions,
    reading,
    readings,
    fits: Object.fromEntries(fits),
    boundBothWays: conflict.boundBothWays.map(idOf),
    why,
    waysOut: conflict.waysOut.map((way) => stepReports(way, conflict.fits, prices)),
    tooLate: conflict.tooLate.map(tooLateReport),
    assumptions,
    disputed,
    citations: conflict.citations.map(citationReport),
  };
}

function familyReport(family: ConflictFamily, prices: RecordPrices | undefined): FamilyReport {
  const { kind, demand, bound, shortage, count, why } = family;
  return {
    kind,
    promises: idsOf(family.promises),
    demand,
    bound,
    shortage,
    count: count === undefined ? null : String(count),
    first: family.first.map((one) => conflictReport(one, prices)),
    why,
    citations: family.citations.map(citationReport),
  };
}

function entanglementReport(
  { promises, waysOut, hasMore }: Entanglement,
  prices: RecordPrices | undefined,
): EntanglementReport {
  return {
    promises: idsOf(promises),
    waysOut: waysOut.map((way) => stepReports(way, [], prices)),
    more: hasMore,
  };
}

function stepReports(way: WayOut, fits: readonly Fit[], prices: RecordPrices | undefined): StepReport[] {
  const costs = costReport(way.cost, prices?.of(way));
  return way.lifts.map(({ promise, how, by, through, atLeast, needs, promisedBy }) => ({
    promise: idOf(promise.name),
    how,
    by: by.map(idOf),
    ...(through && { through: idOf(through) }),
    ...(atLeast && {
      atLeast: plainLeast(
        atLeast,
        fits.find((fit) => fit.promise === promise),
      ),
    }),
    needs: needs.map((need) => lackText(need, idOf)),
    costs,
    promisedBy: idsOf(promisedBy),
  }));
}

function costReport(
  { breaches, powers, falls, deals, stakes, people }: Cost,
  prices: readonly RecordPrice[] | undefined,
): CostReport {
  return {
    breaches,
    powers,
    falls: idsOf(falls),
    deals: deals.map(idOf),
    stakes: stakes.map(({ party, what, amount, promise, agreed }) => ({
      party: idOf(party),
      what,
      amount: amount ? amountText(amount) : null,
      promise: idOf(promise.name),
      agreed,
    })),
    people: Number.isFinite(people) ? people : null,
    record: prices?.map(recordPriceReport) ?? null,
  };
}

function tooLateReport({ promise, how, by, through, earliest, deadline }: TooLate): TooLateReport {
  return {
    promise: idOf(promise.name),
    how,
    by: by.map(idOf),
    ...(through && { through: idOf(through) }),
    earliest: isoDay(earliest),
    deadline: isoDay(deadline),
  };
}

function citationReport({ entry, role }: Citation): CitationReport {
  return {
    file: entry.block.path,
    line: entry.block.line + 1,
    role,
    id: entry.name ? idOf(entry.name) : null,
  };
}

function idsOf(entries: readonly { readonly name: Name }[]): string[] {
  return entries.map(({ name }) => idOf(name));
}
