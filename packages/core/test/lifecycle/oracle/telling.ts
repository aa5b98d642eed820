import { type Deed, type Doing, type Happening, isoOf, type Story, type Told } from './story.ts';

/** Where a promise stands at the end of a day, as far as two tellings are compared. */
export interface Stand {
  readonly state: string;
  readonly after: string | null;
  readonly since: string;
  readonly standing: readonly string[];
  readonly progress: string;
  /** The day it fell due; null of one that never did, and of one that was let go. */
  readonly due: string | null;
}

/** Where the promises of a story stand on a day: semantics.md told once more, day by day and without any index. */
export function tell(story: Story, on: number): Stand[] {
  const all: Telling[] = [];
  for (const told of story.promises) all.push(new Telling(told, all.at(-1)));
  const settle = (day: number) => {
    for (let round = 0; round < all.length + 1; round++) for (const one of all) one.follow(day);
  };
  for (let day = 0; day <= on; day++) {
    // Deadlines of one day pass together: what follows others passes first.
    for (const one of all.toReversed()) one.passTime(day);
    settle(day);
    const acts = story.acts.filter((act) => act.day === day);
    for (const act of acts) all[act.promise].actFirst(act);
    settle(day);
    for (const event of story.events.filter((one) => one.day === day)) {
      happen(all, event);
      settle(day);
    }
    for (const act of acts) all[act.promise].actLater(act);
    settle(day);
  }
  return all.map((one) => one.stand());
}

function happen(all: readonly Telling[], event: Happening<Deed>): void {
  const { day, what, promise } = event;
  if (what === 'ask') for (const one of all) one.ask(day);
  else if (what === 'die') for (const one of all) one.die(day);
  else if (what === 'not for') all[promise].denyPayment(day);
  else if (what === 'refund') refund(all, event.sum);
  else pay(all, event);
}

/** A payment is used once: by the promise it is meant for, then by the earliest deadline, then by name. */
function pay(all: readonly Telling[], { day, what, promise, sum }: Happening<Deed>): void {
  const inTurn = all
    .map((telling, index) => ({ telling, index, isMeant: what === 'pay for' && index === promise }))
    .filter(({ telling }) => telling.takes(what))
    .sort(
      (a, b) =>
        Number(b.isMeant) - Number(a.isMeant) ||
        Math.sign(Math.min(a.telling.deadline, 1e9) - Math.min(b.telling.deadline, 1e9)) ||
        a.index - b.index,
    );
  let left = sum;
  for (const { telling } of inTurn) left -= telling.take(left);
  for (const one of all) {
    one.follow(day);
    one.complete(day);
  }
}

/** What is refunded is taken back once, from what would be paid last, as long as that is not complete. */
function refund(all: readonly Telling[], sum: number): void {
  const inTurn = all
    .map((telling, index) => ({ telling, index }))
    .filter(({ telling }) => telling.isOpenForRefund)
    .sort(
      (a, b) =>
        Math.sign(Math.min(b.telling.deadline, 1e9) - Math.min(a.telling.deadline, 1e9)) || b.index - a.index,
    );
  let left = sum;
  for (const { telling } of inTurn) left -= telling.giveBack(left);
}

const FINAL = ['kept', 'lapsed', 'released', 'excused', 'voided', 'superseded'];

/** One promise on its way. */
class Telling {
  readonly #told: Told;
  readonly #before: Telling | undefined;
  #state = 'conditional';
  #since = 0;
  #due = -1;
  #isDueSuspended = false;
  #after: string | null = null;
  #by: number | undefined;
  #agreed = 0;
  #within: number | undefined;
  #need: number;
  #waived = 0;
  #paid = 0;
  #isAssigned = false;
  #isDelegated = false;
  #suspended: { readonly stopped: number | undefined } | undefined;
  #resumed = -1;
  #amended = -1;
  readonly #stops: { readonly from: number; readonly to: number }[] = [];
  #missed = -1;
  #isLate = false;
  #isDone = false;
  #denied = false;
  #overdue = false;
  #withdrawn = false;
  #asked: boolean;
  #linked: boolean;

  constructor(told: Told, before: Telling | undefined) {
    this.#told = told;
    this.#before = before;
    this.#by = told.by;
    this.#within = told.within;
    this.#need = told.need;
    this.#asked = !told.asked;
    this.#linked = told.link !== 'if' && told.link !== 'repair of';
  }

  get #isFinal(): boolean {
    return FINAL.includes(this.#state);
  }

  get #isOpen(): boolean {
    return this.#state === 'conditional' || this.#state === 'due';
  }

  get #needed(): number {
    return Math.max(0, this.#need - this.#waived);
  }

  /** A day, moved by the suspensions during which a clock that began then stood still. */
  #moved(day: number, begun: number): number {
    let moved = day;
    for (const { from, to } of this.#stops)
      if (moved >= from) moved += Math.max(0, to - Math.max(from, begun));
    return moved;
  }

  get deadline(): number {
    const by = this.#by === undefined ? Infinity : this.#moved(this.#by, this.#agreed);
    if (this.#within === undefined || this.#due < 0) return by;
    return Math.min(by, this.#moved(this.#due + this.#within, this.#due));
  }

  /** Whether a clock that ends on a day stands still now. */
  #isHeld(end: number): boolean {
    return end >= (this.#suspended?.stopped ?? Infinity);
  }

  #end(state: string, day: number): void {
    this.#state = state;
    this.#since = day;
  }

  #break(day: number): void {
    if (this.#state === 'broken') return;
    this.#end('broken', day);
    this.#after = 'outstanding';
  }

  complete(day: number): void {
    if (this.#isFinal || this.#paid < this.#needed) return;
    // What was too late under a suspension by a clock that ran shows once it is resumed.
    const isOver = this.deadline < day && !this.#isHeld(this.deadline);
    const isUnseen = this.#suspended !== undefined && this.#missed < 0 && isOver;
    this.#isDone ||= !isUnseen || (this.#state !== 'conditional' && this.deadline >= this.#due);
    if (isUnseen && this.#state !== 'broken') return;
    if (this.#state !== 'broken' && this.#missed < 0) {
      this.#end('kept', day);
      return;
    }
    this.#break(day);
    if (this.#after === 'outstanding' && this.#paid > 0) this.#after = 'kept late';
  }

  /** What the start of a day brings about by itself. */
  passTime(day: number): void {
    if (this.#suspended) return;
    if (this.#state === 'conditional') {
      const asked = this.#told.askedBy === undefined ? Infinity : this.#moved(this.#told.askedBy, 0);
      const last = Math.min(asked, this.deadline);
      if (last < day) this.#end('lapsed', Math.max(last + 1, this.#resumed, this.#amended));
    } else if (this.#state === 'due') {
      if (this.#missed < 0 && this.deadline < day) {
        this.#missed = Math.max(this.deadline + 1, this.#resumed, this.#amended);
      }
      if (this.#missed < 0) return;
      if (this.#denied || this.#told.silence) this.#break(this.#missed);
      else this.#overdue = true;
    }
  }

  ask(day: number): void {
    const end = this.#told.askedBy === undefined ? Infinity : this.#moved(this.#told.askedBy, 0);
    if (this.#state === 'conditional' && (end >= day || this.#isHeld(end))) this.#asked = true;
  }

  die(day: number): void {
    if (this.#told.unlessDeath && this.#isOpen) this.#end('excused', day);
  }

  /** It is said that Ben was not paid; what is owed to another by now may have been paid all the same. */
  denyPayment(day: number): void {
    if (!this.#isAssigned) this.#deny(day);
  }

  /** It is said, or found, that it was not done. */
  #deny(day: number): void {
    if (this.#isFinal || this.deadline > day || this.#isHeld(this.deadline)) return;
    this.#denied = true;
    if (this.#state === 'due') this.passTime(day);
  }

  /** Whether such a payment is one that it asks for, and something is still owed. */
  takes(what: Deed): boolean {
    const isPaidTo = what === 'pay the new promisee' ? this.#isAssigned : !this.#isAssigned;
    if (!isPaidTo || (what === 'performer pays' && !this.#isDelegated)) return false;
    if (this.#isFinal || this.#after === 'forgiven' || this.#after === 'repaired') return false;
    return this.#paid < this.#needed;
  }

  take(left: number): number {
    const taken = Math.min(left, this.#needed - this.#paid);
    this.#paid += taken;
    if (taken > 0 && this.#missed >= 0) this.#isLate = true;
    return taken;
  }

  get isOpenForRefund(): boolean {
    const isSettled = this.#after === 'forgiven' || this.#after === 'repaired';
    return !this.#isAssigned && !this.#isFinal && !isSettled && !this.#isDone;
  }

  giveBack(left: number): number {
    const given = Math.min(left, this.#paid);
    this.#paid -= given;
    return given;
  }

  /** Acts that come before the events of their day. */
  actFirst({ what, day, sum, until }: Happening<Doing>): void {
    if (!this.#isOpen) return;
    // What is agreed on brings nothing about before that.
    if (what.startsWith('amended')) this.#amended = day;
    if (what === 'assigned') this.#isAssigned = true;
    else if (what === 'delegated') this.#isDelegated = true;
    else if (what === 'resumed') this.#resume(day);
    else if (what === 'amended within') {
      this.#within = until;
      this.#reconsider(day);
    } else if (what === 'amended by') {
      this.#by = until;
      this.#agreed = day;
      this.#reconsider(day);
    } else if (what === 'amended will') {
      this.#need = sum;
      this.#waived = 0;
      this.#isDone = false;
      this.complete(day);
    } else return;
    this.passTime(day);
    if (what === 'resumed') this.complete(day);
  }

  /** What was too late under a suspension may be in time by the day that is agreed on now. */
  #reconsider(day: number): void {
    if (this.#suspended && this.#paid > 0) this.complete(day);
  }

  #resume(day: number): void {
    if (!this.#suspended) return;
    const { stopped } = this.#suspended;
    if (stopped !== undefined) this.#stops.push({ from: stopped, to: day });
    this.#suspended = undefined;
    this.#resumed = day;
    // Its day was over before it fell due, which the suspension kept from showing: there was nothing to withdraw.
    if (this.#state === 'due' && this.#isDueSuspended && this.deadline < this.#due) this.#end('lapsed', day);
    if (this.#withdrawn && this.#state === 'due') this.#break(day);
    this.#isDueSuspended = false;
  }

  /** Acts that come after the events of their day. */
  actLater({ what, day, sum }: Happening<Doing>): void {
    if (what === 'released') this.#letGo('released', day);
    else if (what === 'released in part') this.#releasePart(sum, day);
    else if (what === 'checked') this.#deny(day);
    if (!this.#isOpen) return;
    if (what === 'excused' || what === 'voided') this.#end(what, day);
    else if (what.startsWith('suspended')) {
      // The clock stands still from the first act that stops it.
      const isStopped = what !== 'suspended, clock runs';
      this.#suspended = { stopped: this.#suspended?.stopped ?? (isStopped ? day : undefined) };
    } else if (what === 'withdrawn') {
      if (this.#state === 'due' && !this.#suspended) this.#break(day);
      else this.#withdrawn = true;
    }
  }

  #letGo(state: string, day: number): void {
    if (this.#isOpen) this.#end(state, day);
    else if (this.#after === 'outstanding') this.#after = 'forgiven';
  }

  #releasePart(sum: number, day: number): void {
    if (!this.#isOpen && this.#after !== 'outstanding') return;
    this.#waived += sum;
    if (this.#needed === 0 && this.#paid === 0) this.#letGo('released', day);
    else if (this.#state === 'broken' && this.#paid >= this.#needed) this.#after = 'forgiven';
    else {
      // What is not asked for any more was not missed, where all that was paid was paid in time: also while suspended.
      if (this.is('overdue') && !this.#isLate && this.#paid >= this.#needed) {
        this.#missed = -1;
        this.#end('kept', day);
      } else this.complete(day);
    }
  }

  /** Whether it is in a state that a condition asks for. */
  is(word: string): boolean {
    const isBroken = this.#state === 'broken';
    const isForgivenInPart = this.#after === 'forgiven' && this.#paid > 0 && this.#paid >= this.#needed;
    switch (word) {
      case 'done':
        return this.#state === 'kept' || this.#after === 'kept late' || isForgivenInPart;
      case 'over':
        return this.#isFinal || (isBroken && this.#after !== 'outstanding');
      case 'overdue':
        return this.#overdue && this.#state === 'due';
      case 'suspended':
        return this.#suspended !== undefined && !this.#isFinal;
      default:
        return this.#state === word || this.#after === word;
    }
  }

  /** What the promise before it brings about, and what falling due does. */
  follow(day: number): void {
    const { link, state } = this.#told;
    const before = this.#before;
    if (link === 'if' && before?.is(state)) this.#linked = true;
    if (link === 'repair of' && before?.is('broken')) this.#linked = true;
    if (link === 'unless' && this.#isOpen && before?.is(state)) {
      if (this.#missed < 0) this.complete(day);
      if (this.#isOpen) this.#end('excused', day);
    }
    if (this.#state === 'conditional' && this.#asked && this.#linked) this.#fallDue(day);
    if (!before) return;
    if (link === 'repair of' && this.#state === 'kept' && before.#after === 'outstanding')
      before.#after = 'repaired';
    if (link === 'instead of' && this.#due >= 0 && before.#isOpen) this.#replace(before, day);
  }

  #fallDue(day: number): void {
    this.#end('due', day);
    this.#due = day;
    this.#isDueSuspended = this.#suspended !== undefined && day > 0;
    if (this.#withdrawn && !this.#suspended) this.#break(day);
    this.complete(day);
    this.passTime(day);
  }

  #replace(old: Telling, day: number): void {
    old.#end('superseded', day);
    this.#paid += Math.min(old.#paid, Math.max(0, this.#needed - this.#paid));
    this.complete(day);
  }

  stand(): Stand {
    const isDue = ['due', 'kept', 'broken'].includes(this.#state) && this.#due >= 0;
    return {
      state: this.#state,
      after: this.#after,
      since: isoOf(this.#since),
      standing: ['overdue', 'suspended'].filter((word) => this.is(word)),
      progress: `${Math.min(this.#paid, this.#needed)} of ${this.#needed} EUR`,
      due: isDue ? isoOf(this.#due) : null,
    };
  }
}
