import {
  horizonOf,
  keptChance,
  leaveValue,
  linesOf,
  type NewTerms,
  type Stakes,
  underNewTerms,
} from './decision.ts';
import { newTermsOf, type Pick, stakesOf, type Word } from './setting.ts';

/** What one does in a period: leave for good, go on, or let them perform first. */
const [LEAVE, GO_ON, FIRST] = [0, 1, 2];

/** What one does after each number of periods, by how many of them were kept; from the last row on the same for ever. */
type Policy = readonly Uint8Array[];

/**
 * What choosing is worth on average over draws of the inputs by one who does not know them, and does in each period what is
 * best at their means: what knowing them would add is at most what is missing to the mean best.
 */
export function uninformed(draws: readonly Pick[], word: Word): number {
  const means: Pick = (field) => {
    const values = draws.flatMap((draw) => draw(field) ?? []);
    return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
  };
  const wordIn = (pick: Pick) => (typeof word === 'number' ? (pick('chance') ?? word) : word);
  const [stakes, terms] = [stakesOf(means)!, newTermsOf(means)];
  const own = policyFor(stakes, wordIn(means));
  const taken = terms && policyFor(underNewTerms(stakes, terms), wordIn(means));
  let [goOn, ask] = [0, 0];
  for (const draw of draws) {
    const [one, chance] = [stakesOf(draw)!, wordIn(draw)];
    const rest = valueUnder(own, one, chance);
    goOn += rest / draws.length;
    if (taken)
      ask +=
        askedFor(newTermsOf(draw)!, valueUnder(taken, underNewTerms(one, newTermsOf(draw)!), chance), rest) /
        draws.length;
  }
  return taken ? Math.max(goOn, ask) : goOn;
}

function askedFor({ accepted, cost }: NewTerms, taken: number, rest: number): number {
  return accepted * taken + (1 - accepted) * rest - cost;
}

/** The chance that the promise is kept after some periods is `(alpha + kept) × share`; one that is assumed stays what it is. */
function chancesIn(
  stakes: Stakes,
  word: Word,
  seen: number,
): { readonly alpha: number; readonly share: number } {
  if (typeof word === 'number') return { alpha: 1, share: keptChance(stakes, word) };
  return { alpha: word.alpha, share: keptChance(stakes, 1) / (word.alpha + word.beta + seen) };
}

function policyFor(stakes: Stakes, word: Word): Policy {
  const { discount } = stakes;
  const leave = leaveValue(stakes);
  const [goOn, first] = linesOf(stakes);
  const last = typeof word === 'number' ? 0 : horizonOf(stakes, word);
  const values = new Float64Array(last + 1);
  const rows: Uint8Array[] = [];
  for (let seen = last; seen >= 0; seen--) {
    const { alpha, share } = chancesIn(stakes, word, seen);
    const row = new Uint8Array(seen + 1);
    for (let kept = 0; kept <= seen; kept++) {
      const p = (alpha + kept) * share;
      const [onward, guarded] = [goOn.base + p * goOn.slope, first.base + p * first.slope];
      const now = Math.max(onward, guarded);
      const stay =
        seen === last
          ? now / (1 - discount)
          : now + discount * (values[kept]! + p * (values[kept + 1]! - values[kept]!));
      row[kept] = stay <= leave ? LEAVE : guarded > onward ? FIRST : GO_ON;
      values[kept] = Math.max(stay, leave);
    }
    rows[seen] = row;
  }
  return rows;
}

function valueUnder(policy: Policy, stakes: Stakes, word: Word): number {
  const { discount } = stakes;
  const leave = leaveValue(stakes);
  const [goOn, first] = linesOf(stakes);
  const last = policy.length - 1;
  const values = new Float64Array(last + 1);
  for (let seen = last; seen >= 0; seen--) {
    const { alpha, share } = chancesIn(stakes, word, seen);
    const row = policy[seen]!;
    for (let kept = 0; kept <= seen; kept++) {
      const act = row[kept];
      const p = (alpha + kept) * share;
      const now = act === FIRST ? first.base + p * first.slope : goOn.base + p * goOn.slope;
      if (act === LEAVE) values[kept] = leave;
      else if (seen === last) values[kept] = now / (1 - discount);
      else values[kept] = now + discount * (values[kept]! + p * (values[kept + 1]! - values[kept]!));
    }
  }
  return values[0]!;
}
