import type { ChoiceEntry } from '../ledger/choice-entry.ts';
import type { InputOrder, OrderedInput } from '../ledger/choice-input.ts';
import { leadsTo } from '../ledger/read/read-choice.ts';
import type { Option } from './decision.ts';
import type { Inputs } from './inputs.ts';

/** What follows from the order of the inputs for two options, whatever the chance that the promise is kept. */
export interface Dominance {
  readonly better: Option;
  readonly than: Option;
  /** The orders that it follows from. */
  readonly because: readonly (readonly [more: OrderedInput, less: OrderedInput])[];
}

/** For each pair of options: the outcomes of the one, each of which must be worth no less than one of the other. */
const NEEDED: readonly Dominance[] = [
  {
    better: 'leave',
    than: 'continue',
    because: [
      ['leave', 'kept'],
      ['leave', 'broken'],
    ],
  },
  {
    better: 'leave',
    than: 'condition',
    because: [
      ['leave', 'kept'],
      ['leave', 'idle'],
    ],
  },
  {
    better: 'continue',
    than: 'leave',
    because: [
      ['kept', 'leave'],
      ['broken', 'leave'],
    ],
  },
  {
    better: 'condition',
    than: 'leave',
    because: [
      ['kept', 'leave'],
      ['idle', 'leave'],
    ],
  },
  { better: 'condition', than: 'continue', because: [['idle', 'broken']] },
  { better: 'continue', than: 'condition', because: [['broken', 'idle']] },
];

/** What costs may not be there for one option to be worth no less than another by the outcomes alone. */
const WITHOUT: Readonly<Partial<Record<Option, 'condition-cost' | 'exit-cost'>>> = {
  condition: 'condition-cost',
  leave: 'exit-cost',
};

/**
 * Which option is worth no less than which, by the order of the inputs alone and whatever the chance that the promise is
 * kept. Costs of an option (`condition-cost`, `exit-cost`) that are above 0 leave it open whether it is.
 */
export function dominancesOf(choice: Pick<ChoiceEntry, 'orders'>, inputs: Inputs): readonly Dominance[] {
  return NEEDED.filter(({ better, because }) => {
    const cost = WITHOUT[better];
    if (cost && (inputs.get(cost)?.high ?? 0) > 0) return false;
    return because.every(([more, less]) => isAtLeast(choice.orders, inputs, more, less));
  });
}

/** Whether one outcome is worth no less than another, by the numbers, the orders, or both in a row. */
export function isAtLeast(
  orders: readonly InputOrder[],
  inputs: Inputs,
  more: OrderedInput,
  less: OrderedInput,
): boolean {
  return leadsTo([...orders, ...numberOrders(inputs)], more, less);
}

/** The orders that numbers say: all pairs whose ranges do not overlap. */
function numberOrders(inputs: Inputs): InputOrder[] {
  const outcomes: readonly OrderedInput[] = ['kept', 'broken', 'idle', 'leave'];
  return outcomes.flatMap((more) =>
    outcomes.flatMap((less) => {
      const [above, below] = [inputs.get(more), inputs.get(less)];
      if (more === less || !above || !below || above.low < below.high) return [];
      return [{ more, less, strict: above.low > below.high, start: 0, end: 0 }];
    }),
  );
}
