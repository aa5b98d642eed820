import type { Terms } from '../../ledger/entry.ts';

/** Given fields replace all lines of that name (semantics.md: Amended). */
export function amendTerms(terms: Terms, given: Terms, fields: readonly string[]): Terms {
  const next: { -readonly [K in keyof Terms]: Terms[K] } = { ...terms };
  const has = (...names: string[]) => names.some((name) => fields.includes(name));
  if (has('from')) next.from = given.from;
  if (has('to')) next.to = given.to;
  if (has('if', 'or if')) next.conditions = given.conditions;
  if (has('unless')) next.unless = given.unless;
  for (const kind of ['will', 'never', 'always'] as const) {
    if (!has(kind)) continue;
    const kept = next.undertakings.filter((undertaking) => undertaking.kind !== kind);
    next.undertakings = [...kept, ...given.undertakings.filter((undertaking) => undertaking.kind === kind)];
  }
  const limits = { ...next.limits };
  if (has('by')) limits.by = given.limits.by;
  if (has('within')) limits.within = given.limits.within;
  if (has('starting')) limits.starting = given.limits.starting;
  if (has('until')) limits.until = given.limits.until;
  next.limits = limits;
  if (has('text')) next.text = given.text;
  if (fields.some((field) => field.startsWith('may '))) {
    next.powers = [...next.powers.filter((power) => !has(`may ${power.act}`)), ...given.powers];
  }
  if (has('stake')) next.stakes = given.stakes;
  if (has('silence')) next.silence = given.silence;
  if (has('review')) next.review = given.review;
  return next;
}
