import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Acceptance } from '../lifecycle/acceptance.ts';
import type { World } from '../lifecycle/world.ts';

/** What a reader on a day has before them: the ledger, and what was known, retracted and accepted by then. */
export interface Vantage {
  readonly ledger: Ledger;
  readonly acceptance: Acceptance;
  /** A name and all that may lie within it: parts, offices and who held them, members, subgroups. */
  readonly within: (name: Name) => readonly Name[];
}

/** The place from which a world is seen. */
export function vantageOf({
  ledger,
  acceptance,
  relations,
}: Pick<World, 'ledger' | 'acceptance' | 'relations'>): Vantage {
  return { ledger, acceptance, within: (name) => relations.closure(name) };
}

/** The same place, had a source been retracted by then, or its retraction not been. */
export function supposeRetracted(vantage: Vantage, source: Name, isRetracted: boolean): Vantage {
  const retracted = new Set(vantage.acceptance.retracted);
  if (isRetracted) retracted.add(source);
  else retracted.delete(source);
  return { ...vantage, acceptance: { ...vantage.acceptance, retracted } };
}
