#!/usr/bin/env node
/**
 * node --max-old-space-size=14000 bench/records/run.mjs [--parties N] [--promises N] [--record]: what the ranges of
 * records hold in worlds where the truth is known, and how fast records are weighed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { machineFacts } from '../machine.mjs';
import { coverageTable, measureCoverage } from './coverage.mjs';
import { measureSpeed, speedLines } from './speed.mjs';

const LIBRARY = fileURLToPath(new URL('../../packages/core/dist/index.js', import.meta.url));
const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

const { values } = parseArgs({
  options: {
    parties: { type: 'string', default: '300' },
    promises: { type: 'string', default: '1000000' },
    record: { type: 'boolean', default: false },
  },
});
const library = await import(pathToFileURL(LIBRARY).href);
const parties = Number(values.parties);
const day = new Date().toISOString().slice(0, 10);
const text = [
  `# Records, bench of ${day}`,
  machineFacts([]).join('\n'),
  `## Coverage of the 90% ranges, ${parties} parties in each world`,
  coverageTable(measureCoverage(library, parties, 1), parties),
  '## Speed',
  speedLines(measureSpeed(library, Number(values.promises), 1)),
].join('\n\n');
process.stdout.write(`${text}\n`);
if (values.record) {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}${day}-records.md`, `${text}\n`);
}
