import type { Entry, LimitEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Amount, canonicalArguments, canonicalShape, type Sentence } from '../ledger/sentence.ts';
import { fieldPlace, sentencePlace } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { eachUse } from './shape-uses.ts';

/** A limit of a plain number counts deeds or members: what has an amount was most often meant to be added up. */
export const countedDeeds: CheckLedger = (ledger, report) => {
  const limits = ledger.entriesOf('limit') as LimitEntry[];
  const ofAmounts = limits.filter(({ atMost }) => typeof atMost === 'object').flatMap(sentencesOf);
  for (const limit of limits) {
    if (typeof limit.atMost !== 'number') continue;
    // Where another limit adds the same up, this one is meant to count.
    const counted = sentencesOf(limit).filter((one) => !ofAmounts.some((other) => areAlike(one, other)));
    const found = counted.length === 0 ? undefined : firstAmount(ledger, counted);
    if (!found) continue;
    const { entry, sentence, amount } = found;
    const most = limit.atMost;
    report({
      code: 'counted-deeds',
      message: `\`at most ${most}\` counts deeds here, each of them once, whatever its amount.`,
      help:
        `To add up amounts, write the unit: \`at most ${most} ${amount.unit.code}\`. ` +
        `If ${most} deeds are meant, leave it as it is.`,
      place: fieldPlace(ledger, limit.block, 'at most'),
      related: [{ place: sentencePlace(entry, sentence), message: 'has an amount, and counts as one' }],
    });
  }
};

function sentencesOf({ on, onAmounts }: LimitEntry): Sentence[] {
  return [...on, ...onAmounts];
}

function areAlike(one: Sentence, other: Sentence): boolean {
  return canonicalShape(one.shape) === canonicalShape(other.shape);
}

interface Found {
  readonly entry: Entry;
  readonly sentence: Sentence;
  readonly amount: Amount;
}

/** The first sentence with an amount, and without a number of members, that some lines of a limit are about. */
function firstAmount(ledger: Ledger, patterns: readonly Sentence[]): Found | undefined {
  let found: Found | undefined;
  for (const { entries } of [...ledger.documents].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const entry of entries) {
      if (found || !entry || entry.kind === 'limit') continue;
      eachUse(entry, (sentence) => {
        const amount = sentence.arguments.find((one) => one.kind === 'amount');
        if (found || !amount || sentence.arguments.some(({ kind }) => kind === 'quantity')) return;
        if (patterns.some((pattern) => isAbout(pattern, sentence))) found = { entry, sentence, amount };
      });
    }
  }
  return found;
}

/** Whether a line of a limit is about a sentence: they are of one shape, and what it names stands there. */
function isAbout(pattern: Sentence, sentence: Sentence): boolean {
  if (!areAlike(pattern, sentence)) return false;
  const given = canonicalArguments(sentence);
  return canonicalArguments(pattern).every((one, slot) => one.kind !== 'name' || one === given[slot]);
}
