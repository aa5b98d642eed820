import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../src/check/diagnose.ts';
import { Ledger } from '../src/ledger/ledger.ts';
import { LATEST } from '../src/ledger/values/civil-day.ts';
import { type DateValue, readDate } from '../src/ledger/values/date-value.ts';
import { judge } from '../src/lifecycle/judge.ts';
import { formatText } from '../src/syntax/formatter.ts';
import { locate } from '../src/text/block.ts';
import { sourceText } from '../src/text/source-text.ts';
import { run } from './support/run-example.ts';

/*
 * Reads the examples of the written docs.
 *
 * Each `troth` block of the language reference is a ledger of its own: it has no errors, and no warnings but
 * `near-shape` and `unsourced`, which an example cut short cannot help. A block that shows a mistake says so with its
 * code: `troth error=no-promisor` (or a warning's), and shows nothing else. `troth after=NAME` blocks are read after
 * the block that is marked `troth name=NAME`. `on=DATE gives=@p:broken/kept-late,@q:due/overdue` says where promises
 * stand on a day, all words of the state joined; in quotation marks where names of cases have spaces. Every block is laid out as `troth fmt` would lay it out.
 *
 * `ts` blocks run as those of doc comments do.
 */

interface Block {
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const UNAVOIDABLE: readonly string[] = ['near-shape', 'unsourced'];

function blocksOf(page: string, language: string): Block[] {
  const lines = readFileSync(`${root}${page}`, 'utf8').split('\n');
  const blocks: Block[] = [];
  for (let start = 0; start < lines.length; start++) {
    if (!lines[start].startsWith('```')) continue;
    const end = lines.findIndex((line, index) => index > start && line === '```');
    if (end < 0) throw new Error(`${page}:${start + 1}: the block has no end`);
    const info = lines[start].slice(3);
    if (info.split(' ')[0] === language)
      blocks.push({ info, text: `${lines.slice(start + 1, end).join('\n')}\n`, line: start + 1 });
    start = end;
  }
  return blocks;
}

/** What a block must give, and what it gives, in the same words. */
function statesIn({ info, text }: Block, shared: string): { wanted: string[]; given: string[] } {
  const [, quoted, plain] = /\bgives=(?:"([^"]*)"|(\S+))/.exec(info) ?? [];
  const wanted = (quoted ?? plain)?.split(',') ?? [];
  const ledger = Ledger.read([sourceText('shared', shared), sourceText('page', text)]);
  const on = readDate(/\bon=(\S+)/.exec(info)?.[1] ?? '2026-12-31', null) as DateValue;
  const { promises } = judge(ledger, { on: ledger.settings.on?.last ?? on.last });
  const given = wanted.map((one) => {
    const id = one.replace(/:.*$/, '');
    const standing = promises.find(({ entry }) => `@${entry.name.text}` === id);
    if (!standing) return `${id}:missing`;
    const words = [standing.state, standing.after, ...standing.standing].filter(Boolean);
    return `${id}:${words.join('/').replaceAll(' ', '-')}`;
  });
  return { wanted, given };
}

/** What is wrong in a block, as `line code: message`; lines count within the page. */
function findingsIn(block: Block, shared: string): string[] {
  const ledger = Ledger.read([sourceText('shared', shared), sourceText('page', block.text)]);
  const judgement = judge(ledger, { on: ledger.settings.on?.last ?? LATEST - 1 });
  return [...diagnose(ledger), ...judgement.diagnostics]
    .filter(({ code }) => !UNAVOIDABLE.includes(code) || block.info.includes(`error=${code}`))
    .map(({ code, message, place }) => `${block.line + locate(place).line} ${code}: ${message}`);
}

describe.each(['docs/language.md', 'docs/states.md', 'docs/evidence.md'])('the ledgers of %s', (page) => {
  const blocks = blocksOf(page, 'troth');
  const named = new Map(
    blocks.flatMap(({ info, text }) => {
      const [, name] = /\bname=(\S+)/.exec(info) ?? [];
      return name === undefined ? [] : [[name, text]];
    }),
  );

  test.each(blocks.map((block) => [block.line, block] as const))('line %i', (_line, block) => {
    const [, code] = /\berror=(\S+)/.exec(block.info) ?? [];
    const [, after] = /\bafter=(\S+)/.exec(block.info) ?? [];
    const shared = after === undefined ? '' : named.get(after);
    if (shared === undefined) throw new Error(`there is no block name=${after}`);
    const found = findingsIn(block, shared);
    if (code === undefined) expect(found).toEqual([]);
    else expect(new Set(found.map((line) => /^\d+ ([\w-]+)/.exec(line)?.[1]))).toEqual(new Set([code]));
    if (code === undefined) expect(block.text).toBe(formatText(block.text));
    const { wanted, given } = statesIn(block, shared);
    expect(given).toEqual(wanted);
  });
});

describe.each(['README.md', 'docs/library.md'])('the examples of %s', (page) => {
  test.each(blocksOf(page, 'ts').map((block) => [block.line, block] as const))(
    'line %i',
    async (_line, block) => {
      await run({ where: `${page}:${block.line + 1}`, code: block.text }, await import('@troth/core'));
    },
  );
});
