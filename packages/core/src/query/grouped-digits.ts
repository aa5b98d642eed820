/** A whole number of five digits or more that stands alone or before its unit: no part of a name, path, date or decimal. */
const LONG_NUMBER = /(?<![\p{L}\d@/:_,-]|\d\.)\d{5,}(?![\p{L}\d/:_-]|,\d)/gu;

/**
 * Text for people, with commas in its long numbers, as amounts may be written in a ledger.
 *
 * ```ts
 * groupedDigits('4200000 of 6000000 USD') // => '4,200,000 of 6,000,000 USD'
 * groupedDigits('1000..20000 of @g-30000, main.troth:12345') // => '1000..20,000 of @g-30000, main.troth:12345'
 * groupedDigits('12345.50 EUR') // => '12,345.50 EUR'
 * ```
 */
export function groupedDigits(text: string): string {
  return text.replace(LONG_NUMBER, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));
}
