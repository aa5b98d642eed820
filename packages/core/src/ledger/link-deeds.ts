import { actOfShape } from './act-sentence.ts';
import type { Act, DeedEntry } from './entry.ts';
import type { Ledger } from './ledger.ts';
import type { Sentence, Shape } from './sentence.ts';

/**
 * Makes the other wordings of each deed stand for the wording it is declared with, and finds the deeds of each shape.
 * A wording that two deeds claim belongs to the deed whose own wording comes first in the alphabet, so that the order
 * of files does not matter; `duplicate-deed` reports it.
 */
export function linkDeeds(ledger: Ledger): void {
  ledger.deeds.clear();
  for (const shape of ledger.reading.shapes.all) shape.alias = null;
  for (const entry of ledger.entriesOf('deed') as DeedEntry[]) {
    if (!entry.sentence) continue;
    const known = ledger.deeds.get(entry.sentence.shape);
    if (known) known.push(entry);
    else ledger.deeds.set(entry.sentence.shape, [entry]);
  }
  for (const [shape, deeds] of ledger.deeds) for (const deed of deeds) linkWordings(ledger, shape, deed);
  linkActs(ledger);
}

/** Makes `_ end _` stand for the same deed as `_ ends _`, and so for every act. */
function linkActs(ledger: Ledger): void {
  const chosen = new Map<Act, Shape>();
  const others: (readonly [Shape, Act])[] = [];
  for (const shape of ledger.reading.shapes.all) {
    const act = shape.alias ? undefined : actOfShape(shape);
    if (!act) continue;
    others.push([shape, act]);
    const known = chosen.get(act);
    if (!known || (!ledger.deeds.has(known) && (ledger.deeds.has(shape) || shape.text > known.text)))
      chosen.set(act, shape);
  }
  for (const [shape, act] of others) {
    const of = chosen.get(act)!;
    if (shape !== of && !ledger.deeds.has(shape))
      shape.alias = { of, order: Array.from({ length: shape.slots }, (_, slot) => slot) };
  }
}

function linkWordings(ledger: Ledger, shape: Shape, deed: DeedEntry): void {
  for (const wording of deed.also) {
    const other = wording.shape;
    if (ledger.deeds.has(other) || (other.alias && other.alias.of.text <= shape.text)) continue;
    const order = orderOfVariables(deed.sentence!, wording);
    if (order) other.alias = { of: shape, order };
  }
}

/**
 * Where each variable of a deed stands in another wording of it: the slot in `wording` of what the canonical wording
 * has in slot 0, 1, …; undefined unless both have the same variables, each once.
 */
export function orderOfVariables(canonical: Sentence, wording: Sentence): readonly number[] | undefined {
  const slots = new Map<string, number>();
  for (let slot = 0; slot < wording.arguments.length; slot++) {
    const argument = wording.arguments[slot];
    if (argument.kind !== 'variable' || slots.has(argument.text)) return undefined;
    slots.set(argument.text, slot);
  }
  if (canonical.arguments.length !== slots.size) return undefined;
  const order: number[] = [];
  for (const argument of canonical.arguments) {
    const slot = argument.kind === 'variable' ? slots.get(argument.text) : undefined;
    if (slot === undefined || order.includes(slot)) return undefined;
    order.push(slot);
  }
  return order;
}
