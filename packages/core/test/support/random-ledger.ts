import fc from 'fast-check';

/** A line as the pieces that white space stands between, and the lines below it. `⏎` in a text is a line end. */
export interface Line {
  readonly pieces: readonly string[];
  readonly below: readonly Line[];
}

const SENTENCES = [
  '@a hands over @g to @b',
  '@{a}は@{3 g}を @b に渡す',
  '@a pays {5 EUR} to @b,soon',
  '@a pays more than 2M USD of @t to @b',
  'at least 3 of @g sing',
  '@a gives 3 apples to @b',
];
const CONDITIONS = [
  ...SENTENCES,
  '@p is broken',
  'all of @d is kept late',
  'no @a sings by 2025-06-30',
  'no @a sings by 2 weeks after @p is done',
];
const CLAUSES = ['', '', ' by 2025-06', ' within 30 days', ' starting 2025 until @q is over'];
const VOUCHERS = [
  'source @s p2 supports via "an  official" @b grade B2',
  'source @s "passage⏎over lines" denies',
  'known 2025-03~',
  'secret legal counsel',
];
const TITLES = [
  '"A title"',
  '"Two  spaces; and \\"quotes\\""',
  '"Over⏎two lines⏎⏎or more \\\\"',
  '"売主"#tag',
];

type Generate = fc.GeneratorValue;

/** A well-formed ledger, as lines without white space. */
export function randomLedger(g: Generate): Line[] {
  const count = g(fc.nat, { max: 8 });
  return Array.from({ length: count }, () => ENTRIES[g(fc.nat, { max: ENTRIES.length - 1 })]!(g));
}

/** Writes lines with white space of any kind where the language allows it. */
export function writeLedger(g: Generate, lines: readonly Line[]): string {
  const parts = [one(g, ['', '', '\ufeff', '\n\n', '; first\n', '  ; first\r\n\n'])];
  for (const line of lines) writeLine(g, line, '', parts);
  return parts.join('');
}

function writeLine(g: Generate, line: Line, indent: string, parts: string[]): void {
  const gaps = [' ', ' ', ' ', '  ', '\t', '\u3000', ' \u00a0', '     ', ' \r '];
  parts.push(indent);
  line.pieces.forEach((piece, index) => {
    const broken = () => one(g, ['\n', ' \r\n', '\n\n \n']) + indent + one(g, [' ', '\t', '      ']);
    parts.push(index > 0 ? one(g, gaps) : '', piece.replace(/⏎/g, broken));
  });
  parts.push(
    one(g, ['\n', '\n', '\n', '\n', '\r\n', '  \t\n', ' ; comment\n', '\t;"  c  \r\n', '\n \n', '\n\n\n\n']),
  );
  parts.push(one(g, ['', '', '', '', '; own line\n', '    ;own "line\n', '\t; own line \n\n']));
  const deeper = indent + one(g, [' ', '  ', '  ', '\t', '    ', '\u3000']);
  for (const below of line.below) writeLine(g, below, deeper, parts);
}

function one<T>(g: Generate, choices: readonly T[]): T {
  return choices[g(fc.nat, { max: choices.length - 1 })]!;
}

/** A line from its text; white space in quotes and braces stays. */
function line(text: string, below: readonly Line[] = []): Line {
  return { pieces: text.match(/(?:"(?:[^"\\]|\\.)*"|\{[^}]*\}|[^\s"{])+/g) ?? [], below };
}

function vouchers(g: Generate): Line[] {
  return some(g, 2, VOUCHERS).map((text) =>
    line(
      text,
      text.startsWith('source') ? some(g, 1, ['quote "exact  words"']).map((quote) => line(quote)) : [],
    ),
  );
}

function some<T>(g: Generate, most: number, choices: readonly T[]): T[] {
  return Array.from({ length: g(fc.nat, { max: most }) }, () => one(g, choices));
}

/** Terms of a promise; those of a deal say nothing of what is to be done, and only a promise has ties to others. */
function terms(g: Generate, of: 'promise' | 'amendment' | 'deal'): Line[] {
  const duties: readonly (() => Line)[] = [
    () => line(`will ${one(g, SENTENCES)}${one(g, CLAUSES)}`, vouchers(g)),
    () => line(`${one(g, ['never', 'always'])} ${one(g, SENTENCES)}${one(g, CLAUSES)}`, vouchers(g)),
  ];
  const choices: readonly (() => Line)[] = [
    () => line(one(g, ['from @a', 'from @a through @c as @o'])),
    () => line('to @b'),
    ...(of === 'deal' ? [] : duties),
    () => line(`${one(g, ['if', 'unless'])} ${one(g, CONDITIONS)}`, vouchers(g)),
    () => line(`by ${one(g, ['2025-03-13', '1 year after @q is kept'])}`),
    () => line(`until ${one(g, ['2026', ...CONDITIONS])}`),
    () => line(`text ${one(g, TITLES).replace('#tag', '')}`),
    () => line('stake @b "what  they⏎lose" 50k EUR', vouchers(g)),
    () =>
      line('may  end @b', [line(`while ${one(g, CONDITIONS)}`), line('needs 1 of @a, @b'), ...vouchers(g)]),
    ...(of === 'promise' ? [() => line('part of @d')] : []),
    () => line('review 6 months'),
  ];
  return some(g, 7, choices).map((make) => make());
}

type MakeEntry = (g: Generate) => Line;

const ENTRIES: readonly MakeEntry[] = [
  (g) =>
    line(
      `ledger ${one(g, TITLES)}`,
      some(g, 3, ['format 1', 'on 2025-10-20', 'zone Europe/Paris', 'opinion B2 0.5 0.3 0.2']).map((text) =>
        line(text),
      ),
    ),
  (g) =>
    line(`party @a ${one(g, TITLES)}`, [
      ...some(g, 2, ['kind limited company', 'part of @b', 'formerly "B"']).map((text) => line(text)),
      ...vouchers(g),
    ]),
  (g) => line('office @o', [line('holder @c from 2025 until 2026-03', vouchers(g)), line('of @a')]),
  (g) =>
    line('group @g "g"', [
      line(one(g, ['size 9', 'size 2..', 'size about 30']), vouchers(g)),
      line('member @a from 2025'),
    ]),
  (g) =>
    line(
      'source @s',
      some(g, 3, [
        'published 2025-03',
        'by @b',
        'author "An  author"',
        'url "https://a.example/;x"',
        'file my file.txt',
      ]).map((text) => line(text)),
    ),
  (g) =>
    line('deed ?x hands over ?{y} to ?z', [
      ...some(g, 2, ['also ?z is given ?y by ?x', 'excludes ?w keeps ?y', 'once per ?y']).map((text) =>
        line(text, vouchers(g)),
      ),
    ]),
  () => line('limit "l"', [line('on ?a pays ?b'), line('at most 100M EUR'), line('at any time')]),
  () => line('unit kg "Kilogram"', [line('also kilo, kilos'), line('is 1,000 gram')]),
  () => line('prior #tag', [line('mean 0.5'), line('weight 4')]),
  (g) =>
    line(
      `2025-03-13 ${one(g, ['promise', 'threat', 'request'])} ${one(g, ['@p', '@q'])} ${one(g, TITLES)} #t`,
      [...terms(g, 'promise'), ...vouchers(g)],
    ),
  (g) => line('2025~ deal @d', [line('between @a, @b'), ...terms(g, 'deal')]),
  (g) =>
    line(`../2025-03-13 ${one(g, ['event', 'alleged'])} @e`, [
      line(`did ${one(g, SENTENCES)} for @p`, vouchers(g)),
      line(`not ${one(g, SENTENCES)}`),
      ...vouchers(g),
    ]),
  () => line('2025 checked @p by @a', [line('found  nothing'), line('source @s')]),
  (g) =>
    line('2025 rated @p partly-kept 75%', [
      line('by @a'),
      line(`because ${one(g, TITLES).replace('#tag', '')}`),
    ]),
  (g) => line('2025 released @p by @a', [line(one(g, ['only 3 of @g', 'only 5 EUR'])), line('clock stops')]),
  (g) => line('2025 amended @p by @a, @b', terms(g, 'amendment')),
  () => line('2025 notified @a of @p by @b "why"'),
  () => line('2025 claim @x by "some  one" "it⏎costs"', [line('about @p and @q')]),
  () => line('2025 choice @y "Go on?"', [line('discount 0.9 per year'), line('leave 1')]),
  (g) => line(`2025 note ${one(g, TITLES)}`),
];
