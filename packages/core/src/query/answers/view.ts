import { diagnose, inOrder } from '../../check/diagnose.ts';
import type { Conflicts } from '../../conflict/conflict.ts';
import { conflictsOf } from '../../conflict/conflicts-of.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { FindCaptured } from '../../evidence/captured-file.ts';
import { diagnoseEvidence } from '../../evidence/diagnose-evidence.ts';
import { notTheirs } from '../../exposure/not-theirs.ts';
import type { Entry, PromiseEntry } from '../../ledger/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { byAttention } from '../reports/attention.ts';
import { RecordPrices } from '../reports/record-price.ts';
import { type RatedWord, ratedWord } from '../words/rated-word.ts';
import { Narrowing } from './narrowing.ts';

/** What follows from a ledger for one reading, each part worked out when it is first asked for. */
export class View {
  readonly ledger: Ledger;
  readonly judgement: Judgement;
  readonly #find: FindCaptured;
  #conflicts: Conflicts | undefined;
  #prices: RecordPrices | undefined;
  #diagnostics: readonly Diagnostic[] | undefined;
  #standings: ReadonlyMap<Entry, PromiseStanding> | undefined;
  #clashes: ReadonlyMap<PromiseEntry, number> | undefined;
  #urgent: readonly PromiseStanding[] | undefined;
  #narrowing: Narrowing<PromiseStanding> | undefined;
  readonly #kept = new Map<string, unknown>();

  /**
   * @param conflicts where they are known already
   */
  constructor(ledger: Ledger, judgement: Judgement, find: FindCaptured, conflicts?: Conflicts) {
    this.ledger = ledger;
    this.judgement = judgement;
    this.#find = find;
    this.#conflicts = conflicts;
  }

  /** What cannot all be kept. */
  get conflicts(): Conflicts {
    this.#conflicts ??= conflictsOf(this.judgement);
    return this.#conflicts;
  }

  /** What breaches and lawful endings do to records. */
  get prices(): RecordPrices {
    this.#prices ??= new RecordPrices(this.judgement);
    return this.#prices;
  }

  /** All that is wrong, in the order of the files. */
  get diagnostics(): readonly Diagnostic[] {
    const { ledger, judgement } = this;
    this.#diagnostics ??= inOrder([
      ...mistakesOf(ledger),
      ...judgement.diagnostics,
      ...diagnoseEvidence(judgement, this.#find),
      ...notTheirs(judgement),
    ]);
    return this.#diagnostics;
  }

  /** Where a promise stands; undefined where it does not count or is not made yet. */
  standingOf(entry: Entry): PromiseStanding | undefined {
    this.#standings ??= new Map(this.judgement.promises.map((standing) => [standing.entry, standing]));
    return this.#standings.get(entry);
  }

  /** What a rater calls a promise beyond its state. */
  readonly ratedOf = (standing: PromiseStanding): RatedWord | undefined =>
    ratedWord(this.judgement, standing);

  /** In how many conflicts and families a promise is. */
  clashesOf(entry: PromiseEntry): number {
    this.#clashes ??= countClashes(this.conflicts);
    return this.#clashes.get(entry) ?? 0;
  }

  /** The promises, what needs attention first. */
  get urgent(): readonly PromiseStanding[] {
    this.#urgent ??= byAttention(this.judgement.promises, this.judgement.on);
    return this.#urgent;
  }

  /** The same, to be narrowed. */
  get narrowing(): Narrowing<PromiseStanding> {
    this.#narrowing ??= new Narrowing(this.ledger, this.urgent);
    return this.#narrowing;
  }

  /** What was worked out under a key, kept for the next time. */
  keep<T>(key: string, make: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as T;
  }
}

/** What is wrong with a ledger on any day, worked out once. */
function mistakesOf(ledger: Ledger): readonly Diagnostic[] {
  let found = MISTAKES.get(ledger);
  if (!found) {
    found = diagnose(ledger);
    MISTAKES.set(ledger, found);
  }
  return found;
}

const MISTAKES = new WeakMap<Ledger, readonly Diagnostic[]>();

function countClashes({ conflicts, families }: Conflicts): Map<PromiseEntry, number> {
  const counts = new Map<PromiseEntry, number>();
  for (const { promises } of [...conflicts, ...families])
    for (const entry of promises) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
}
