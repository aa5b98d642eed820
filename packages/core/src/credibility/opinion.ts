/**
 * What is held of a statement: how much speaks for it, how much against it, and how much is not known. Each 0..1, and
 * all three add up to 1 (Jøsang, Subjective Logic, 2016; base rate 0).
 */
export interface Opinion {
  readonly belief: number;
  readonly disbelief: number;
  readonly uncertainty: number;
}

/** Nothing is known. */
const VACUOUS: Opinion = { belief: 0, disbelief: 0, uncertainty: 1 };

/** It is so. */
export const CERTAIN: Opinion = { belief: 1, disbelief: 0, uncertainty: 0 };

/**
 * An opinion as it comes through somebody: what that one is not trusted with becomes uncertain, and never turns into
 * its contrary.
 *
 * ```ts
 * const through: Opinion = { belief: 0.6, disbelief: 0.3, uncertainty: 0.1 };
 * const heard = discounted(through, { belief: 0.091, disbelief: 0.604, uncertainty: 0.305 });
 * [heard.belief, heard.disbelief, heard.uncertainty].map((part) => part.toFixed(4)) // => ['0.0546', '0.3624', '0.5830']
 * ```
 */
export function discounted(trust: Opinion, opinion: Opinion): Opinion {
  const belief = trust.belief * opinion.belief;
  const disbelief = trust.belief * opinion.disbelief;
  return { belief, disbelief, uncertainty: 1 - belief - disbelief };
}

/**
 * Opinions of independent witnesses together: what each knows adds up (cumulative fusion). Of those who leave nothing
 * open, the mean; the others then add nothing.
 *
 * ```ts
 * const one: Opinion = { belief: 0.4, disbelief: 0, uncertainty: 0.6 };
 * const other: Opinion = { belief: 0.7, disbelief: 0, uncertainty: 0.3 };
 * const both = fused([one, other]);
 * [both.belief, both.disbelief, both.uncertainty].map((part) => part.toFixed(6)) // => ['0.750000', '0.000000', '0.250000']
 * ```
 */
export function fused(opinions: readonly Opinion[]): Opinion {
  return joined(opinions, opinions.length);
}

/** Opinions that go back to one origin, as one: the mean of what each knows (averaging fusion). */
export function averaged(opinions: readonly Opinion[]): Opinion {
  return joined(opinions, 1);
}

/** Of statements that must all hold, the opinion that they do. */
export function allOf(opinions: readonly Opinion[]): Opinion {
  let belief = 1;
  let notDisbelieved = 1;
  for (const opinion of opinions) {
    belief *= opinion.belief;
    notDisbelieved *= 1 - opinion.disbelief;
  }
  return { belief, disbelief: 1 - notDisbelieved, uncertainty: notDisbelieved - belief };
}

/** In terms of evidence an opinion is `belief / uncertainty` for and `disbelief / uncertainty` against. */
function joined(opinions: readonly Opinion[], times: number): Opinion {
  if (opinions.length === 0) return VACUOUS;
  if (opinions.length === 1) return opinions[0];
  const dogmatic = opinions.filter(({ uncertainty }) => uncertainty <= 0);
  if (dogmatic.length > 0) {
    const belief = mean(dogmatic.map((opinion) => opinion.belief));
    return { belief, disbelief: 1 - belief, uncertainty: 0 };
  }
  const supporting = mean(opinions.map(({ belief, uncertainty }) => belief / uncertainty)) * times;
  const denying = mean(opinions.map(({ disbelief, uncertainty }) => disbelief / uncertainty)) * times;
  const whole = supporting + denying + 1;
  return { belief: supporting / whole, disbelief: denying / whole, uncertainty: 1 / whole };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
