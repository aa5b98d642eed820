import { civilOf, type Day } from './civil-day.ts';

const SECONDS_OF_DAY = 86_400;

const clocks = new Map<string, Intl.DateTimeFormat | null>();

let canonical: ReadonlySet<string> | undefined;

function canonicalZones(): ReadonlySet<string> {
  canonical ??= new Set(Intl.supportedValuesOf('timeZone'));
  return canonical;
}

/**
 * Whether this names a time zone (IANA, such as `Europe/Berlin` or `UTC`) that this machine knows.
 *
 * ```ts
 * isZone('America/New_York') // => true
 * isZone('+01:00') // => false
 * ```
 */
export function isZone(name: string): boolean {
  // Making a clock takes ten times as long as finding the name among the canonical ones; others may be aliases.
  return canonicalZones().has(name) || clockOf(name) !== null;
}

/**
 * Seconds that the clocks of a zone are ahead of UTC (negative: behind) at an instant, given in seconds since
 * 1970-01-01T00:00Z. Throws a RangeError for a name that is not {@link isZone}.
 *
 * ```ts
 * offsetAt(1741874400, 'Europe/Berlin') // => 3600
 * ```
 */
export function offsetAt(instant: number, zone: string): number {
  const clock = clockOf(zone);
  if (clock === null) throw new RangeError(`Unknown time zone: ${zone}`);
  const shown = { day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clock.formatToParts(instant * 1000)) {
    if (type === 'day' || type === 'hour' || type === 'minute' || type === 'second')
      shown[type] = Number(value);
  }
  // Three days in a row have different days of the month, so that number alone tells which of them it is.
  const utcDay = Math.floor(instant / SECONDS_OF_DAY);
  const day = [utcDay - 1, utcDay, utcDay + 1].find((near) => civilOf(near).day === shown.day) as Day;
  return day * SECONDS_OF_DAY + shown.hour * 3600 + shown.minute * 60 + shown.second - instant;
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = newClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

function newClock(zone: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z]/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}
