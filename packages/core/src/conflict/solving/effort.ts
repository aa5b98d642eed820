/**
 * How much may still be done to answer some questions. It is counted in steps, of which a machine does about a thousand
 * million in a second, and never timed: an answer is cut off at the same place everywhere.
 */
export class Effort {
  #left: number;
  readonly #whole: Effort | undefined;

  /** @param whole what this is a part of: it is used up along with it */
  constructor(most: number, whole?: Effort) {
    this.#left = most;
    this.#whole = whole;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  spend(steps: number): void {
    this.#left -= steps;
    this.#whole?.spend(steps);
  }

  /** A part of what is left, so that no one question takes all of it; a little also where nothing is. */
  part(most: number, least: number): Effort {
    return new Effort(Math.max(least, Math.min(most, this.#left)), this);
  }
}
