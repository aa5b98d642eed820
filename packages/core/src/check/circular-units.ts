import type { Unit } from '../ledger/values/unit.ts';
import { findCircles } from './circles.ts';
import { fieldPlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

const NOTHING: readonly Unit[] = [];

/** A unit is not worked out from itself. */
export const circularUnits: CheckLedger = (ledger, report) => {
  const entries = ledger.entriesOf('unit');
  if (entries.length === 0) return;
  const units = [...ledger.reading.units.all].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const circle of findCircles(units, (unit) => (unit.is ? [unit.is.unit] : NOTHING))) {
    const places = circle.flatMap((unit) => {
      const entry = entries.find((candidate) => candidate.kind === 'unit' && candidate.unit === unit);
      return entry ? [fieldPlace(ledger, entry.block, 'is')] : [];
    });
    if (places.length === 0) continue;
    const chain = [...circle, circle[0]].map((unit) => `\`${unit.code}\``);
    report({
      code: 'circular-units',
      message: `${chain[0]} is worked out from itself: ${chain.join(' → ')}.`,
      help: 'Keep one of them as the unit that the others are worked out from, and remove its `is`.',
      place: places[0],
      related: places.slice(1).map((place) => ({ place, message: 'leads back to it' })),
    });
  }
};
