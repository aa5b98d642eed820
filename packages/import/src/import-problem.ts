/** Why an import cannot be done at all, in one clear line; `details` may show the place. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}
