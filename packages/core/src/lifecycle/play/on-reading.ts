import type { Name } from '../../ledger/name.ts';
import type { Occurrence } from '../occurrence.ts';

/** Who there is and whom what happened touched, where promises are looked at on one reading of that. */
export interface OnReading {
  /** How many of a group something touched; undefined where even the reading does not say it. */
  touched(occurrence: Occurrence, group: Name): number | undefined;
  /**
   * How many a group has, or whether there is the one by name, and how many of them some deeds touched together.
   *
   * @param spared by name or as a whole group: they are not among those
   */
  among(group: Name, deeds: readonly Occurrence[], spared?: readonly Name[]): Share | undefined;
}

/** How many there are, and how many of them were touched. */
export interface Share {
  readonly size: number;
  readonly touched: number;
}
