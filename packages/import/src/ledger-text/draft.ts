/** One entry that an import writes. */
export interface Draft {
  /** What it is about in the terms of its source; the same in every import: `promise/1020`. */
  readonly key: string;
  /** The name that it declares, with its `@`; undefined where it declares none. */
  readonly name?: string;
  /** The file it goes to, without a folder. */
  readonly file: string;
  /** Its lines, with the comments above it. */
  readonly text: string;
  /** A party, person, group or office: left out where another file of the folder declares that name. */
  readonly shared?: boolean;
  /** What was said on a day: it stays when the source says something else later. */
  readonly history?: boolean;
}

/** A field of an entry, with what is indented below it. */
export type Field = readonly [name: string, value: string, below?: readonly Field[]] | undefined;

const WIDTH = 100;

/**
 * The lines of an entry: its header and its fields, those that are undefined left out.
 *
 * ```ts
 * entryLines('party @anna "Anna"', [['kind', 'state'], undefined]) // => 'party @anna "Anna"\n  kind  state'
 * ```
 */
export function entryLines(
  header: string,
  fields: readonly Field[],
  comments: readonly string[] = [],
): string {
  const lines = [...comments.map((line) => (line === '' ? '' : `; ${line}`)), header];
  addFields(lines, fields, '  ');
  return lines.join('\n');
}

function addFields(lines: string[], fields: readonly Field[], indent: string): void {
  const present = fields.filter((field) => field !== undefined);
  const width = Math.max(0, ...present.map(([name]) => name.length));
  for (const [name, value, below] of present) {
    lines.push(...folded(`${indent}${name.padEnd(width)}  ${value}`.trimEnd(), `${indent}  `));
    if (below) addFields(lines, below, `${indent}  `);
  }
}

/** A long text in quotation marks runs on over lines that are indented deeper; all else stays on its line. */
function folded(line: string, indent: string): string[] {
  if (line.length <= WIDTH || !line.includes('"')) return [line];
  const lines: string[] = [];
  let rest = line;
  const quote = line.indexOf('"');
  while (rest.length > WIDTH) {
    // What stands before the text belongs on one line with its start.
    const from = lines.length === 0 ? quote : indent.length;
    const cut = rest.lastIndexOf(' ', WIDTH);
    if (cut <= from) break;
    lines.push(rest.slice(0, cut));
    rest = indent + rest.slice(cut + 1);
  }
  return [...lines, rest];
}

/**
 * A text in quotation marks, on one line.
 *
 * ```ts
 * quoted('He said "no";\n and left') // => '"He said \\"no\\"; and left"'
 * ```
 */
export function quoted(text: string): string {
  const clean = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return `"${clean.replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * A title for a promise: its text, cut at a word where it is long.
 *
 * ```ts
 * titleFrom('Build ten schools; by 2030', 12) // => 'Build ten…'
 * ```
 */
export function titleFrom(text: string, longest = 90): string {
  const clean = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[;,:]+$/, '');
  if (clean.length <= longest) return clean;
  const cut = clean.lastIndexOf(' ', longest);
  return `${clean.slice(0, cut > longest / 2 ? cut : longest).replace(/[\s.,;:–-]+$/, '')}…`;
}

/**
 * A tag for a word or phrase; undefined where nothing is left of it.
 *
 * ```ts
 * tagFrom('First 100 Days') // => '#first-100-days'
 * ```
 */
export function tagFrom(text: string): string | undefined {
  const slug = slugFrom(text);
  return slug === '' ? undefined : `#${slug}`;
}

/**
 * What a name may consist of, from any text: small letters and digits of any script, joined by `-`. Accents of Latin
 * letters are left off.
 *
 * ```ts
 * slugFrom("Côte d'Ivoire (2011)") // => 'cote-divoire-2011'
 * slugFrom('約束 3/a') // => '約束-3/a'
 * ```
 */
export function slugFrom(text: string, longest = 48): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '');
  const slug = plain
    .replace(/[^\p{L}\p{M}\p{N}/._]+/gu, '-')
    .replace(/[._]*-[-._]*/g, '-')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
  if (slug.length <= longest) return slug;
  const cut = slug.lastIndexOf('-', longest);
  return slug.slice(0, cut > longest / 2 ? cut : longest).replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
}
