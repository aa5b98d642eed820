/** A chance for people: `37%`, never quite 0 or 100 unless it is. */
export function percent(chance: number): string {
  const whole = Math.round(chance * 100);
  if (whole === 0 && chance > 0) return 'under 1%';
  if (whole === 100 && chance < 1) return 'over 99%';
  return `${whole}%`;
}

/** A number with as many digits as say something: `12.5`, `0.034`, `1,200`. */
export function shortNumber(value: number): string {
  if (value === 0) return '0';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
