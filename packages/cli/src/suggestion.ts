/** `; did you mean X?` where a candidate is near to what was written, else nothing. */
export async function didYouMean(written: string, candidates: Iterable<string>): Promise<string> {
  const { nearest } = await import('@troth/core');
  const [first, second] = nearest(written, candidates);
  if (first === undefined) return '';
  return second === undefined ? `; did you mean ${first}?` : `; did you mean ${first} or ${second}?`;
}
