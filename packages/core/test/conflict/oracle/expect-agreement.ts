import process from 'node:process';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Conflicts } from '../../../src/conflict/conflict.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { dayOf } from '../../../src/ledger/values/civil-day.ts';
import { type Judgement, judge } from '../../../src/lifecycle/judge.ts';
import { sourceText } from '../../../src/text/source-text.ts';
import { answerOf } from './answer.ts';
import { choicesOf } from './choices.ts';
import { foundBy, linesOf } from './compare.ts';
import { printWorld } from './print-world.ts';
import { type Topics, worlds } from './random-worlds.ts';
import type { World } from './world.ts';

/** The function under test. */
export type Engine = (judgement: Judgement) => Conflicts;

/** Where the promises of a ledger stand on the day on which worlds are judged, as known on a day. */
function judged(texts: readonly string[], known: number | undefined): Judgement {
  const on = dayOf(2026, 3, 1);
  const ledger = Ledger.read(texts.map((text, index) => sourceText(`${index}.troth`, text)));
  return judge(ledger, { on, known: known === undefined ? undefined : on + known });
}

/** What the engine finds in a ledger, as lines. */
export function linesFrom(engine: Engine, texts: readonly string[], known?: number): string[] {
  return linesOf(foundBy(engine(judged(texts, known)), []));
}

/** Expects engine and oracle to find the same in one world; shows the ledger and both answers where they do not. */
export function expectSameAnswer(engine: Engine, world: World): void {
  const text = printWorld(world);
  const answer = answerOf(world);
  const conflicts = engine(judged([text], undefined));
  const isSure = choicesOf(world).length === 1;
  const actual = linesOf(foundBy(conflicts, answer), isSure);
  const found = new Set(actual);
  const families = conflicts.families.map(({ count, first }) => Number(count) - first.length);
  const untold = families.reduce((sum, one) => sum + one, 0);
  const all = linesOf(answer, isSure);
  // Of a family only the first are told, and how many there are.
  const expected =
    untold > 0 && all.length === actual.length + untold ? all.filter((one) => found.has(one)) : all;
  if (actual.join('\n') === expected.join('\n')) return;
  expect(actual, `${text}\n--- engine\n${actual.join('\n')}\n--- oracle\n${expected.join('\n')}\n`).toEqual(
    expected,
  );
}

const TIMES = Number(process.env.TROTH_RUNS ?? 1);

/** How long worlds may take, in milliseconds. */
export const PATIENCE = 600_000 * Math.max(1, TIMES);

/** How many worlds to try; `TROTH_RUNS=20` tries twenty times as many as a usual run. */
export function runs(usual: number): number {
  return usual * TIMES;
}

/** Expects them to agree on random worlds about some rules. */
export function expectAgreement(engine: Engine, topics: Topics, usual: number): void {
  fc.assert(
    fc.property(worlds(topics), (world) => expectSameAnswer(engine, world)),
    { numRuns: runs(usual) },
  );
}
