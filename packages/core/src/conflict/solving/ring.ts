/** Whether some have to come before one another in a ring, so that none of them can be the first. */
export function haveRing<T>(all: readonly T[], isBefore: (earlier: T, later: T) => boolean): boolean {
  let left = all;
  for (;;) {
    const rest = left.filter((later) =>
      left.some((earlier) => earlier !== later && isBefore(earlier, later)),
    );
    if (rest.length === left.length) return rest.length > 0;
    left = rest;
  }
}
