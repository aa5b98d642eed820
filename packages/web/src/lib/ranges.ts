/**
 * A sentence with its ranges as people write them: `0..1 failed` as `0–1 failed`, `200..` as `200 or more`,
 * `13..31 Mar 2025` as `13–31 Mar 2025`. What is to be copied, such as lines of the ledger, is left alone.
 */
export function withReadableRanges(text: string): string {
  return text
    .replace(/(?<=\d \p{Lu}\p{Ll}{2}(?: -?\d{4,6})?)\.\.(?=\d{1,2} \p{Lu}\p{Ll}{2} )/gu, ' – ')
    .replace(/(?<=\d)\.\.(?=\d)/g, '–')
    .replace(/(?<=\d)\.\.(?![.\p{L}/])/gu, ' or more');
}

/** How much of a promise is done, in words: `all of 200 or more` where that is known, else as the answer has it. */
export function progressWords(progress: string, state?: string): string {
  const [, done, demand, unit = ''] = /^(\S+) of (\S+)( .+)?$/.exec(progress) ?? [];
  if (done === undefined || done !== demand || state !== 'kept') return grouped(withReadableRanges(progress));
  return grouped(`all ${done.includes('..') ? 'of ' : ''}${withReadableRanges(demand)}${unit}`);
}

/** Amounts, each unit for itself: `1,250,000 EUR, 20–30 tonnes`. */
export function amountsText(amounts: readonly string[]): string {
  return grouped(withReadableRanges(amounts.join(', ')));
}

/** Long numbers with a comma after each thousand. */
function grouped(text: string): string {
  return text.replace(/(?<![\d.,])\d{4,}(?![\d,])/g, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ','));
}
