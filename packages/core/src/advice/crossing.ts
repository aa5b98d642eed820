/**
 * Where a falling value is 0, between a place where it is not below and one where it is (the Illinois method).
 *
 * ```ts
 * crossing(0, 2, 2, -2, (at) => 2 - at * at).toFixed(9) // => '1.414213562'
 * ```
 */
export function crossing(
  from: number,
  fromLead: number,
  to: number,
  toLead: number,
  lead: (value: number) => number,
): number {
  let [a, fa, b, fb] = [from, Math.max(fromLead, 0), to, toLead];
  let side = 0;
  // What is small all over, as its unit is large, is found as exactly.
  const near = 1e-9 * Math.min(1, Math.abs(to - from));
  const level = 1e-9 * Math.min(1, Math.max(fa, -toLead));
  for (let step = 0; step < 40 && Math.abs(b - a) > Math.max(near, 1e-9 * Math.abs(a)); step++) {
    const c = (a * fb - b * fa) / (fb - fa);
    const fc = lead(c);
    if (Math.abs(fc) < level) return c;
    if (fc < 0) {
      [b, fb] = [c, fc];
      if (side === -1) fa /= 2;
      side = -1;
    } else {
      [a, fa] = [c, fc];
      if (side === 1) fb /= 2;
      side = 1;
    }
  }
  return fa === 0 ? a : b;
}
