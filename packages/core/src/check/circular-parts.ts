import type { DiagnosticCode } from '../diagnostic/codes.ts';
import type { Report } from '../diagnostic/diagnostic.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { byPlace } from '../ledger/order.ts';
import { findCircles } from './circles.ts';
import { mentionPlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** No party, thing, group or deal is a part of itself, and no source a reprint of itself. */
export const circularParts: CheckLedger = (ledger, report) => {
  const parts: Entry[] = [];
  const relays: Entry[] = [];
  for (const kind of ['party', 'person', 'thing', 'group', 'deal'] as const) {
    for (const entry of ledger.entriesOf(kind)) if (parentOf(entry)) parts.push(entry);
  }
  for (const entry of ledger.entriesOf('source'))
    if (entry.kind === 'source' && entry.relays.length > 0) relays.push(entry);
  reportCircles(parts, partOf, 'circular-parts', ledger, report);
  reportCircles(
    relays,
    (entry) => (entry.kind === 'source' ? entry.relays : NOTHING),
    'circular-relays',
    ledger,
    report,
  );
};

const NOTHING: readonly Name[] = [];

function partOf(entry: Entry): readonly Name[] | undefined {
  const parent = parentOf(entry);
  return parent && [parent];
}

function parentOf(entry: Entry): Name | undefined {
  switch (entry.kind) {
    case 'party':
    case 'person':
    case 'thing':
      return entry.partOf;
    case 'group':
      return entry.within;
    case 'deal':
      return entry.terms.partOf;
    default:
      return undefined;
  }
}

function reportCircles(
  entries: Entry[],
  leadsTo: (entry: Entry) => readonly Name[] | undefined,
  code: DiagnosticCode,
  ledger: Ledger,
  report: Report,
): void {
  if (entries.length === 0) return;
  const within = new Set(entries);
  const next = (entry: Entry) =>
    (leadsTo(entry) ?? NOTHING).flatMap((name) => (name.entry && within.has(name.entry) ? [name.entry] : []));
  for (const circle of findCircles(entries, next)) {
    const first = circle.indexOf([...circle].sort(byPlace)[0]);
    const inOrder = [...circle.slice(first), ...circle.slice(0, first)];
    const field = FIELDS[inOrder[0].kind] ?? 'part of';
    const lines = inOrder.map((entry, index) => {
      const target = inOrder[(index + 1) % inOrder.length];
      return {
        place: mentionPlace(ledger, entry.block, target.name!, FIELDS[entry.kind] ?? 'part of'),
        message: `\`@${entry.name!.text}\` ${VERBS[entry.kind] ?? 'is part of'} \`@${target.name!.text}\``,
      };
    });
    const chain = [...inOrder, inOrder[0]].map((entry) => `\`@${entry.name!.text}\``);
    report({
      code,
      message: `${chain[0]} ${VERBS[inOrder[0].kind] ?? 'is part of'} itself${inOrder.length > 1 ? `: ${chain.join(' → ')}` : ''}.`,
      help: `Remove \`${field}\` from one of the entries, the one that ${code === 'circular-relays' ? 'came first' : 'is the whole'}.`,
      place: lines[0].place,
      related: lines.slice(1),
    });
  }
}

const FIELDS: Readonly<Partial<Record<Entry['kind'], string>>> = { group: 'within', source: 'relays' };
const VERBS: Readonly<Partial<Record<Entry['kind'], string>>> = { group: 'lies within', source: 'relays' };
