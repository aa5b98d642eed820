import type { ActEntry, Entry } from '../../ledger/entry.ts';
import { selectionOf } from '../../ledger/selection.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import { breakPromise } from '../play/breach.ts';
import { forgetUnseen } from '../play/completion.ts';
import { reviveParts } from '../play/deadlines.ts';
import { isWhileDisputed } from '../play/holds.ts';
import type { PowerPlan } from '../play/plan.ts';
import { NEVER, type Run } from '../play/run.ts';
import type { Simulation } from '../play/simulation.ts';
import { reopenWindows } from '../play/windows.ts';
import { isFinal } from '../state.ts';
import { isUnreadBy, unreadText } from '../unread.ts';
import {
  type Ground,
  groundOf,
  isHeldBy,
  isOneOf,
  missingFor,
  powersFor,
  withoutGround,
} from './act-standing.ts';
import { assign, replacePromisees, replacePromisors } from './change-of-parties.ts';
import { countOn } from './counted-before.ts';
import { isEndOfOthers } from './end-of-deal.ts';
import { letGoBy } from './letting-go.ts';
import { setAside } from './set-aside.ts';
import { limitsAny, spare } from './spare.ts';
import { takeOver } from './taken-over.ts';

/** What is wrong with an act: it has no effect, changes nothing any more, or stands with something missing. */
export interface ActFinding {
  readonly code:
    | 'no-power-to-end'
    | 'ended-without-power'
    | 'no-standing'
    | 'act-after-final'
    | 'not-suspended'
    | 'irregular-act'
    | 'uncertain-act'
    | 'whole-act';
  readonly act: ActEntry;
  readonly run: Run;
  /** What is missing, or who would have the power. */
  readonly details: readonly string[];
}

/** Lets an act take effect on one promise, if whoever acts has the standing for it (semantics.md: Acts). */
export function applyAct(sim: Simulation, run: Run, act: ActEntry, day: Day): void {
  if (run.state === 'proposed' || act.by.length === 0) return;
  const ground = groundOf(sim, run, act, run.plan.entry.instance ? Math.min(day, act.date.last) : day);
  if (!ground) {
    if (isOwn(sim, run, act))
      report(sim, withoutGround(sim, run, act, day), act, run, powersFor(run, act.act));
    return;
  }
  if (isEndOfOthers(sim, run, act, ground, day)) return;
  sim.heard.grounded.add(act);
  if (run.plan.entry.instance?.closers?.includes(act)) run.ownBooks.closing.add(act);
  if (isUnreadBy(act, sim.world.acceptance.known) && !isFinal(run.state) && !run.closed) {
    run.unread ??= act;
    run.note(day, unreadText(act), act);
    return;
  }
  if (!isFinal(run.state) && act.only && isLimited(act) && !limitsAny(sim, run, act.only, day)) {
    if (isOwn(sim, run, act)) report(sim, 'whole-act', act, run, []);
    run.note(day, 'not touched: it asks for nothing of what `only` names', act);
    return;
  }
  if (isFinal(run.state) || run.closed || isFullyBroken(run)) {
    if (act.act === 'release' && run.state === 'broken' && run.after === 'outstanding') {
      run.ownBooks.effective.add(act);
      sim.heard.effective.add(act);
      letGoBy(sim, run, act, ground, 'released', day);
    } else if (isOwn(sim, run, act)) report(sim, 'act-after-final', act, run, []);
    return;
  }
  if (act.act === 'resume' && !run.suspension) {
    if (isOwn(sim, run, act)) report(sim, 'not-suspended', act, run, []);
    return;
  }
  warnOfOtherEnd(sim, run, act, ground, day);
  if (ground.kind === 'power') {
    sim.heard.empowered.add(act);
    askedBefore(sim, run, act, ground.power, day);
  }
  run.ownBooks.effective.add(act);
  if (run.state !== 'broken') run.decidedBy = act;
  if (sim.world.isDisputed(act) || isPowerDisputed(sim, run, ground)) run.disputed = true;
  takeEffect(sim, run, act, ground, day);
  if (run.books.effective.has(act)) sim.heard.effective.add(act);
}

/** Marks what a power asks for and did not get, or got by a disputed notice, consultation or consent alone. */
function askedBefore(sim: Simulation, run: Run, act: ActEntry, power: PowerPlan, day: Day): void {
  const missing = missingFor(sim, run, act, power, day);
  if (missing.length > 0) {
    run.irregular = true;
    report(sim, 'irregular-act', act, run, missing);
    return;
  }
  const isPlain = (entry: Entry) => !sim.world.isDisputed(entry);
  if (missingFor(sim, run, act, power, day, isPlain).length > 0) run.disputed = true;
}

/** Who has the power to end it, though not on this day, may not have meant a withdrawal or a release. */
function warnOfOtherEnd(sim: Simulation, run: Run, act: ActEntry, ground: Ground, day: Day): void {
  if (act.act !== 'end' || ground.kind === 'power' || run.plan.entry.kind === 'threat') return;
  const { relations } = sim.world;
  const isMeant = run.version.powers.some(
    ({ power }) => power.act === 'end' && isHeldBy(relations, power, act.by, day),
  );
  if (isMeant) report(sim, 'ended-without-power', act, run, [ground.kind]);
}

/** Whether an act stands by a power that is there only while something disputed holds. */
function isPowerDisputed(sim: Simulation, run: Run, ground: Ground): boolean {
  return (
    ground.kind === 'power' &&
    ground.power.while !== undefined &&
    isWhileDisputed(run, ground.power.while, sim)
  );
}

/** Whether an act is one that `only` limits. */
function isLimited({ act, only }: ActEntry): boolean {
  return LIMITED.has(act) || (act === 'assign' && only?.kind === 'amount');
}

const LIMITED: ReadonlySet<ActEntry['act']> = new Set(['release', 'end', 'excuse', 'void', 'withdraw']);

/** Whether the act names this promise itself, not the deal it is part of or the promise that it is one case of. */
function isOwn(sim: Simulation, run: Run, act: ActEntry): boolean {
  const { entry } = run.plan;
  if (!entry.instance || !act.target) return act.target === entry.name;
  const { world } = sim;
  return selectionOf(act.target) !== undefined && world.select(act.target).length === 1;
}

function report(
  sim: Simulation,
  code: ActFinding['code'],
  act: ActEntry,
  run: Run,
  details: readonly string[],
): void {
  sim.heard.findings.push({ code, act, run, details });
}

/** What was said of the acts of one side no longer holds once the other side has acted too. */
function acceptHalves(sim: Simulation, run: Run): void {
  const { findings, effective } = sim.heard;
  for (const half of run.books.halves) effective.add(half);
  for (let index = findings.length - 1; index >= 0; index--) {
    const { act, run: of } = findings[index];
    if (of === run && run.books.halves.has(act)) findings.splice(index, 1);
  }
}

/** Nothing is open any more: of deeds, those whose time is not over yet are; of what is to be kept, members may still stand. */
function isFullyBroken(run: Run): boolean {
  if (run.state !== 'broken') return false;
  return run.version.parts.every((part, index) => {
    if (part.kind === 'will')
      return (
        run.cause === 'withdrawn' ||
        run.parts[index].missed !== NEVER ||
        run.parts[index].done !== NEVER ||
        run.parts[index].lapsed ||
        part.ways.every((way) => run.books.impossible.has(way))
      );
    if (run.parts[index].over !== NEVER) return true;
    return part.ways.every((way) => {
      const whole = run.tally(way).count(run.since);
      return whole !== undefined && whole.left.high === 0;
    });
  });
}

function takeEffect(sim: Simulation, run: Run, act: ActEntry, ground: Ground, day: Day): void {
  switch (act.act) {
    case 'release':
      letGoBy(sim, run, act, ground, 'released', day);
      return;
    case 'end':
      if (ground.kind === 'promisor') withdraw(run, act, day);
      else if (ground.kind === 'promisee') letGoBy(sim, run, act, ground, 'released', day);
      else close(sim, run, act, 'ended', day);
      return;
    case 'excuse':
      letGoBy(sim, run, act, ground, 'excused', day);
      return;
    case 'void':
      voidPromise(sim, run, act, ground, day);
      return;
    case 'withdraw':
      withdraw(run, act, day);
      return;
    case 'suspend':
      suspend(run, act, ground, day);
      return;
    case 'resume':
      run.keepHolds([], day);
      run.note(day, 'resumed', act);
      reopenWindows(sim, run, day);
      return;
    case 'assign':
      assign(sim, run, act, day);
      return;
    case 'delegate':
      run.ownBooks.delegations.add(act);
      run.note(day, `delegated to @${act.to?.text}`, act);
      return;
    case 'amend':
      amend(sim, run, act, day);
  }
}

/** Ends or voids what is still open; what has failed already stays broken. */
function close(sim: Simulation, run: Run, act: ActEntry, state: 'ended' | 'voided', day: Day): void {
  if (act.only) {
    spare(sim, run, act, state, day);
    return;
  }
  setAside(run, act, state, day);
}

function voidPromise(sim: Simulation, run: Run, act: ActEntry, ground: Ground, day: Day): void {
  for (const actor of act.by) {
    for (const bound of [...run.from, ...run.to]) {
      if (isOneOf(sim, [bound], actor, day)) run.ownBooks.voidedBy.add(bound.party);
    }
  }
  const both = [...run.from, ...run.to].every((bound) => run.books.voidedBy.has(bound.party));
  if (both || ground.kind === 'power') {
    if (run.books.halves.size > 0) acceptHalves(sim, run);
    close(sim, run, act, 'voided', day);
  } else {
    run.ownBooks.effective.delete(act);
    run.ownBooks.halves.add(act);
    run.note(day, 'voided by one side; the other has not agreed', act);
    if (isOwn(sim, run, act)) report(sim, 'no-standing', act, run, []);
  }
}

/** A withdrawal is a breach; while the promise is conditional or suspended it waits. A threat is dropped. */
function withdraw(run: Run, act: ActEntry, day: Day): void {
  if (run.plan.entry.kind === 'threat') {
    run.state = 'ended';
    run.since = day;
    run.note(day, 'dropped', act);
  } else if (run.state === 'conditional' || run.suspension) {
    run.pending = 'withdrawn';
    run.note(day, 'withdrawn: broken if it falls due', act);
  } else breakPromise(run, day, 'withdrawn', act);
}

function suspend(run: Run, act: ActEntry, ground: Ground, day: Day): void {
  run.note(day, run.suspension ? 'already suspended' : 'suspended', act);
  const power = ground.kind === 'power' ? ground.power : undefined;
  run.hold({ by: act.by, since: day, power, clockRuns: act.clockRuns });
}

function amend(sim: Simulation, run: Run, act: ActEntry, day: Day): void {
  const amended = run.plan.amendments.get(act);
  if (!amended) return;
  const next = amended.get(run.version);
  if (!next) {
    run.unread ??= act;
    run.note(day, 'not judged: too many amendments may stand', act);
    return;
  }
  const { version, parts, from, to } = run;
  forgetUnseen(run);
  const lines = run.switchTo(next, act.given);
  countOn(sim, run, { version, parts, lines }, act.given, day);
  run.amendedOn = day;
  // What is not asked for any more was not missed.
  if (parts.length > 0 && run.parts.every(({ missed }) => missed === NEVER)) run.overdue = false;
  const { terms } = run.version;
  const waitsAgain = run.state === 'due' && act.given.includes('if') && terms.conditions.length > 0;
  // What it waits for now may have happened before it was agreed on: that makes it due, but not before that.
  run.dueFrom = run.state === 'due' && !waitsAgain ? run.dueDay : day;
  reviveParts(run, sim.scenario, day);
  if (act.given.includes('silence')) run.silenceFrom = day;
  if (act.given.includes('from')) replacePromisors(run);
  if (act.given.includes('to')) replacePromisees(sim, run, act);
  takeOver(run, version, { from, to });
  if (waitsAgain) {
    run.state = 'conditional';
    run.dueDay = NEVER;
  }
  run.changedBy = act;
  run.note(day, 'amended', act);
}
