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

/** Into how many steps a way is cut on which something may begin to be so, and end again. */
export const FINE_STEPS = 256;

/** From where on something is so, between a value at which it is not and one at which it is. */
export function changeOf(from: number, to: number, isSo: (value: number) => boolean): number {
  let [before, after] = [from, to];
  const near = 1e-12 * Math.min(1, Math.abs(to - from));
  for (
    let step = 0;
    step < 100 && Math.abs(after - before) > Math.max(near, 1e-12 * Math.abs(after));
    step++
  ) {
    const middle = (before + after) / 2;
    if (isSo(middle)) after = middle;
    else before = middle;
  }
  return after;
}
