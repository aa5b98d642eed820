import type { Entry } from '../../ledger/entry.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { Hit, Trigger, WayPlan } from './plan.ts';
import { LONG_AGO, type Run } from './run.ts';
import type { PlacedHit } from './timeline.ts';

const MEET = 1;
const UNMEET = 2;
const EXCUSE = 4;
const PERFORM = 8;
const RESTORE = 16;
const CLOSE = 32;
/** To fail what is kept true by the very event that excuses: the exception names what brings the failure about. */
const FAIL_EXCUSED = 64;
/** To bring about a breach without performing: to say it was not done, to make it impossible, to let a pending breach fall due. */
const SPOIL = 128;

/** Two events of one day that pull in opposite ways may have come in either order (semantics.md: Days). */
export class SameDay {
  #day: Day = LONG_AGO;
  #roles = 0;
  /** The events of the day that excuse. */
  readonly #excusing = new Set<Entry>();

  /** Whether an occurrence pulls against an earlier one of its day. */
  isTie({ run, hit, way, trigger }: PlacedHit, day: Day): boolean {
    if (day !== this.#day) {
      this.#day = day;
      this.#roles = 0;
      this.#excusing.clear();
    }
    const role = trigger ? roleOfTrigger(run, trigger, hit) : this.#roleOfHit(way, hit);
    if (role === EXCUSE) this.#excusing.add(hit.match.occurrence.entry);
    const before = this.#roles;
    this.#roles |= role;
    const opposed =
      (this.#roles & (MEET | UNMEET)) === (MEET | UNMEET) ||
      (this.#roles & (EXCUSE | UNMEET)) === (EXCUSE | UNMEET) ||
      (this.#roles & (CLOSE | UNMEET)) === (CLOSE | UNMEET) ||
      (this.#roles & (EXCUSE | PERFORM)) === (EXCUSE | PERFORM) ||
      (this.#roles & (EXCUSE | SPOIL)) === (EXCUSE | SPOIL) ||
      (this.#roles & (PERFORM | RESTORE)) === (PERFORM | RESTORE) ||
      (this.#roles & (CLOSE | PERFORM)) === (CLOSE | PERFORM) ||
      (this.#roles & (FAIL_EXCUSED | RESTORE)) === (FAIL_EXCUSED | RESTORE) ||
      (this.#roles & (CLOSE | FAIL_EXCUSED)) === (CLOSE | FAIL_EXCUSED);
    return opposed && before !== 0;
  }

  /** What meets a condition comes before what performs or fails, so that all that excuses on the day is known by then. */
  #roleOfHit(way: WayPlan | undefined, hit: Hit): number {
    const { kind, entry } = hit.match.occurrence;
    const isOwn = this.#excusing.size === 1 && this.#excusing.has(entry);
    if (hit.role !== 'for')
      return way?.kind === 'will' && hit.role !== 'undoes' && !isOwn ? RESTORE | SPOIL : RESTORE;
    if (!way) return 0;
    return isOwn && kind === 'excluded' ? FAIL_EXCUSED : PERFORM;
  }
}

/** What an occurrence that bears on a trigger does, as far as order within a day may matter. */
function roleOfTrigger(run: Run, trigger: Trigger, hit: Hit): number {
  if (hit.role !== 'for') return UNMEET;
  const { unless, parts } = run.version;
  for (let i = 0; i < parts.length; i++) {
    const { ways } = parts[i];
    for (let j = 0; j < ways.length; j++) if (ways[j].bounds.untilMet === trigger) return CLOSE;
  }
  for (let i = 0; i < unless.length; i++) if (unless[i].trigger === trigger) return EXCUSE;
  const isBreachWaiting = run.pending !== undefined || run.books.exclusions.size > 0;
  return isBreachWaiting ? MEET | SPOIL : MEET;
}
