#!/usr/bin/env node
/**
 * node --max-old-space-size=14000 bench/records/run.mjs [--parties N] [--promises N] [--record]: what the ranges of
 * records hold in worlds where the truth is known, and how fast records are weighed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { machineFacts } from '../machine.mjs';
import { coverageTable, measureCoverage, truthTable } from './coverage.mjs';
import { measureSpeed, speedLines } from './speed.mjs';
import { drawnTruths, TRUTHS } from './world.mjs';

const LIBRARY = fileURLToPath(new URL('../../packages/core/dist/index.js', import.meta.url));
const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

const ROUNDS = 3;
const DRAWN = 16;
const DRAWN_SEED = 20261201;

const { values } = parseArgs({
  options: {
    parties: { type: 'string', default: '300' },
    promises: { type: 'string', default: '1000000' },
    record: { type: 'boolean', default: false },
  },
});
const library = await import(pathToFileURL(LIBRARY).href);
const parties = Number(values.parties);
const drawn = drawnTruths(DRAWN, DRAWN_SEED);
const day = new Date().toISOString().slice(0, 10);
const text = [
  `# Records, bench of ${day}`,
  machineFacts([]).join('\n'),
  `## Coverage of the 90% ranges, ${ROUNDS} times ${parties} parties in each world`,
  coverageTable(measureCoverage(library, TRUTHS, parties, ROUNDS, 1), parties * ROUNDS),
  '## In worlds drawn at random',
  truthTable(drawn),
  coverageTable(measureCoverage(library, drawn, parties, ROUNDS, DRAWN_SEED), parties * ROUNDS),
  '## Speed',
  speedLines(measureSpeed(library, Number(values.promises), 1)),
].join('\n\n');
process.stdout.write(`${text}\n`);
if (values.record) {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${day}-records.md`, `${text}\n`);
}
