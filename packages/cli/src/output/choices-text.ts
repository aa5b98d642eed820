import { type ChoiceEntry, idOf, printable } from '@troth/core';
import type { Call } from '../command.ts';
import { cell, layOut } from './columns.ts';
import { joinSections } from './record-page.ts';
import { styleFor, wantsColour } from './style.ts';
import { widthOf } from './terminal-width.ts';
import { wrap } from './wrap.ts';

/** What a choice looks like, with no more inputs than going on and leaving need to be valued. */
const SMALLEST = [
  'DATE choice @stay "Stay in the agreement?"',
  '  for       @us            ; who chooses',
  '  with      @them          ; whose word it is about',
  '  kept      3              ; what a period is worth if they keep their word',
  '  broken    0              ; if we comply and they do not',
  '  leave     1.5            ; outside the agreement',
  '  discount  .9 per year    ; what the next period counts for beside this one',
  '  chance    20%..80%       ; how often they keep such promises, if the ledger shows too little of it',
];

const NONE =
  'There is no choice in this ledger. Advice needs one: who chooses, and what each outcome is worth to them (docs/advice.md):';

/** The choices of a ledger and how to ask about one; where there is none, how to write one. */
export function choicesText(call: Call, choices: readonly ChoiceEntry[]): string {
  const width = widthOf(call.io.columns);
  const style = styleFor(wantsColour(call.io, call.io.out, call.has('no-color')));
  const [first] = choices;
  if (!first) return joinSections([wrap(NONE, width), call.has('quiet') ? [] : SMALLEST]);
  const list = layOut(
    choices.map(({ name, title }) => [cell(idOf(name!), 'bold'), cell(title ?? '')]),
    width,
    style,
  );
  const question = ['troth advise', idOf(first.name!), ...call.operands].join(' ');
  const hint = `What to do about ${choices.length === 1 ? 'it' : 'one'}: ${printable(question)}`;
  return joinSections([list, call.has('quiet') ? [] : wrap(hint, width).map((line) => style('dim', line))]);
}
