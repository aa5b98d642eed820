import type { NameAnswer, TimelineItem } from '@troth/core';
import { type DayNumber, dayNumber } from '../lib/days.ts';
import { itemText } from '../lib/item-text.ts';
import type { TextWidth } from './text-width.ts';
import { cutTo } from './wrapped.ts';

/** The lanes of a timeline, from top to bottom. */
export const LANES = ['promised', 'happened', 'said', 'deadlines'] as const;
export type Lane = (typeof LANES)[number];

/** Something with its place on a timeline. */
export interface PlacedItem {
  readonly item: TimelineItem;
  /** How many more of the same days it stands for. */
  readonly more: number;
  readonly lane: Lane;
  /** From where to where it is drawn, in pixels; at least a dot wide. */
  readonly left: number;
  readonly right: number;
  /** The row within its lane, from 0. */
  readonly row: number;
  /** Its label as it fits, or an empty text; beside the dot. */
  readonly label: string;
  readonly side: 'left' | 'right' | 'inside';
  /** Whether its beginning is open. */
  readonly open: boolean;
}

/** A timeline laid out for a width. */
export interface TimelineLayout {
  readonly placed: readonly PlacedItem[];
  /** How many rows each lane has. */
  readonly rows: Readonly<Record<Lane, number>>;
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly scale: (day: DayNumber) => number;
}

const DOT = 10;
const GAP = 8;
/** From how wide to how wide a label may be, and from what width on it is better within its mark. */
const NARROWEST_LABEL = 50;
const WIDEST_LABEL = 580;
const WIDE_MARK = 190;
/** Of more than this with the same days, in the same lane, one mark stands for all. */
const MOST_OF_A_DAY = 4;
/** With more items than this, or more rows, labels would hide the picture. */
const MOST_LABELLED = 60;
const MOST_ROWS = 16;
const MOST_ROWS_UNLABELLED = 5;

/** Lays items out in rows so that neither dots nor labels overlap; undefined where there is nothing to draw. */
export function timelineLayout(
  items: readonly TimelineItem[],
  width: number,
  widthOf: TextWidth,
  also: readonly string[] = [],
  names: Readonly<Record<string, NameAnswer>> = {},
): TimelineLayout | undefined {
  const spans = items.flatMap((item) => {
    const first = dayNumber(item.first);
    const last = dayNumber(item.last);
    return first === undefined || last === undefined ? [] : [{ item, first, last }];
  });
  if (spans.length === 0 || width <= 0) return undefined;
  const days = [
    ...spans.flatMap(({ first, last }) => [first, last]),
    ...also.flatMap((day) => dayNumber(day) ?? []),
  ];
  let [first, last] = [days[0]!, days[0]!];
  for (const day of days) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const margin = Math.max(1, Math.round((last - first) * 0.02));
  first -= margin;
  last += margin;
  const scale = (day: DayNumber) => ((day - first) / (last - first)) * width;
  const groups = gathered(spans);
  const withLabels = groups.length <= MOST_LABELLED;
  const rowEnds: Record<Lane, { from: number; to: number }[][]> = {
    promised: [],
    happened: [],
    said: [],
    deadlines: [],
  };
  const placed = groups.map((span) => place(span, { scale, width, widthOf, withLabels, rowEnds, names }));
  const rows = Object.fromEntries(LANES.map((lane) => [lane, rowEnds[lane].length])) as Record<Lane, number>;
  return { placed, rows, first, last, scale };
}

/** Spans with much of the same days in one lane drawn as one. */
function gathered(spans: readonly Omit<Span, 'more'>[]): Span[] {
  const groups = new Map<string, Omit<Span, 'more'>[]>();
  for (const span of spans) {
    const key = `${laneOf(span.item)} ${span.item.date} ${span.item.counts}`;
    const group = groups.get(key);
    if (group) group.push(span);
    else groups.set(key, [span]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length > MOST_OF_A_DAY
      ? [{ ...group[0]!, more: countOf(group) - 1 }]
      : group.map((span) => ({ ...span, more: span.item.count - 1 })),
  );
}

function countOf(group: readonly Omit<Span, 'more'>[]): number {
  return group.reduce((sum, { item }) => sum + item.count, 0);
}

interface Span {
  readonly item: TimelineItem;
  readonly more: number;
  readonly first: DayNumber;
  readonly last: DayNumber;
}

interface Board {
  readonly scale: (day: DayNumber) => number;
  readonly width: number;
  readonly widthOf: TextWidth;
  readonly withLabels: boolean;
  readonly rowEnds: Record<Lane, { from: number; to: number }[][]>;
  readonly names: Readonly<Record<string, NameAnswer>>;
}

function place(
  { item, more, first, last }: Span,
  { scale, width, widthOf, withLabels, rowEnds, names }: Board,
): PlacedItem {
  const lane = laneOf(item);
  const open = item.date.startsWith('../');
  const middle = (scale(first) + scale(last)) / 2;
  const left = Math.min(scale(first), middle - DOT / 2);
  const right = Math.max(scale(last), middle + DOT / 2);
  const inside = right - left - 2 * GAP;
  const beside = right + GAP > width * 0.62 ? 'left' : 'right';
  const side = inside > WIDE_MARK && inside > (beside === 'left' ? left : width - right) ? 'inside' : beside;
  const room = side === 'inside' ? inside : side === 'right' ? width - right - GAP : left - GAP;
  const label = withLabels ? fitting(itemText(item, names), room, item.count > 1 ? 0 : more, widthOf) : '';
  const length = label === '' || side === 'inside' ? 0 : widthOf(label) + GAP;
  const taken = side !== 'left' ? { from: left, to: right + length } : { from: left - length, to: right };
  const rows = rowEnds[lane];
  let row = rows.findIndex((others) =>
    others.every(({ from, to }) => taken.to + 4 < from || to + 4 < taken.from),
  );
  if (row < 0) {
    row = rows.length < (withLabels ? MOST_ROWS : MOST_ROWS_UNLABELLED) ? rows.length : rows.length - 1;
    rows[row] ??= [];
  }
  rows[row]!.push(taken);
  return { item, more, lane, left, right, row, label, side, open };
}

function fitting(text: string, room: number, more: number, widthOf: TextWidth): string {
  const rest = more > 0 ? ` and ${more.toLocaleString('en')} more` : '';
  const left = Math.min(WIDEST_LABEL, room) - widthOf(rest);
  return left < NARROWEST_LABEL ? '' : `${cutTo(text, left, widthOf)}${rest}`;
}

/** Which lane an item is drawn in. */
function laneOf({ kind }: TimelineItem): Lane {
  switch (kind) {
    case 'promise':
    case 'threat':
    case 'deal':
    case 'request':
      return 'promised';
    case 'deadline':
      return 'deadlines';
    case 'claim':
    case 'response':
    case 'alleged':
    case 'note':
    case 'choice':
    case 'source':
    case 'rated':
      return 'said';
    default:
      return 'happened';
  }
}
