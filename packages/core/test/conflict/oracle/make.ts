import {
  type Bounds,
  type Condition,
  EMPTY_WORLD,
  type Happened,
  type Part,
  type Promised,
  type Sentence,
  type Verb,
  type Way,
  type What,
  type World,
} from './world.ts';

/** Short forms in which worlds are written by hand and by the generator. */

/** A world of what is given and nothing else. */
export function world(parts: Partial<World>): World {
  return { ...EMPTY_WORLD, ...parts };
}

/** `g` all of a group, `2 g` so many of it, `@m1` a person or thing, `30 EUR` an amount, nothing without. */
export function what(text: string | undefined): What {
  if (text === undefined) return { kind: 'nothing' };
  const [first, second] = text.split(' ');
  if (second === 'EUR') return { kind: 'amount', amount: Number(first) };
  if (second !== undefined) return { kind: 'group', group: `@${second}`, count: Number(first) };
  if (text.startsWith('@')) return { kind: 'one', name: text };
  return { kind: 'group', group: `@${text}`, count: undefined };
}

export function deed(actor: string, verb: Verb, about?: string, to?: string): Sentence {
  return { actor, verb, what: what(about), to };
}

const OPEN: Bounds = { starting: undefined, by: undefined };

export function way(sentence: Sentence, bounds: Partial<Bounds> = {}): Way {
  return { ...OPEN, ...bounds, sentence };
}

export function will(sentence: Sentence, bounds: Partial<Bounds> = {}): Part {
  return { kind: 'will', ways: [way(sentence, bounds)] };
}

export function never(sentence: Sentence, bounds: Partial<Bounds> = {}): Part {
  return { kind: 'never', way: way(sentence, bounds) };
}

export function always(sentence: Sentence, bounds: Partial<Bounds> = {}): Part {
  return { kind: 'always', way: way(sentence, bounds) };
}

export function when(sentence: Sentence, by?: number): Condition {
  return { kind: 'deed', sentence, by };
}

export function promise(
  id: string,
  to: string | readonly string[],
  parts: Part | readonly Part[],
  more: Partial<Promised> = {},
): Promised {
  return {
    id,
    kind: 'promise',
    day: -40,
    from: '@a',
    to: typeof to === 'string' ? [to] : to,
    conditions: [],
    parts: Array.isArray(parts) ? (parts as readonly Part[]) : [parts as Part],
    powers: [],
    stakes: [],
    act: undefined,
    ...more,
  };
}

export function happened(sentence: Sentence, day = -10): Happened {
  return { day, sentence, undone: undefined };
}
