/** Figures as Markdown, which reads as well on a terminal. */
import { median } from './measure.mjs';

/** @typedef {import('./measure.mjs').Run} Run */
/** @typedef {{ name: string, runs: readonly Run[], entries: number, bytes: number, target?: number }} Measured */

/**
 * @param {number} ratio
 * @param {boolean} met
 * @param {string} target
 */
export function verdict(ratio, met, target) {
  return `${ratio.toPrecision(3)} (target ${target}: ${met ? 'met' : 'MISSED'})`;
}

/**
 * A Markdown table with its columns aligned.
 * @param {readonly (readonly string[])[]} rows the first is the head
 * @returns {string}
 */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(rows[0]), line(widths.map((width) => '-'.repeat(width))), ...rows.slice(1).map(line)].join(
    '\n',
  );
}

/**
 * Programs side by side. The ratio is how many times Troth's entries per second are those of the peer.
 * @param {readonly Measured[]} measured
 * @param {string} ours the name of the program the ratios are for
 * @returns {string}
 */
export function throughputTable(measured, ours) {
  const speed = (/** @type {Measured} */ { runs, entries }) =>
    entries / median(runs.map(({ seconds }) => seconds));
  const own = measured.find(({ name }) => name === ours);
  const rows = measured.map((program) => [
    program.name,
    Math.round(speed(program)).toLocaleString('en-US'),
    ((speed(program) * program.bytes) / program.entries / 1e6).toFixed(1),
    secondsText(program.runs),
    peakText(program.runs),
    ratioText(own === undefined || own === program ? undefined : speed(own) / speed(program), program.target),
  ]);
  return table([
    ['program', 'entries/s', 'MB/s', 'median s (min..max)', 'peak memory', 'troth / peer'],
    ...rows,
  ]);
}

/** @param {readonly Run[]} runs */
export function secondsText(runs) {
  const seconds = runs.map((run) => run.seconds);
  return `${median(seconds).toFixed(3)} (${Math.min(...seconds).toFixed(3)}..${Math.max(...seconds).toFixed(3)})`;
}

/** @param {readonly Run[]} runs */
export function peakText(runs) {
  const peaks = runs.map((run) => run.peakKilobytes).filter((peak) => peak !== undefined);
  return peaks.length === 0 ? '-' : `${Math.round((Math.max(...peaks) * 1024) / 1e6)} MB`;
}

/**
 * @param {number | undefined} ratio
 * @param {number | undefined} target
 */
function ratioText(ratio, target) {
  if (ratio === undefined) return '-';
  return target === undefined ? ratio.toPrecision(3) : verdict(ratio, ratio >= target, `≥ ${target}`);
}
