import type { Act, ActEntry, Bound, NoticeEntry, Power } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { addDuration } from '../../ledger/values/duration.ts';
import { joinWords } from '../../ledger/values/join-words.ts';
import { holdsToday } from '../play/holds.ts';
import type { PowerPlan } from '../play/plan.ts';
import type { Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import type { Relations } from '../relations.ts';
import { isSpeaker } from '../speaker.ts';

/** On what ground an act stands. */
export type Ground =
  | { readonly kind: 'power'; readonly power: PowerPlan }
  | { readonly kind: 'side' }
  | { readonly kind: 'promisor' }
  | { readonly kind: 'promisee' };

/** On what ground an act by these actors stands on a day; undefined where it has none. */
export function groundOf(sim: Simulation, run: Run, act: ActEntry, day: Day): Ground | undefined {
  const byPromisee = act.by.length > 0 && act.by.some((actor) => isOneOf(sim, run.to, actor, day));
  const byPromisor = act.by.length > 0 && act.by.some((actor) => isOneOf(sim, run.from, actor, day));
  const threat = run.plan.entry.kind === 'threat';
  switch (act.act) {
    case 'release':
    case 'excuse':
      if (byPromisee && !threat) return { kind: 'side' };
      break;
    case 'suspend':
    case 'assign':
      if (byPromisee) return { kind: 'side' };
      break;
    case 'resume':
      if (byPromisee || hasSuspended(sim, run, act, day)) return { kind: 'side' };
      break;
    case 'delegate':
    case 'withdraw':
      if (byPromisor) return { kind: 'side' };
      break;
    case 'amend':
      if (isByAll(sim.world.relations, [run.from, run.to], act.by, day)) return { kind: 'side' };
      break;
    // One side alone voids nothing, unless it has the power to.
    case 'void':
    case 'end':
      break;
  }
  for (const power of run.version.powers) {
    if (power.power.act === act.act && holdsPower(sim, run, act, power, day)) return { kind: 'power', power };
  }
  if (act.act === 'void' && (byPromisee || byPromisor)) return { kind: 'side' };
  if (act.act !== 'end') return undefined;
  if (byPromisor) return { kind: 'promisor' };
  return byPromisee && !threat ? { kind: 'promisee' } : undefined;
}

/** What is wrong with an act of one who has no standing for it: who suspended may resume only while it is suspended. */
export function withoutGround(
  sim: Simulation,
  run: Run,
  act: ActEntry,
  day: Day,
): 'no-power-to-end' | 'no-standing' | 'not-suspended' {
  if (act.act === 'end') return 'no-power-to-end';
  if (act.act !== 'resume' || run.suspension) return 'no-standing';
  const { relations } = sim.world;
  const mightSuspend = run.version.powers.some(
    ({ power }) => power.act === 'suspend' && isHeldBy(relations, power, act.by, day),
  );
  return mightSuspend ? 'not-suspended' : 'no-standing';
}

/** Whether an actor may act for one side of a promise on a day: as one of it, within it, or the office it acts through. */
export function isOneOf(sim: Simulation, side: readonly Bound[], actor: Name, day: Day): boolean {
  return isOfSide(sim.world.relations, side, actor, day);
}

/** Whether everyone of some sides is among those who act: what is agreed on binds them all. */
export function isByAll(
  relations: Relations,
  sides: readonly (readonly Bound[])[],
  by: readonly Name[],
  day: Day,
): boolean {
  return sides.flat().every((bound) => by.some((actor) => isOfSide(relations, [bound], actor, day)));
}

/** The same before anything is played. */
export function isOfSide(relations: Relations, side: readonly Bound[], actor: Name, day: Day): boolean {
  return side.some(
    (bound) =>
      isSpeaker(relations, bound, actor, day) ||
      (relations.lies(actor, bound.party, day) && !isVacant(relations, actor, day)),
  );
}

function isVacant(relations: Relations, name: Name, day: Day): boolean {
  return name.entry?.kind === 'office' && relations.holders(name, day).length === 0;
}

/**
 * Whether an amendment may have made a case: it stands on the day, or its power asks for a deed, which may have been done
 * before there was the case.
 */
export function mayMake(sim: Simulation, run: Run, act: ActEntry, day: Day): boolean {
  if (groundOf(sim, run, act, day)) return true;
  const { relations } = sim.world;
  return run.version.powers.some(
    ({ power, while: while_ }) =>
      power.act === act.act &&
      while_ !== undefined &&
      while_.kind !== 'state' &&
      isHeldBy(relations, power, act.by, day),
  );
}

/** Whether one of those who act has suspended the promise. What was done by the power of an office, its holder of the day has done. */
function hasSuspended({ world: { relations } }: Simulation, run: Run, act: ActEntry, day: Day): boolean {
  const holds = run.suspension?.holds ?? [];
  return holds.some(({ by, since, power }) =>
    by.some((one) => {
      const office = power?.power.holder;
      if (office?.entry?.kind !== 'office' || !actsFor(relations, one, office, since))
        return act.by.includes(one);
      return act.by.some((actor) => actsFor(relations, actor, office, day));
    }),
  );
}

/** Who has a power to do an act, for messages. */
export function powersFor(run: Run, act: Act): string[] {
  return run.version.powers
    .filter(({ power }) => power.act === act)
    .map(({ power }) => `\`@${power.holder.text}\``);
}

/** Whether whoever acts has a power on a day: outside its `while` there is none. */
export function holdsPower(
  sim: Simulation,
  run: Run,
  act: ActEntry,
  { power, while: while_ }: PowerPlan,
  day: Day,
): boolean {
  if (while_ && !holdsToday(run, while_, sim, day)) return false;
  return isHeldBy(sim.world.relations, power, power.needs ? sameDayActors(sim, run, act) : act.by, day);
}

/** Those who did the same act on the same day: who holds a power and who consents to it may write an entry each. */
function sameDayActors(sim: Simulation, run: Run, act: ActEntry): readonly Name[] {
  const together = actsBeside(sim, run, act).filter(
    (other) => other !== act && other.act === act.act && other.date.first === act.date.first,
  );
  return [act, ...together].flatMap(({ by }) => by);
}

/**
 * Whether one of those who act has a power, whatever it waits for. Whose consent a power needs does not hold it, unless its
 * holder is one of them: then each of them acts for all.
 */
export function isHeldBy(
  relations: Relations,
  power: Pick<Power, 'holder'> & Partial<Pick<Power, 'needs'>>,
  by: readonly Name[],
  day: Day,
): boolean {
  const { holder, needs } = power;
  const holders = needs?.of.includes(holder) ? needs.of : [];
  return by.some(
    (actor) =>
      holders.some((one) => actsFor(relations, actor, one, day)) ||
      actsFor(relations, actor, holder, day) ||
      (holder.entry?.kind === 'group' && relations.lies(actor, holder, day)),
  );
}

/** Whether an actor is who is named, or holds the office that is; nobody acts for an office while it is vacant. */
function actsFor(relations: Relations, actor: Name, named: Name, day: Day): boolean {
  if (named.entry?.kind !== 'office') return actor === named;
  const holders = relations.holders(named, day);
  return holders.length > 0 && (actor === named || holders.includes(actor));
}

/**
 * What a power asks for before it is used and did not get.
 *
 * @param isTaken whether a notice, a consultation or another's act is taken for done
 */
export function missingFor(
  sim: Simulation,
  run: Run,
  act: ActEntry,
  { power }: PowerPlan,
  day: Day,
  isTaken: (entry: NoticeEntry | ActEntry) => boolean = () => true,
): string[] {
  const missing: string[] = [];
  if (!power.needs && power.notice.length + power.consult.length === 0) return missing;
  const others = actsBeside(sim, run, act).filter(
    (other) => other.act === act.act && other.date.first <= day && isTaken(other),
  );
  const used = lastUse(sim, act, power, others);
  const notices = noticesOf(sim, run).filter((one) => one.date.first > used && isTaken(one));
  for (const { duration, to } of power.notice) {
    const given = notices.filter((one) => one.kind === 'notified' && one.date.first <= day);
    const inTime = given.filter((one) => addDuration(one.date.first, duration) <= day);
    if (!hasReached(sim.world.relations, given, to, day)) missing.push(`notice to \`@${to.text}\``);
    else if (!hasReached(sim.world.relations, inTime, to, day))
      missing.push(`timely notice to \`@${to.text}\``);
  }
  for (const who of power.consult) {
    const asked = notices.filter((one) => one.kind === 'consulted' && one.date.first <= day);
    if (!hasReached(sim.world.relations, asked, who, day)) missing.push(`consultation of \`@${who.text}\``);
  }
  if (power.needs) {
    const { count, of } = power.needs;
    const together = [act, ...others.filter(({ date }) => date.first > used)];
    const acting = consenting(sim, of, together, day);
    if (acting !== 'all' && acting.size < count) {
      const others = of.filter((name) => !acting.has(name)).map((name) => `\`@${name.text}\``);
      const more = count - acting.size;
      const isOfMany = more < others.length || of.some(({ entry }) => entry?.kind === 'group');
      missing.push(`the consent of ${isOfMany ? `${more} more of ` : ''}${joinWords(others)}`);
    }
  }
  return missing;
}

/** Those named, of a group each of its members, who do one of the acts; all where a group acts as such. */
function consenting(
  { world: { relations } }: Simulation,
  named: readonly Name[],
  acts: readonly ActEntry[],
  day: Day,
): ReadonlySet<Name> | 'all' {
  const found = new Set<Name>();
  const actors = new Set(acts.flatMap(({ by }) => by));
  for (const one of named) {
    for (const actor of actors) {
      if (one.entry?.kind !== 'group') {
        if (actsFor(relations, actor, one, day)) found.add(one);
      } else if (actor === one) return 'all';
      else if (relations.lies(actor, one, day)) found.add(actor);
    }
  }
  return found;
}

/** Whether notices reach a party: itself, a part or office of it or who holds that; or a group, itself or all its members. */
export function hasReached(
  relations: Relations,
  notices: readonly NoticeEntry[],
  party: Name,
  day: Day,
): boolean {
  if (notices.some(({ who }) => who === party)) return true;
  if (party.entry?.kind !== 'group') return notices.some(({ who }) => who && relations.lies(who, party, day));
  return (
    relations.everyone(party, day)?.every((member) => hasReached(relations, notices, member, day)) ?? false
  );
}

function noticesOf(sim: Simulation, run: Run): readonly NoticeEntry[] {
  const own = sim.world.notices.get(run.plan.entry.name) ?? [];
  const deal = run.plan.entry.terms.partOf;
  return deal ? [...own, ...(sim.world.notices.get(deal) ?? [])] : own;
}

/**
 * The day before an act on which its power was used before: who agreed to one amendment has not agreed to the next, nor
 * was told of it. A use that lacked consent uses up none: its holders may be agreeing one after another.
 */
function lastUse(sim: Simulation, act: ActEntry, power: Power, others: readonly ActEntry[]): Day {
  const earlier = others
    .filter(({ date }) => date.first < act.date.first)
    .sort((a, b) => a.date.first - b.date.first);
  let used = Number.NEGATIVE_INFINITY;
  for (const { by, date } of earlier) {
    if (!isHeldBy(sim.world.relations, power, by, date.first)) continue;
    const together = earlier.filter((one) => one.date.first > used && one.date.first <= date.first);
    if (hasConsent(sim, power, together, date.first)) used = date.first;
  }
  return used;
}

function hasConsent(sim: Simulation, { needs }: Power, acts: readonly ActEntry[], day: Day): boolean {
  if (!needs) return true;
  const acting = consenting(sim, needs.of, acts, day);
  return acting === 'all' || acting.size >= needs.count;
}

/** The acts on the same promise; those on a case are kept under its name. */
function actsBeside({ world }: Simulation, run: Run, { target }: ActEntry): readonly ActEntry[] {
  const { entry } = run.plan;
  return (target && world.acts.get(entry.instance && !world.acts.has(target) ? entry.name : target)) ?? [];
}
