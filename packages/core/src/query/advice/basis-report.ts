import type { Advice } from '../../advice/advise.ts';
import type { InputRange } from '../../advice/inputs.ts';
import { betaQuantile } from '../../credibility/beta.ts';
import { LEAST_RECORD } from '../../credibility/posterior.ts';
import type { PartyRecord, Posterior, RecordPart, RecordReading } from '../../credibility/record.ts';
import { citation } from '../../text/block.ts';
import { amountText, exact, outOf100, rangeOf100 } from '../words/advice-words.ts';
import { idOf, listText, titleOf } from '../words/name-text.ts';

/** What the advice takes their word for. */
export interface BasisReport {
  readonly kind: 'given' | 'record' | 'stated' | 'none';
  /** The Beta distribution that the values are worked out with; null for a stated range of chances, and for none. */
  readonly alpha: number | null;
  readonly beta: number | null;
  /** The chance that they keep their word, expected, and the range in which it lies with 90%; of a stated range, its ends. */
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: readonly string[];
  /** The ledger's record of each party the choice is about, where it was looked at. */
  readonly records: readonly RecordBasisReport[];
}

/** The ledger's record of one party, by both readings of lawful endings. */
export interface RecordBasisReport {
  readonly party: string;
  readonly byRules: BasisReading;
  readonly byReliance: BasisReading;
  /** The promises that count in either reading, the weightiest first; at most fifty. */
  readonly promises: readonly CountedPromiseReport[];
  /** How many count in all. */
  readonly counted: number;
}

/** A record in one reading; no number where it is too little. */
export interface BasisReading {
  readonly tooLittle: boolean;
  readonly effective: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The mean with all that are overdue, unclear or disputed taken as broken, and as kept; null where there are none. */
  readonly ifBroken: number | null;
  readonly ifKept: number | null;
}

/** A promise that a record rests on. */
export interface CountedPromiseReport {
  readonly promise: string;
  readonly weight: number;
  /** How much of it counts as kept, 0..1, by the rules and by who relied on it; null where it does not count there. */
  readonly byRules: number | null;
  readonly byReliance: number | null;
  readonly why: string;
  /** `file:line` */
  readonly place: string;
}

const MOST_PROMISES = 50;

/** What the advice takes their word for, and on what that rests. */
export function basisReport(advice: Advice): BasisReport {
  const { basis } = advice;
  const records = basis.kind === 'given' ? [] : basis.records.map(recordReport);
  switch (basis.kind) {
    case 'given':
    case 'record': {
      const { alpha, beta } = basis.belief;
      const [low, high] = [betaQuantile(0.05, alpha, beta), betaQuantile(0.95, alpha, beta)];
      const numbers = { alpha: exact(alpha), beta: exact(beta), mean: exact(alpha / (alpha + beta)) };
      const told =
        basis.kind === 'given'
          ? givenText(basis, low, high)
          : [...recordTexts(basis.records), ...leastText(basis)];
      const text = [...told, ...unusedText(advice)];
      return { kind: basis.kind, ...numbers, low: exact(low), high: exact(high), text, records };
    }
    case 'stated':
    case 'none': {
      const range = basis.kind === 'stated' ? basis.range : undefined;
      const text = range
        ? statedTexts(basis.records, range)
        : noneTexts(basis.records, advice.missing.length === 0);
      const numbers = { low: range?.low ?? null, high: range?.high ?? null };
      return { kind: basis.kind, alpha: null, beta: null, mean: null, ...numbers, text, records };
    }
  }
}

function givenText(
  { belief: { alpha, beta }, from }: Extract<Advice['basis'], { kind: 'given' }>,
  low: number,
  high: number,
): string[] {
  const who = from === 'ledger' ? 'The choice gives' : 'You give';
  return [
    `${who} a record in place of the ledger’s: ${amountText(alpha)} speaks for keeping and ${amountText(beta)} against. ` +
      `That is ${chanceText(alpha / (alpha + beta), low, high)}`,
  ];
}

/** Of several, whose record counts. */
function leastText({ records, belief }: Extract<Advice['basis'], { kind: 'record' }>): string[] {
  if (records.length < 2) return [];
  const used = records.find(({ byReliance: { posterior } }) => posterior.alpha === belief.alpha);
  return used?.question.party
    ? [`Of these, the values rest on the record of ${titleOf(used.question.party)}, of which there is least.`]
    : [];
}

/** A stated range of chances that does not count, as more is known. */
function unusedText({ inputs }: Advice): string[] {
  const stated = inputs.get('chance');
  return stated
    ? [`The stated chance (${rangeOf100(stated.low, stated.high)}) does not count beside it.`]
    : [];
}

/** `75 of 100 such promises kept, and with 90% between 53 and 92.` */
function chanceText(mean: number, low: number, high: number): string {
  return `${rangeOf100(mean, mean)} such promises kept; with 90% it lies in ${rangeOf100(low, high)}.`;
}

function posteriorText({ mean, low, high }: Posterior): string {
  return chanceText(mean, low, high);
}

function recordTexts(records: readonly PartyRecord[]): string[] {
  return records.flatMap((record) => {
    const { byReliance, byRules, question } = record;
    const who = question.party ? titleOf(question.party) : 'everyone';
    const texts = [
      `The record of ${who}, as one reads it who relied on it: ${posteriorText(byReliance.posterior)} ` +
        `It amounts to ${amountText(byReliance.posterior.effective)} finished promises, old and distant ones counting less, ` +
        `and starts from ${outOf100(record.prior.mean)} of 100 as if ${amountText(record.prior.weight)} promises had shown it.`,
    ];
    if (Math.abs(byRules.posterior.mean - byReliance.posterior.mean) > 1e-9 || byRules.tooLittle)
      texts.push(
        byRules.tooLittle
          ? `By the rules alone, by which a lawful ending does not count, there is too little record for a number (${amountText(byRules.posterior.effective)} finished promises).`
          : `By the rules alone, by which a lawful ending does not count: ${posteriorText(byRules.posterior)}`,
      );
    return [...texts, ...boundsText(byReliance)];
  });
}

function boundsText({ bounds }: RecordReading): string[] {
  if (!bounds) return [];
  const { count, broken, kept } = bounds;
  return [
    `${count} ${count === 1 ? 'promise is' : 'promises are'} overdue, unclear or disputed: with all of them broken it would be ` +
      `${rangeOf100(broken.mean, broken.mean)}, with all kept ${rangeOf100(kept.mean, kept.mean)}.`,
  ];
}

function tooLittleText(records: readonly PartyRecord[]): string | undefined {
  const little = records.filter(({ byReliance }) => byReliance.tooLittle);
  if (little.length === 0) return undefined;
  const each = little.map(({ question, byReliance }) => {
    const effective = byReliance.posterior.effective;
    return `${question.party ? titleOf(question.party) : 'everyone'} (it amounts to ${amountText(effective)} finished ${effective === 1 ? 'promise' : 'promises'})`;
  });
  return `There is too little record of ${listText(each)}: under ${LEAST_RECORD} finished promises a number would say more about the method than about the party.`;
}

function statedTexts(records: readonly PartyRecord[], range: InputRange): string[] {
  const { low, high, from } = range;
  const who = from === 'asked' ? 'You take' : 'The choice takes';
  const little = tooLittleText(records);
  return [
    ...(little ? [little] : []),
    `${who} it that they keep ${rangeOf100(low, high)} such promises. That is an assumption, not a finding.`,
  ];
}

/** @param asks whether a range of chances is all that is wanting */
function noneTexts(records: readonly PartyRecord[], asks: boolean): string[] {
  const little = tooLittleText(records);
  return [
    little ?? 'The choice does not say whose word it is about.',
    ...(asks
      ? [
          'So staying has no value yet. Write what you think possible, as `chance 20%..80%`, and the advice runs over that range.',
        ]
      : []),
  ];
}

function recordReport(record: PartyRecord): RecordBasisReport {
  const { question, byRules, byReliance } = record;
  const promises = countedPromises(byRules, byReliance);
  return {
    party: question.party ? idOf(question.party) : '',
    byRules: readingReport(byRules),
    byReliance: readingReport(byReliance),
    promises: promises.slice(0, MOST_PROMISES),
    counted: promises.length,
  };
}

function readingReport({ tooLittle, posterior, bounds }: RecordReading): BasisReading {
  const shown = (value: number | undefined) => (tooLittle || value === undefined ? null : exact(value));
  return {
    tooLittle,
    effective: exact(posterior.effective),
    mean: shown(posterior.mean),
    low: shown(posterior.low),
    high: shown(posterior.high),
    ifBroken: shown(bounds?.broken.mean),
    ifKept: shown(bounds?.kept.mean),
  };
}

function countedPromises(byRules: RecordReading, byReliance: RecordReading): CountedPromiseReport[] {
  const rules = new Map(byRules.parts.map((part) => [part.entry, part]));
  const reliance = new Map(byReliance.parts.map((part) => [part.entry, part]));
  const entries = [...new Set([...reliance.keys(), ...rules.keys()])];
  return entries
    .map((entry) => ({ entry, rule: counting(rules.get(entry)), relied: counting(reliance.get(entry)) }))
    .filter(({ rule, relied }) => rule || relied)
    .map(({ entry, rule, relied }) => ({
      promise: idOf(entry.name),
      weight: exact((relied ?? rule)!.weight),
      byRules: rule ? exact(rule.kept) : null,
      byReliance: relied ? exact(relied.kept) : null,
      why: (relied ?? rule)!.why,
      place: citation(entry.block),
    }))
    .sort((a, b) => b.weight - a.weight || (a.promise < b.promise ? -1 : 1));
}

function counting(part: RecordPart | undefined): RecordPart | undefined {
  return part && part.weight > 0 ? part : undefined;
}

/** Whether a conflict may block the promise. */
export interface BlockedReport {
  /** The chance that the values are worked out with. */
  readonly chance: number;
  readonly from: InputRange['from'] | 'left out';
  readonly conflicts: readonly BlockingReport[];
  readonly text: readonly string[];
}

/** A conflict that may block it, with the places of its promises. */
export interface BlockingReport {
  readonly promises: readonly string[];
  readonly standing: 'certain' | 'contingent';
  readonly reading: 'certain' | 'possible';
  readonly why: string;
  /** `file:line` of each promise. */
  readonly places: readonly string[];
}

/** Which conflicts may block the promise, and with what chance the values take that to be. */
export function blockedReport({ blocking, inputs, about }: Advice): BlockedReport {
  const { conflicts, families } = blocking;
  const range = inputs.get('blocked');
  const chance = range ? (range.mode ?? (range.low + range.high) / 2) : 0;
  const found = [...conflicts, ...families.flatMap(({ first }) => first.slice(0, 1))];
  return {
    chance: exact(chance),
    from: range?.from ?? 'left out',
    conflicts: found.map(({ promises, standing, reading, why }) => ({
      promises: promises.map(({ name }) => idOf(name)),
      standing,
      reading,
      why,
      places: promises.map(({ block }) => citation(block)),
    })),
    text: blockedTexts(found.length, about.length, range, chance),
  };
}

function blockedTexts(found: number, about: number, range: InputRange | undefined, chance: number): string[] {
  if (range?.from === 'conflicts')
    return [
      'What was promised cannot all be kept, and no other promise could give way: the values take it as blocked.',
    ];
  if (range) {
    const given = range.from === 'asked' ? 'You take' : 'The choice takes';
    return [`${given} it that a conflict blocks the promise in ${rangeOf100(range.low, range.high)} cases.`];
  }
  if (found === 0) return about === 0 ? [] : ['No conflict with another promise stands in its way.'];
  const [these, one] = found === 1 ? ['a conflict', 'it'] : [`${found} conflicts`, 'one of them'];
  return [
    `What was promised is in ${these} with other promises, and nothing in the ledger says which of them gives way. ` +
      `The values are those of the case that ${one} does not block it (${amountText(chance)}); write \`blocked LOW..HIGH\` to put a chance on it.`,
  ];
}
