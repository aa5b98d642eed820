import { Ledger, sourceText } from '@troth/core';
import type { CaseVerdict, ImportContext, JudgedCase } from '../imported.ts';
import { readWarName } from '../sources/war-name.ts';

/** What a promise or case can be found by, in the order in which keys are proposed. */
const GENERAL_KEYS = ['id', 'number', 'title', 'text'] as const;

/** The cases of one key, and what they are called where nothing is found. */
export type Found =
  | { readonly kind: 'one'; readonly judged: JudgedCase }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly cases: readonly JudgedCase[] };

/** Every promise and case that a folder of ledgers has, to be found by what its sources call it. */
export class KnownCases {
  readonly cases: readonly JudgedCase[];
  readonly #indexes = new Map<string, Map<string, JudgedCase[]>>();

  constructor(cases: readonly JudgedCase[]) {
    this.cases = cases;
  }

  /** Of the records of other imports, and of the ledger itself. */
  static of({ cases, ledgers }: Pick<ImportContext, 'cases' | 'ledgers'>): KnownCases {
    const byName = new Map<string, JudgedCase>();
    const ledger = Ledger.read([...ledgers].map(([path, text]) => sourceText(path, text)));
    for (const judged of promisesOf(ledger)) byName.set(judged.of, judged);
    for (const list of cases.values())
      for (const judged of list) byName.set(judged.of, joined(byName.get(judged.of), judged));
    // A promise with many cases is judged by its cases.
    for (const of of [...byName.keys()]) if (of.includes('[')) byName.delete(of.slice(0, of.indexOf('[')));
    return new KnownCases([...byName.values()]);
  }

  /** The names of keys that cases have, those of their sources first. */
  keys(): string[] {
    const own = new Set(this.cases.flatMap(({ keys }) => Object.keys(keys)));
    return [...[...own].filter((key) => !isGeneral(key)), ...GENERAL_KEYS];
  }

  /** @param wanted the key and what it must be, for each key */
  find(wanted: ReadonlyMap<string, string>): Found {
    const keys = [...wanted.keys()];
    const found =
      this.#index(keys).get([...wanted].map(([key, value]) => comparable(key, value)).join('\n')) ?? [];
    if (found.length === 1) return { kind: 'one', judged: found[0]! };
    return found.length === 0 ? { kind: 'none' } : { kind: 'several', cases: found };
  }

  #index(keys: readonly string[]): Map<string, JudgedCase[]> {
    const place = keys.join('\n');
    const known = this.#indexes.get(place);
    if (known) return known;
    const index = new Map<string, JudgedCase[]>();
    for (const judged of this.cases) {
      const values = keys.map((key) => comparable(key, keyValue(judged, key)));
      if (values.some((value) => value === '')) continue;
      const text = values.join('\n');
      index.set(text, [...(index.get(text) ?? []), judged]);
    }
    this.#indexes.set(place, index);
    return index;
  }
}

/** What a case has for a key; empty where it has none. */
export function keyValue(judged: JudgedCase, key: string): string {
  if (key === 'id') return judged.of;
  if (key === 'number') return /(?:^@|[/-])(\d+)$/.exec(judged.of)?.[1] ?? '';
  if (key === 'title') return judged.title;
  return judged.keys[key] ?? '';
}

/** A value of a key as it is compared; names by each of their signs. */
export function comparable(key: string, value: string): string {
  return key === 'id' ? value.trim().replace(/^@/, '').replace(/\s+/g, ' ') : keyText(value);
}

/**
 * A key as it is compared: numbers by their value, names of wars by their words and years, all else by its letters and
 * digits.
 *
 * ```ts
 * keyText('1020.0') // => '1020'
 * keyText('Austro-Sardinian War (1848–49)') === keyText('Austro-Sardinian1848-1849') // => true
 * ```
 */
function keyText(written: string): string {
  const text = written.trim();
  if (/^-?\d+(\.0*)?$/.test(text)) return String(Number(text));
  const war = readWarName(text.replace(/[()]/g, ' ').trim());
  return (war?.title ?? text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(the|war|of)\b/g, '')
    .replace(/[^\p{L}\p{M}\p{N}@[\]]+/gu, '');
}

function isGeneral(key: string): boolean {
  return GENERAL_KEYS.some((general) => general === key);
}

function joined(before: JudgedCase | undefined, judged: JudgedCase): JudgedCase {
  if (!before) return judged;
  // What the ledger says now counts before what an import wrote into it.
  const raters = new Set(before.verdicts.map(({ rater }) => rater));
  const verdicts = [...before.verdicts, ...judged.verdicts.filter(({ rater }) => !raters.has(rater))];
  return {
    ...before,
    title: before.title || judged.title,
    day: before.day > judged.day ? before.day : judged.day,
    keys: { ...before.keys, ...judged.keys },
    verdicts,
  };
}

/** The promises and threats of a ledger, each with what its raters said of it last. */
function promisesOf(ledger: Ledger): JudgedCase[] {
  const verdicts = new Map<string, Map<string, { day: number; verdict: CaseVerdict }>>();
  for (const entry of ledger.entriesOf('rated')) {
    if (entry.kind !== 'rated' || !entry.promise || !entry.by) continue;
    const { source, start } = entry.block;
    const header = source.text.slice(start, source.text.indexOf('\n', start));
    // A case of a promise with many is known from the record of its import.
    if (header.includes('[')) continue;
    const of = `@${entry.promise.text}`;
    const percent = /partly-kept\s+([\d.]+%)/.exec(header)?.[1];
    const verdict: CaseVerdict = {
      rater: titleIn(ledger, entry.by.text),
      verdict: percent ? `${entry.status} ${percent}` : entry.status,
      file: entry.block.path,
      line: entry.block.line + 1,
    };
    const said = verdicts.get(of) ?? new Map<string, { day: number; verdict: CaseVerdict }>();
    verdicts.set(of, said);
    const before = said.get(verdict.rater);
    if (!before || before.day <= entry.date.last) said.set(verdict.rater, { day: entry.date.last, verdict });
  }
  return ledger.entriesOf('promise', 'threat').flatMap((entry) => {
    if ((entry.kind !== 'promise' && entry.kind !== 'threat') || !entry.name) return [];
    const of = `@${entry.name.text}`;
    return {
      of,
      title: entry.title ?? '',
      keys: entry.terms.text ? { text: entry.terms.text } : {},
      day: '',
      verdicts: [...(verdicts.get(of)?.values() ?? [])].map(({ verdict }) => verdict),
    };
  });
}

function titleIn(ledger: Ledger, name: string): string {
  return ledger.find(name)?.title ?? `@${name}`;
}
