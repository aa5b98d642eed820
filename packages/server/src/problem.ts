/** Why a command could not run, in one clear line; `details` may show the place. Ends the command with status 2. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}
