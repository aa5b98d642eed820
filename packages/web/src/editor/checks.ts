import type { CheckedFile } from './desk-messages.ts';

/** A pause in the typing that is waited for where an answer takes long, in milliseconds. */
const PAUSE = 350;
/** An answer that takes longer is slow, in milliseconds. */
const SLOW = 150;

/** Asks what is wrong after each change, once at a time; what is typed meanwhile is asked about after. */
export class Checks {
  readonly #ask: (waits: boolean) => Promise<CheckedFile | null | undefined>;
  readonly #take: (checked: CheckedFile, isLatest: boolean) => void;
  #isAsking = false;
  #isStale = false;
  #round = 0;
  /** How many answers in a row were slow: the first of a ledger always is. */
  #slow = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param ask asks once; null where all has to be read anew and one does not wait for that, undefined where nothing is asked
   * @param take takes an answer; the latest is about the text as it is now
   */
  constructor(
    ask: (waits: boolean) => Promise<CheckedFile | null | undefined>,
    take: (checked: CheckedFile, isLatest: boolean) => void,
  ) {
    this.#ask = ask;
    this.#take = take;
  }

  /** Asks at once or, where answers take long, after a pause. */
  ask(): void {
    if (this.#isAsking) this.#isStale = true;
    else if (this.#slow > 1) this.#later();
    else this.#now(false);
  }

  /** Asks about another text, or another ledger: the answer that is on its way may never come, and is not taken. */
  restart(): void {
    this.#round++;
    this.#isAsking = false;
    this.#slow = 0;
    this.#now(false);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#now(true), PAUSE);
  }

  async #now(waits: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#isAsking = true;
    this.#isStale = false;
    const round = this.#round;
    const start = performance.now();
    const checked = await this.#ask(waits);
    if (round !== this.#round) return;
    this.#isAsking = false;
    if (checked) {
      // That all is read anew takes long once, and says nothing of the next answer.
      if (!waits || this.#slow > 1) this.#slow = performance.now() - start > SLOW ? this.#slow + 1 : 0;
      this.#take(checked, !this.#isStale);
    }
    if (this.#isStale) this.ask();
    else if (checked === null) this.#later();
  }
}
