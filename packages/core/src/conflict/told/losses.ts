import { stakesOf } from '../../exposure/stakes.ts';
import { fullTerms } from '../../ledger/deal-terms.ts';
import type { PromiseEntry, Stake } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { Cost, LostStake } from '../conflict.ts';

/** What is lost with promises, each once: what is at stake in a deal, whichever of its promises are lost. */
export class Losses {
  readonly #prospects: Prospects;
  readonly #deals = new Set<Name>();
  readonly #stakes = new Map<Stake, LostStake>();

  constructor(prospects: Prospects) {
    this.#prospects = prospects;
  }

  get deals(): readonly Name[] {
    return [...this.#deals];
  }

  get stakes(): readonly LostStake[] {
    return [...this.#stakes.values()];
  }

  /** @param isAgreed whether a party agrees to lose what it has at stake in the promise */
  add(promise: PromiseEntry, isAgreed: (party: Name) => boolean): void {
    const { partOf } = promise.terms;
    if (partOf) this.#deals.add(partOf);
    for (const stake of stakesNow(this.#prospects, promise)) {
      if (this.#stakes.has(stake)) continue;
      const { party, what, amount } = stake;
      this.#stakes.set(stake, { stake, party, what, amount, promise, agreed: isAgreed(party) });
    }
  }

  /** What is lost in one of several ways that are all taken: who agrees to a loss in one of them agrees. */
  addAll({ deals, stakes }: Cost): void {
    for (const deal of deals) this.#deals.add(deal);
    for (const lost of stakes)
      if (lost.agreed || !this.#stakes.get(lost.stake)?.agreed) this.#stakes.set(lost.stake, lost);
  }
}

/** What is at stake in a promise as it stands, with what it takes from its deal. */
function stakesNow({ judgement }: Prospects, promise: PromiseEntry): readonly Stake[] {
  const standing = judgement.judging.standing(promise);
  return standing ? stakesOf(judgement, standing) : fullTerms(promise).stakes;
}
