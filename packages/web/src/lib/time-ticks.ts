import { type DayNumber, isoDay } from './days.ts';

/** A mark on an axis of time. */
export interface TimeTick {
  readonly day: DayNumber;
  readonly label: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Steps between marks, in months; below a month in days. */
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** Marks at even days, months or years, at most so many: the finest step that allows it. */
export function timeTicks(first: DayNumber, last: DayNumber, most: number): TimeTick[] {
  for (const step of DAY_STEPS) {
    if ((last - first) / step > most) continue;
    const ticks: TimeTick[] = [];
    for (let day = first; day <= last; day += step) ticks.push({ day, label: dayLabel(day) });
    return ticks;
  }
  const from = monthOf(first);
  const to = monthOf(last);
  const step = MONTH_STEPS.find((months) => (to - from) / months <= most) ?? 2400;
  const ticks: TimeTick[] = [];
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const day = dayOfMonth(month);
    if (day >= first && day <= last) ticks.push({ day, label: monthLabel(month, step) });
  }
  return ticks;
}

function monthOf(day: DayNumber): number {
  const [year = 0, month = 1] = isoDay(day).split('-').map(Number);
  return year * 12 + month - 1;
}

function dayOfMonth(month: number): DayNumber {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date.getTime() / 86_400_000;
}

function dayLabel(day: DayNumber): string {
  const [, month = 1, date = 1] = isoDay(day).split('-').map(Number);
  return `${date} ${MONTHS[month - 1]}`;
}

function monthLabel(month: number, step: number): string {
  const year = Math.floor(month / 12);
  return step >= 12 ? String(year) : `${MONTHS[month % 12]} ${year}`;
}
