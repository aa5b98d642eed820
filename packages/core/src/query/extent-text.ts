import type { Extent, Fit } from '../conflict/conflict.ts';
import type { CountRange } from '../lifecycle/relations.ts';
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
  return countText(done.isOpen ? moved(done, -1, decimalsIn(done, demand)) : done);
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
  const decimals = fit ? decimalsIn(short, fit.done, fit.demand) : decimalsIn(short);
  return countText(short.isOpen ? moved(short, 1, decimals) : short);
}

/** A range moved by so many units of its last decimal. */
function moved({ low, high }: CountRange, by: number, decimals: number): CountRange {
  const move = (count: number): number =>
    Math.max(0, Number((count + by / 10 ** decimals).toFixed(decimals)));
  return { low: move(low), high: high === Infinity ? high : move(high) };
}

function decimalsIn(...ranges: readonly CountRange[]): number {
  return Math.max(...ranges.flatMap(({ low, high }) => [low, high].map(decimalsOf)));
}

function decimalsOf(count: number): number {
  return /\.(\d+)$/.exec(String(count))?.[1].length ?? 0;
}
