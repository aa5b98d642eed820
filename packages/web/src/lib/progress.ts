/** How much of a promise is done, read from its words, so that it can be drawn. */
export type Progress =
  | {
      readonly kind: 'done';
      readonly low: number;
      readonly high: number;
      readonly of: number;
      readonly unit: string;
    }
  | { readonly kind: 'members'; readonly failed: Range; readonly stands: Range }
  | { readonly kind: 'words' };

export interface Range {
  readonly low: number;
  readonly high: number;
}

const NUMBER = '[\\d,]+(?:\\.\\d+)?';
const COUNT = `(${NUMBER})(?:\\.\\.(${NUMBER}))?`;
const DONE = new RegExp(`^${COUNT} of (?:${NUMBER}\\.\\.)?(${NUMBER})(?: (\\S+))?$`);
const MEMBERS = new RegExp(`^${COUNT} failed, ${COUNT} stands?$`);

/** Reads `1 of 9`, `0..1 of 9`, `400 of 1,000 CAD`, `0..1 failed, 1..8 stand`; anything else stays words. */
export function readProgress(text: string): Progress {
  const done = DONE.exec(text);
  if (done) {
    const [, low, high, of, unit] = done;
    const range = rangeOf(low, high);
    const total = numberOf(of);
    if (range && total !== undefined && total > 0 && range.high <= total)
      return { kind: 'done', ...range, of: total, unit: unit ?? '' };
  }
  const members = MEMBERS.exec(text);
  if (members) {
    const failed = rangeOf(members[1], members[2]);
    const stands = rangeOf(members[3], members[4]);
    if (failed && stands) return { kind: 'members', failed, stands };
  }
  return { kind: 'words' };
}

function rangeOf(low: string | undefined, high: string | undefined): Range | undefined {
  const first = numberOf(low);
  const last = high === undefined ? first : numberOf(high);
  return first === undefined || last === undefined ? undefined : { low: first, high: last };
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text?.replaceAll(',', ''));
  return text === undefined || Number.isNaN(number) ? undefined : number;
}
