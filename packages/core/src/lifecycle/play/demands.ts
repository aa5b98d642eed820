import { type ActEntry, isPromise, type PromiseEntry, type Terms } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { isMeant } from '../../ledger/selection.ts';
import {
  type Argument,
  canonicalArguments,
  canonicalShape,
  type Sentence,
  type Shape,
} from '../../ledger/sentence.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { standInsOf, withStandIn } from '../acts/stand-ins.ts';
import { doerOf, type Occurrence, type OccurrenceKind } from '../occurrence.ts';
import type { World } from '../world.ts';
import { type Counted, countedOf, isNumber, type Match, matchOccurrence } from './match.ts';
import type { Demand, Hit, Variant } from './plan.ts';

/** What each kind of occurrence does to a line. */
type Roles = Readonly<Partial<Record<OccurrenceKind, 'for' | 'against' | 'undoes'>>>;

/** For `never` and `always`, `for` is what fails them and `against` what restores them. */
const ROLES: Readonly<Record<'will' | 'never' | 'always' | 'if', Roles>> = {
  will: { did: 'for', not: 'against', undone: 'undoes' },
  never: { did: 'for', undone: 'against' },
  always: { not: 'for', excluded: 'for', did: 'against', lifted: 'against' },
  if: { did: 'for', not: 'against', undone: 'against' },
};

const NONE: readonly never[] = [];

/** Matches the sentences of one promise with all that happened. */
export class Demands {
  /** Promises whose states what was found depends on. */
  readonly links: PromiseEntry[] = [];
  /** Whether any day of what was found is uncertain. */
  isUncertain = false;
  readonly #world: World;
  readonly #entry: PromiseEntry;
  readonly #acts: readonly ActEntry[];
  #terms: Terms;

  constructor(world: World, entry: PromiseEntry, acts: readonly ActEntry[]) {
    this.#world = world;
    this.#entry = entry;
    this.#acts = acts;
    this.#terms = entry.terms;
  }

  /** What a line of these terms demands, with all that bears on it. */
  of(sentence: Sentence, kind: keyof typeof ROLES, terms: Terms): Demand {
    const roles = ROLES[kind];
    this.#terms = terms;
    const shape = canonicalShape(sentence.shape);
    const given = canonicalArguments(sentence);
    const counted = countedOf(given);
    const { rules, occurrences } = this.#world;
    const found = occurrences.find(shape, given);
    const once = rules.onceSlots(shape);
    const distinct = once.length > 0;
    if (found.length === 0 && !distinct && this.#acts.length === 0)
      return { shape, arguments: given, counted, distinct, hits: NONE };
    const hits: Hit[] = [];
    if (found.length > 0) this.#collect(found, given, counted, roles, undefined, hits);
    if (kind !== 'if' && this.#acts.some(({ to }) => to)) this.#collectVariants(shape, given, roles, hits);
    if (kind === 'will' && found.length > 0) this.#collectExclusions(found, given, counted, hits);
    if (kind === 'will' && distinct) this.#collectOthersServed(shape, given, counted, once, hits);
    return { shape, arguments: given, counted, distinct, hits };
  }

  #collect(
    found: readonly Occurrence[],
    given: readonly Argument[],
    counted: Counted,
    roles: Roles,
    variant: Variant | undefined,
    hits: Hit[],
  ): void {
    const { relations } = this.#world;
    for (let i = 0; i < found.length; i++) {
      const occurrence = found[i];
      const role = roles[occurrence.kind];
      if (!role || (roles !== ROLES.if && this.#isForAnother(occurrence, role, roles, counted))) continue;
      const match = matchOccurrence(relations, given, counted, occurrence);
      if (match) {
        hits.push({ match, role, variant });
        if (occurrence.first !== occurrence.last) this.isUncertain = true;
        if (occurrence.entry.kind === 'act') this.#linkAct(occurrence.entry);
      }
    }
  }

  /**
   * A line with `for` is meant for one promise; conditions ask only what happened. What a count or an amount leaves goes
   * to others, which sharing decides. What is done for a promise that does not forbid it itself breaks others that do
   * all the same.
   */
  #isForAnother(
    { for: meant, kind, shape }: Occurrence,
    role: Hit['role'],
    roles: Roles,
    counted: Counted,
  ): boolean {
    if (meant === undefined || isMeant(meant, this.#entry)) return false;
    if (roles === ROLES.never || roles === ROLES.always) return kind === 'not' || this.#forbids(meant, shape);
    return role !== 'for' || roles !== ROLES.will || !isNumber(counted);
  }

  /** Whether a promise says of just this deed that it is not to be done, or to be kept true. */
  #forbids(name: Name, shape: Shape): boolean {
    return this.#world
      .select(name)
      .some(({ terms }) =>
        terms.undertakings.some(
          ({ kind, ways }) =>
            kind !== 'will' && ways.some(({ sentence }) => canonicalShape(sentence.shape) === shape),
        ),
      );
  }

  /** An act is no deed unless it takes effect, which its promise decides. */
  #linkAct(entry: ActEntry): void {
    if (!entry.target) return;
    const target = entry.target.entry;
    if (isPromise(target)) this.link(entry.target);
    else for (const promise of this.#world.dealt.get(entry.target) ?? NONE) this.links.push(promise);
  }

  #collectVariants(shape: Shape, given: readonly Argument[], roles: Roles, hits: Hit[]): void {
    for (const { variant, changed } of this.#variantsOf(given)) {
      const found = this.#world.occurrences.find(shape, changed);
      this.#collect(found, changed, countedOf(changed), roles, variant, hits);
    }
  }

  /** The sentence with new promisees and performers in place of the old. */
  #variantsOf(
    given: readonly Argument[],
  ): readonly { readonly variant: Variant; readonly changed: readonly Argument[] }[] {
    const { relations } = this.#world;
    const { from, to } = this.#terms;
    const assigned = standInsOf(relations, to, this.#acts, 'assign');
    const delegated = standInsOf(relations, from, this.#acts, 'delegate');
    const variants: { readonly variant: Variant; readonly changed: readonly Argument[] }[] = [];
    for (const promisee of [undefined, ...assigned]) {
      const paid = promisee ? withStandIn(given, promisee) : given;
      if (promisee && paid === given) continue;
      for (const performer of [undefined, ...delegated]) {
        const changed = performer ? withStandIn(paid, performer) : paid;
        if (changed === given || (performer && changed === paid)) continue;
        variants.push({ variant: { assignedBy: promisee?.act, delegatedBy: performer?.act }, changed });
      }
    }
    return variants;
  }

  /** What the promisor did that excludes the deed and so leaves it impossible. */
  #collectExclusions(
    found: readonly Occurrence[],
    given: readonly Argument[],
    counted: Counted,
    hits: Hit[],
  ): void {
    for (let i = 0; i < found.length; i++) {
      const occurrence = found[i];
      if (occurrence.kind !== 'excluded') continue;
      const match = matchOccurrence(this.#world.relations, given, counted, occurrence);
      if (match) this.#block(occurrence, this.#causeOf(occurrence), match, hits);
    }
  }

  /** What the promisor did for others that can be done once only, and so leaves the deed impossible. */
  #collectOthersServed(
    shape: Shape,
    given: readonly Argument[],
    counted: Counted,
    once: readonly number[],
    hits: Hit[],
  ): void {
    const { occurrences, relations } = this.#world;
    for (const slot of once) {
      const wanted = given[slot];
      const alone = countedOf([wanted]);
      occurrences.findInSlot(shape, slot, wanted, (occurrence) => {
        if (occurrence.kind !== 'did') return;
        const askedAs = this.#askedAs(occurrence, given, counted);
        if (askedAs.length > 0 && this.#acts.length === 0) return;
        const same = matchOccurrence(relations, [wanted], alone, {
          ...occurrence,
          arguments: [occurrence.arguments[slot]],
        });
        if (same) this.#block(occurrence, [doerOf(occurrence)], doneBy(occurrence, same), hits, askedAs);
      });
    }
  }

  /** The forms of a sentence, as it stands and as it was assigned and delegated, in which a deed is what it asks for. */
  #askedAs(
    occurrence: Occurrence,
    given: readonly Argument[],
    counted: Counted,
  ): readonly (Variant | undefined)[] {
    const { relations } = this.#world;
    const isAsked = (one: readonly Argument[], sum: Counted) =>
      matchOccurrence(relations, one, sum, occurrence) !== undefined;
    const asked = this.#variantsOf(given).filter(({ changed }) => isAsked(changed, countedOf(changed)));
    return [...(isAsked(given, counted) ? [undefined] : []), ...asked.map(({ variant }) => variant)];
  }

  /** What a promisor did, or whoever does it in its place, leaves the deed impossible. */
  #block(
    occurrence: Occurrence,
    doers: readonly (Name | undefined)[],
    match: Match,
    hits: Hit[],
    askedAs?: Hit['askedAs'],
  ): void {
    const known = doers.filter((doer) => doer !== undefined);
    const isOwn = known.some((doer) => this.#isPromisor(doer, occurrence.first));
    const performers = isOwn ? [undefined] : this.#performers(known);
    for (const delegatedBy of performers) {
      const variant = delegatedBy && { assignedBy: undefined, delegatedBy };
      hits.push({ match, role: 'blocks', variant, askedAs });
      if (occurrence.first !== occurrence.last) this.isUncertain = true;
    }
  }

  /** The delegations by which one of some parties performs the promise. */
  #performers(doers: readonly Name[]): ActEntry[] {
    if (!this.#acts.some(({ act }) => act === 'delegate')) return [];
    const { relations } = this.#world;
    return standInsOf(relations, this.#terms.from, this.#acts, 'delegate')
      .filter(({ act, by }) => doers.some((doer) => relations.lies(doer, by, act.date.last)))
      .map(({ act }) => act);
  }

  /** Whose act it was that excluded something. */
  #causeOf({ entry }: Occurrence): Name[] {
    if (entry.kind !== 'event' && entry.kind !== 'alleged') return [];
    return entry.lines.flatMap((line) => {
      const doer = canonicalArguments(line.sentence).find((argument) => argument.kind === 'name');
      return doer?.kind === 'name' ? [doer] : [];
    });
  }

  #isPromisor(doer: Name, day: Day): boolean {
    return this.#terms.from.some((bound) => this.#world.relations.lies(doer, bound.party, day));
  }

  /** Notes that the states of a promise matter. */
  link(name: Name): void {
    for (const entry of this.#world.select(name)) if (this.#world.counts(entry)) this.links.push(entry);
  }
}

/** A match with a part of what was done, as one with the whole of it. */
function doneBy(by: Occurrence, match: Match): Match {
  const { touch, perhaps } = match;
  return { ...match, touch: touch && { ...touch, by }, perhaps: perhaps && { ...perhaps, by } };
}
