/** Why a question was not answered: a parameter that cannot be read, or a name that nothing is declared under. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: 'bad parameter' | 'not found';

  constructor(reason: Refusal['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
