import { conflictsWith } from '../../conflict/conflicts-of.ts';
import type { Entry, PromiseEntry } from '../../ledger/entry.ts';
import { lastKnown } from '../../lifecycle/attribution.ts';
import { countable, countedDifferently, isDeclared } from '../../lifecycle/counting.ts';
import { irreducible } from '../../lifecycle/irreducible.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { Judging } from '../../lifecycle/judging.ts';
import { learnedOf } from '../../lifecycle/learning.ts';
import { World } from '../../lifecycle/world.ts';
import { idOf } from '../words/name-text.ts';
import { type CauseReport, learnedCauses } from './cause-report.ts';

/** How many promises may be read anew to find causes; each entry that counts otherwise takes a reading of all. */
const MOST_READ = 100_000;

/** How many readings are tried at most, however few promises there are. */
const MOST_TRIED = 2000;

/** What changed of a promise. */
interface Changed {
  readonly id: string;
  readonly causes: readonly CauseReport[];
}

/** Tells what made a conflict come, go or stand otherwise between two days. */
export class ConflictCauses {
  readonly #before: Judgement;
  readonly #after: Judgement;
  readonly #changes: readonly Changed[];
  /** How many readings may still be tried. */
  #left: number;
  #candidates: readonly Entry[] | undefined;
  #byId: ReadonlyMap<string, PromiseEntry> | undefined;

  constructor(before: Judgement, after: Judgement, changes: readonly Changed[]) {
    this.#before = before;
    this.#after = after;
    this.#changes = changes;
    const promises = Math.max(1, before.promises.length, after.promises.length);
    this.#left = Math.min(MOST_TRIED, MOST_READ / promises);
  }

  /** In time; empty where no entry did it. */
  of(promises: readonly string[]): readonly CauseReport[] {
    if (this.#before.known === this.#after.known) return this.#causesOfChanges(promises);
    const tries = this.#counted().length + 1;
    if (tries > this.#left) return this.#causesOfChanges(promises);
    this.#left -= tries;
    return this.#learned(promises);
  }

  /** What moved its promises. */
  #causesOfChanges(promises: readonly string[]): CauseReport[] {
    const causes = this.#changes.filter(({ id }) => promises.includes(id)).flatMap((change) => change.causes);
    return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()];
  }

  /** Entries that count otherwise on the later day: declarations first, of which each is a worse answer than what happened. */
  #counted(): readonly Entry[] {
    if (!this.#candidates) {
      const { ledger } = this.#after.judging.world;
      const among = [...countable(ledger), ...ledger.entriesOf('limit')];
      const changed = countedDifferently(among, this.#acceptance('before'), this.#acceptance('after')).sort(
        (a, b) => lastKnown(b) - lastKnown(a),
      );
      const isRule = (entry: Entry) => isDeclared(entry) || entry.kind === 'limit';
      this.#candidates = [...changed.filter(isRule), ...changed.filter((one) => !isRule(one))];
    }
    return this.#candidates;
  }

  /** Each entry is put back to what it was for as long as the conflict stays as it is; the rest has made it so. */
  #learned(promises: readonly string[]): CauseReport[] {
    const result = this.#stanceIn(promises, new Set());
    const behind = irreducible(this.#counted(), (back) => this.#stanceIn(promises, back) === result);
    const { ledger } = this.#after.judging.world;
    const learned = behind.flatMap((entry) =>
      learnedOf(ledger, entry, this.#acceptance('before'), this.#acceptance('after')),
    );
    return learnedCauses(learned, behind[0]);
  }

  /** How a conflict stands once some entries count as they did before; undefined where it is not there. */
  #stanceIn(promises: readonly string[], back: ReadonlySet<Entry>): string | undefined {
    const exceptions = new Map([...back].map((one) => [one, this.#acceptance('before')]));
    const { ledger } = this.#after.judging.world;
    const world = new World(ledger, { ...this.#acceptance('after'), exceptions });
    const asked = promises.flatMap((id) => world.counterpart(this.#entries().get(id)!) ?? []);
    if (asked.length < promises.length) return undefined;
    const judging = new Judging(world, this.#after.on);
    judging.only(asked);
    const key = promises.join();
    const isIt = (one: { readonly promises: readonly PromiseEntry[] }) =>
      one.promises.map(({ name }) => idOf(name)).join() === key;
    const { conflicts, families } = conflictsWith(judging.judgement(), asked);
    const conflict = conflicts.find(isIt);
    if (conflict) return `${conflict.standing} ${conflict.reading} ${conflict.disputed}`;
    const family = families.find(isIt);
    return family && String(family.count);
  }

  /** The promises of both days by their ids. */
  #entries(): ReadonlyMap<string, PromiseEntry> {
    this.#byId ??= new Map(
      [...this.#before.promises, ...this.#after.promises].map(({ entry }) => [idOf(entry.name), entry]),
    );
    return this.#byId;
  }

  #acceptance(side: 'before' | 'after') {
    const judgement = side === 'before' ? this.#before : this.#after;
    return judgement.judging.world.acceptance;
  }
}
