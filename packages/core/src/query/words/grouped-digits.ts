/**
 * Text for people, with commas in its long numbers, as amounts may be written in a ledger.
 *
 * ```ts
 * groupedDigits('4200000 of 6000000 USD') // => '4,200,000 of 6,000,000 USD'
 * groupedDigits('1000..20000 of @g-30000, main.troth:12345') // => '1,000..20,000 of @g-30000, main.troth:12345'
 * groupedDigits('5850..12000 of 12000') // => '5,850..12,000 of 12,000'
 * groupedDigits('12345.50 EUR') // => '12,345.50 EUR'
 * ```
 */
export function groupedDigits(text: string): string {
  if (!/\d{5}/.test(text)) return text;
  // It stands alone or before its unit: it is no part of a name, path, date or decimal.
  const alone = /(?<![\p{L}\d@/:_,-]|\d\.)\d{5,}(?![\p{L}\d/:_-]|,\d)/gu;
  return text
    .replace(alone, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','))
    .replace(BESIDE_A_LONG_ONE, '$1,$2');
}

/** Of a range or share with one long number, the other is written in the same way; alone, four digits may be a year. */
const BESIDE_A_LONG_ONE = /(?<![\p{L}\d@/:_,.-])(\d)(\d{3})(?=(?:\.\.| of )\d{1,3},\d{3})/gu;
