import fc from 'fast-check';
import { expect } from 'vitest';
import type { Conflicts } from '../../../src/conflict/conflict.ts';
import { dayOf } from '../../../src/ledger/civil-day.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { type Judgement, judge } from '../../../src/lifecycle/judge.ts';
import { sourceText } from '../../../src/text/source-text.ts';
import { answerOf } from './answer.ts';
import { foundBy, linesOf } from './compare.ts';
import { printWorld } from './print-world.ts';
import { type Topics, worlds } from './random-worlds.ts';
import type { World } from './world.ts';

/** The function under test. */
export type Engine = (judgement: Judgement) => Conflicts;

/** Where the promises of a ledger text stand on the day on which worlds are judged. */
export function judgedText(text: string, known?: number): Judgement {
  const on = dayOf(2026, 3, 1);
  return judge(Ledger.read([sourceText('world.troth', text)]), {
    on,
    known: known === undefined ? undefined : on + known,
  });
}

/** What the engine finds in a world, as lines. */
export function engineLines(engine: Engine, text: string, known?: number): string[] {
  return linesOf(foundBy(engine(judgedText(text, known))));
}

/** Expects engine and oracle to find the same in one world; shows the ledger and both answers where they do not. */
export function expectSameAnswer(engine: Engine, world: World): void {
  const text = printWorld(world);
  const actual = engineLines(engine, text);
  const expected = linesOf(answerOf(world));
  if (actual.join('\n') === expected.join('\n')) return;
  expect(actual, `${text}\n--- engine\n${actual.join('\n')}\n--- oracle\n${expected.join('\n')}\n`).toEqual(
    expected,
  );
}

/** Expects them to agree on random worlds about some rules. */
export function expectAgreement(engine: Engine, topics: Topics, runs: number): void {
  fc.assert(
    fc.property(worlds(topics), (world) => expectSameAnswer(engine, world)),
    { numRuns: runs },
  );
}
