import type { Extent, Fit } from '../../conflict/conflict.ts';
import { decimalsIn, nearest } from '../../conflict/told/nearest.ts';
import type { CountRange } from '../../lifecycle/relations.ts';
import { countText } from './count-text.ts';

/** How much fits: `1..8`, or `under 100` where it may be anything less. */
export function fittingText(done: Extent): string {
  return `${done.isOpen ? 'under ' : ''}${countText(done)}`;
}

/** How much has to be lifted at least, in a sentence: `at least 2`, or `more than 50` where that is not enough by itself. */
export function atLeastText(short: Extent): string {
  return `${short.isOpen ? 'more than' : 'at least'} ${countText(short)}`;
}

/**
 * How much fits, in plain digits for programs. Below an amount that must not be reached that is the largest number with as
 * many decimals as what fits and what is asked for have.
 *
 * ```ts
 * const of = (count) => ({ low: count, high: count });
 * plainDone({ done: { low: 1, high: 8 }, demand: of(9) }) // => '1..8'
 * plainDone({ done: { ...of(100), isOpen: true }, demand: of(150) }) // => '99'
 * plainDone({ done: { ...of(100), isOpen: true }, demand: of(150.25) }) // => '99.99'
 * ```
 */
export function plainDone({ done, demand }: Pick<Fit, 'done' | 'demand'>): string {
  return countText(done.isOpen ? moved(done, -1, decimalsOf(done, demand)) : done);
}

/**
 * How much has to be lifted at least, in the same digits: what is left then is what fits.
 *
 * ```ts
 * const of = (count) => ({ low: count, high: count });
 * plainLeast({ ...of(50), isOpen: true }, { done: of(100), demand: of(150) }) // => '51'
 * plainLeast({ ...of(50), isOpen: true }, { done: of(100.25), demand: of(150.25) }) // => '50.01'
 * ```
 */
export function plainLeast(short: Extent, fit: Pick<Fit, 'done' | 'demand'> | undefined): string {
  const decimals = fit ? decimalsOf(short, fit.done, fit.demand) : decimalsOf(short);
  return countText(short.isOpen ? moved(short, 1, decimals) : short);
}

/** A range moved by one unit of its last decimal. */
function moved({ low, high }: CountRange, by: 1 | -1, decimals: number): CountRange {
  return { low: nearest(low, by, decimals), high: nearest(high, by, decimals) };
}

function decimalsOf(...ranges: readonly CountRange[]): number {
  return decimalsIn(ranges.flatMap(({ low, high }) => [low, high]));
}
