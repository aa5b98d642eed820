import type { ChoiceEntry } from '../ledger/choice-entry.ts';
import type { NumberInput } from '../ledger/choice-input.ts';
import { fieldPlaces, headerPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** What advice cannot do without: what each outcome is worth, and what the future counts for. */
const NEEDED: readonly NumberInput[] = ['kept', 'broken', 'leave', 'discount'];

/** A choice says what each outcome is worth, in numbers or at least in their order. */
export const missingInput: CheckEntry<ChoiceEntry> = (choice, ledger, report) => {
  if (choice.orders.length > 0) return;
  const missing = NEEDED.filter((field) => !choice.inputs.some((input) => input.field === field));
  // What is there and could not be read is another rule's.
  if (missing.some((field) => fieldPlaces(ledger, choice.block, field).length > 0)) return;
  if (missing.length === 0) return;
  const words = missing.map((field) => `\`${field}\``);
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0];
  report({
    code: 'missing-input',
    message: `Nothing can be advised yet: this choice does not say ${list}.`,
    help: 'Write each as a number or a range, as `kept 2..3..4`; or only their order, as `kept > leave > broken`.',
    place: headerPlace(ledger, choice.block),
  });
};
