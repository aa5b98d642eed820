import type { Name } from '../ledger/name.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { type Ending, endingOf } from './ending.ts';
import { isPartOf } from './likeness.ts';
import { weightsOf } from './weights.ts';

/** Kept as long as the judgement is: the record of one party is asked for again and again. */
const known = new WeakMap<Judgement, Map<string, readonly Ending[]>>();

/**
 * How the promises, or the threats, of a party and of all that is part of it ended or stand; of every promisor where no
 * party is given. In the order of the judgement.
 */
export function endingsOf(
  judgement: Judgement,
  party: Name | undefined,
  threats: boolean,
): readonly Ending[] {
  const byParty = known.get(judgement) ?? new Map<string, readonly Ending[]>();
  known.set(judgement, byParty);
  const key = `${party?.index ?? ''}|${threats}`;
  const endings = byParty.get(key) ?? collect(judgement, party, threats);
  byParty.set(key, endings);
  return endings;
}

function collect(judgement: Judgement, party: Name | undefined, threats: boolean): Ending[] {
  const { lateDiscount } = weightsOf(judgement.judging.world.ledger);
  const kind = threats ? 'threat' : 'promise';
  const isOf = party && isPartOf(party);
  const endings: Ending[] = [];
  const { promises } = judgement;
  for (let i = 0; i < promises.length; i++) {
    const standing = promises[i];
    if (standing.entry.kind !== kind) continue;
    if (isOf && !standing.terms.from.some(isOf)) continue;
    endings.push(endingOf(judgement, standing, lateDiscount));
  }
  return endings;
}
