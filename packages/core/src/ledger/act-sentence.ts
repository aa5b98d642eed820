import type { Act } from './entry.ts';
import { canonicalShape, type Shape } from './sentence.ts';

/** The words of each act as a deed: `@x ends @p`, also in base form (language.md: CONDITION). */
const ACT_VERBS: ReadonlyMap<string, Act> = new Map([
  ['releases', 'release'],
  ['ends', 'end'],
  ['withdraws', 'withdraw'],
  ['suspends', 'suspend'],
  ['resumes', 'resume'],
  ['amends', 'amend'],
  ['excuses', 'excuse'],
  ['voids', 'void'],
  ['assigns', 'assign'],
  ['delegates', 'delegate'],
]);

/** What was read from the words of a shape, which never change; null where they say no act. */
const KNOWN = new WeakMap<Shape, Act | null>();

/** The act that a shape says, where it says one: `_ ends _` and `_ end _`, `_ assigns _ to _`. */
export function actOfShape(shape: Shape): Act | undefined {
  const canonical = canonicalShape(shape);
  let act = KNOWN.get(canonical);
  if (act === undefined) {
    act = actIn(canonical.text) ?? null;
    KNOWN.set(canonical, act);
  }
  return act ?? undefined;
}

function actIn(text: string): Act | undefined {
  const [, verb, rest] = /^_ (\w+) _( to _)?$/.exec(text) ?? [];
  if (!verb) return undefined;
  const act = ACT_VERBS.get(verb) ?? ACT_VERBS.get(`${verb}s`);
  const isHandedOn = act === 'assign' || act === 'delegate';
  return isHandedOn === (rest !== undefined) ? act : undefined;
}
