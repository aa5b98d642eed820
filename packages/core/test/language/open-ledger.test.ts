import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { type Checked, openLedger } from '../../src/language/open-ledger.ts';
import { sourcesNow } from '../../src/ledger/edit-ledger.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { statusReport } from '../../src/query/reports/status-report.ts';
import { locate } from '../../src/text/block.ts';
import { sourceText } from '../../src/text/source-text.ts';
import { readCases } from '../lifecycle/read-cases.ts';

const folder = fileURLToPath(new URL('../lifecycle/cases/', import.meta.url));
const texts = readdirSync(folder).flatMap((file) =>
  readCases(readFileSync(`${folder}${file}`, 'utf8')).map((item) => item.ledger),
);
const ON = 19_800;

/** Everything a reader sees of a result, lines and columns included. */
function shown({ diagnostics, judgement }: Checked) {
  const { promises, requests } = statusReport(judgement);
  // Of two entries with the same words on the same day, either may be cited.
  const cited = promises.map((promise) => ({
    ...promise,
    trace: promise.trace.map((step) => ({ ...step, entry: step.entry?.replace(/:\d+$/, '') })),
  }));
  const said = diagnostics.map(({ code, message, place }) => {
    const { line, column, path } = locate(place);
    return `${path}:${line}:${column} ${code} ${message}`;
  });
  return { promises: cited, requests, said: said.sort() };
}

function fresh(sources: Parameters<typeof Ledger.read>[0]): Checked {
  const ledger = Ledger.read(sources);
  const judgement = judge(ledger, { on: ON });
  return { diagnostics: [...diagnose(ledger), ...judgement.diagnostics], judgement };
}

/** Pieces that edits put in: whole entries, fields, and what only half makes sense. */
const PIECES = [
  '',
  '\n',
  '2024-01-06 event\n  did @ann paints the fence\n',
  '2024-01-20 event\n  did @ann pays 40 EUR to @ben\n',
  '2024-01-03 promise @extra "Extra"\n  from @ann\n  to @ben\n  will @ann paints the fence\n  by 2024-01-05\n',
  '2024-01-03 promise @p "Another"\n  from @ann\n  to @ben\n  will @ann sings\n',
  'party @ann "Another"\n',
  '2024-01-04 released @p by @ben\n',
  '2024-01-04 withdrawn @p by @ann\n',
  '  by 2024-01-07\n',
  'by 2024-01-07\n',
  '2024-01-03 promise @more "More"\n  from @ann\n  to @ben\n  if @zed asks\n  will @ann helps @ben\n',
  '; a comment\n',
  '  ',
  '1',
  'x',
  '"',
  '@',
  '@an',
  '2024-01-0',
  'part',
  'party @ann',
  '2024-01-09 even\n',
  'party @zed "Zed"\n',
  'source @ours "Our own"\n  published 2024-01-01\n',
  ' "A title"',
  'le\\"d',
];

/** Entries that claim names of each other, to put in, take out and make unreadable. */
const TWICE = [
  '2024-01-01 promise @p "A"\n  from @ann\n  to @ben\n  will @ann sings\n',
  '2024-01-02 promise @p "B"\n  from @ben\n  to @ann\n  will @ben sings\n',
  '2024-01-03 event @p\n  did @ann sings\n',
  '2024-01-04 released @p by @ben\n',
  '2024-01-05 promise @q\n  from @ann\n  to @ben\n  if @p is kept\n  will @ann pays 5 EUR to @ben\n',
  '2024-01-06 event\n  did @ann sings\n',
  'party @ann\n',
  'party @ann "Ann"\n',
  'party @ben\n',
  'party @p\n',
];

const MEMBERS = `party @ann
party @ben
party @cid
party @dan
unit EUR9 "Euro"
group @g
  member @ann
  member @ben until 2024-01-12
  member @cid
deed ?x helps ?y
  excludes ?x attacks ?y
2024-01-01 deal @deal
  between @ann, @ben
`;

const GENERICS = [
  '2024-01-01 promise @help\n  from each ?m of @g\n  to each other ?v of @g\n  whenever @dan attacks ?v\n  will ?m pays 10 EUR to ?v\n  within 4 days\n  silence broken\n',
  '2024-01-01 promise @fee\n  from each ?m of @g\n  to @dan\n  will ?m pays 5 EUR to @dan\n  every 5 days\n  until 2024-01-20\n',
  '2024-01-01 promise @peace\n  from each ?m of @g\n  to each other ?v of @g\n  never ?m attacks ?v\n',
  '2024-01-01 promise @fine\n  from each ?m of @g\n  to @dan\n  whenever @help[of ?m] is broken\n  will ?m pays 1 EUR to @dan\n',
];

/** What opens cases, is about them, performs them, shares with them, waits for them or has nothing to do with them. */
const ABOUT_CASES = [
  '2024-01-03 event @a\n  did @dan attacks @ann\n',
  '2024-01-05 event\n  did @dan attacks @ben\n',
  '2024-01-06 event\n  did @ann pays 20 EUR to @dan\n',
  '2024-01-06 event\n  did @ben pays 10 EUR to @ann\n',
  '2024-01-07 event\n  did @cid pays 7 EUR to @dan for @fee\n',
  '2024-01-08 event\n  did @ann attacks @ben\n',
  '2024-01-08 event\n  did @ann helps @ben\n',
  '2024-01-04 promise @loan\n  from @ann\n  to @dan\n  will @ann pays 8 EUR to @dan\n  by 2024-01-08\n',
  '2024-01-04 promise @watch\n  from @dan\n  to @ann\n  if @help is broken\n  will @dan sings\n',
  '2024-01-04 promise @all\n  from @dan\n  to @ann\n  if all of @fee[of @cid] is kept\n  will @dan sings\n',
  '2024-01-05 promise @instead\n  from @ben\n  to @ann\n  will @ben sings\n  instead of @help[of @ben to @ann]\n',
  '2024-01-07 released @help by @ann\n',
  '2024-01-07 withdrawn @fee[of @cid on 2024-01-06] by @cid\n',
  '2024-01-07 released @loan by @dan\n',
  '2024-01-09 released @deal by @ann\n',
  '2024-01-10 checked @fee[of @ann] by @dan\n  found nothing\n',
  '2024-01-03 event\n  outside @help[of @ben on @a]\n',
  '2024-01-06 alleged @said\n  did @dan attacks @cid\n',
  '2024-01-11 promise @extra\n  from @ann\n  to each ?v of @g\n  will @ann sings to ?v\n',
  '2024-01-11 note "Nothing"\n',
];

describe('an open ledger', () => {
  it('after any edits says the same as one that is read anew', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.nat(30),
            fc.constantFrom(...PIECES),
            fc.boolean(),
          ),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        (text, edits) => {
          const open = openLedger([sourceText('a.troth', text)], { on: ON });
          let now = text;
          for (const [share, length, piece, atLine] of edits) {
            let start = Math.floor(share * now.length);
            if (atLine) start = now.lastIndexOf('\n', start) + 1;
            const end = Math.min(now.length, start + (atLine ? 0 : length));
            open.edit('a.troth', { start, end, text: piece });
            now = now.slice(0, start) + piece + now.slice(end);
            expect(sourcesNow(open.ledger)[0].text).toBe(now);
            expect(shown(open.check())).toEqual(shown(fresh([sourceText('a.troth', now)])));
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);

  it('after names are declared twice and taken away says the same as one that is read anew', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...TWICE), { minLength: 1 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...TWICE), fc.constantFrom('put', 'take', 'spoil')), {
          minLength: 1,
          maxLength: 6,
        }),
        (first, edits) => {
          const head = 'party @zed\n';
          const entries = [...first];
          const open = openLedger([sourceText('a.troth', head + entries.join(''))], { on: ON });
          for (const [place, piece, how] of edits) {
            const at = how === 'put' ? place % (entries.length + 1) : place % entries.length;
            const start = head.length + entries.slice(0, at).join('').length;
            const gone = how === 'take' ? entries[at]! : '';
            const text = how === 'put' ? piece : how === 'spoil' ? 'for ' : '';
            open.edit('a.troth', { start, end: start + gone.length, text });
            if (how === 'spoil') entries[at] = text + entries[at]!;
            else entries.splice(at, gone ? 1 : 0, ...(text ? [text] : []));
            const now = head + entries.join('');
            expect(open.textOf('a.troth')).toBe(now);
            expect(shown(open.check())).toEqual(shown(fresh([sourceText('a.troth', now)])));
            if (entries.length === 0) break;
          }
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('takes an act that is put before an equal one for the first, also where nothing was asked before', () => {
    const promise = '2024-01-01 promise @p "A"\n  from @ann\n  to @ben\n  will @ann sings\n';
    const release = '2024-01-04 released @p by @ben\n';
    const open = openLedger([sourceText('a.troth', `party @zed\n${promise}${release}`)], { on: ON });
    const start = 'party @zed\n'.length;
    open.edit('a.troth', { start, end: start, text: release });
    const late = open.check().diagnostics.filter(({ code }) => code === 'act-after-final');
    expect(late.map(({ place }) => place.block.line + 1)).toEqual([7]);
  });

  it('forgets a second entry of the same name once that is deleted, or no entry any more', () => {
    const text = 'party @ann\n2024-01-01 promise @p "A"\n';
    for (const edit of [
      { length: '2024-01-01 promise @p "A"\n'.length, text: '' },
      { length: '2024-01-01'.length, text: 'for' },
    ]) {
      const open = openLedger([sourceText('a.troth', text)], { on: ON });
      const codes = () => open.check().diagnostics.map(({ code }) => code);
      open.edit('a.troth', { start: text.length, end: text.length, text: '2024-01-01 promise @p "A"\n' });
      expect(codes()).toContain('duplicate-name');
      open.edit('a.troth', { start: text.length, end: text.length + edit.length, text: edit.text });
      expect(codes()).not.toContain('duplicate-name');
    }
  });

  it('reads what a promise that is edited says of itself', () => {
    const text =
      'party @ann\nparty @ben\n2024-01-01 promise @a "Paint"\n  from @ben\n  to   @ann\n  if   @a is due\n' +
      '  will @ben paints the fence\n';
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    const start = text.indexOf('fence');
    open.edit('a.troth', { start, end: start + 5, text: 'house' });
    const now = text.replace('fence', 'house');
    expect(shown(open.check())).toEqual(shown(fresh([sourceText('a.troth', now)])));
    expect(shown(open.check()).said).toEqual([
      'a.troth:6:8 circular-condition Where `@a` stands depends on where it stands itself.',
    ]);
  });

  it('after any edits of a ledger with cases says the same as one that is read anew', () => {
    fc.assert(
      fc.property(
        fc.subarray(GENERICS, { minLength: 1 }),
        fc.uniqueArray(fc.constantFrom(...ABOUT_CASES), { minLength: 2, maxLength: 8 }),
        fc.array(
          fc.tuple(fc.nat(), fc.constantFrom(...ABOUT_CASES), fc.constantFrom('put', 'take', 'swap')),
          { minLength: 1, maxLength: 4 },
        ),
        (generics, first, edits) => {
          const head = `${MEMBERS}${generics.join('')}`;
          const entries = [...first];
          const textNow = () => head + entries.join('');
          const open = openLedger([sourceText('a.troth', textNow())], { on: ON });
          for (const [place, entry, how] of edits) {
            const at = place % entries.length;
            const start = head.length + entries.slice(0, at).join('').length;
            const gone = how === 'put' ? '' : entries[at]!;
            // Of two entries with the same words either may be cited.
            const text = how === 'take' || entries.includes(entry) ? '' : entry;
            entries.splice(at, how === 'put' ? 0 : 1, ...(text ? [text] : []));
            open.edit('a.troth', { start, end: start + gone.length, text });
            expect(shown(open.check())).toEqual(shown(fresh([sourceText('a.troth', textNow())])));
            if (entries.length === 0) break;
          }
        },
      ),
      { numRuns: 120 },
    );
  }, 120_000);

  it('finds who is new among those that `anyone` stands for', () => {
    const text =
      'party @ann\nparty @ben\n2024-01-01 promise @p\n  from @ann\n  to @ben\n  if anyone calls @ben\n  will @ann sings\n2024-01-02 event\n  did @ben calls @ann\n2024-01-02 note "More"\nparty @zed\n';
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    expect(open.check().judgement.promises[0].state).toBe('conditional');
    open.edit('a.troth', { start: text.length, end: text.length, text: 'party @new\n' });
    open.check();
    const at = text.indexOf('2024-01-02 note "More"');
    open.edit('a.troth', { start: at, end: at, text: '2024-01-03 event\n  did @new calls @ben\n' });
    expect(open.check().judgement.promises[0].state).toBe('due');
  });

  it('judges nothing again of a ledger with cases that an edit does not touch', () => {
    const text = `${MEMBERS}${GENERICS[0]}${ABOUT_CASES[0]}2024-01-01 note "Nothing"\n2024-01-02 note "Nothing"\n`;
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    const { judging } = open.check().judgement;
    const at = text.indexOf('2024-01-02 note');
    open.edit('a.troth', { start: at, end: at, text: ABOUT_CASES[2]! });
    expect(open.check().judgement.judging === judging).toBe(true);
    open.edit('a.troth', { start: at, end: at, text: ABOUT_CASES[1]! });
    expect(open.check().judgement.judging === judging).toBe(false);
  });

  it('says of a promise what an edit of another one makes of it', () => {
    const before =
      'party @ann\nparty @ben\n2024-01-01 promise @song\n  from @ann\n  to @ben\n  will @ann sings\n  by 2024-01-10\n';
    const after =
      '2024-01-02 promise @dance\n  from @ben\n  to @ann\n  if @song is overdue\n  will @ben dances\n';
    const silence = '  silence broken\n';
    const open = openLedger([sourceText('a.troth', before + after)], { on: ON });
    const codes = () => open.check().diagnostics.map(({ code }) => code);
    expect(codes()).toEqual([]);
    const at = before.indexOf('  by');
    open.edit('a.troth', { start: at, end: at, text: silence });
    expect(codes()).toEqual(['odd-state']);
    const agreed = '2024-01-03 amended @song by @ann, @ben\n  silence unknown\n';
    const end = (before + silence + after).length;
    open.edit('a.troth', { start: end, end, text: agreed });
    expect(codes()).toEqual([]);
    open.edit('a.troth', { start: end, end: end + agreed.length, text: '' });
    expect(codes()).toEqual(['odd-state']);
    open.edit('a.troth', { start: at, end: at + silence.length, text: '' });
    expect(codes()).toEqual([]);
  });

  it('plays a promise that was edited once, with the one that replaces it', () => {
    const text =
      'party @ann\nparty @ben\n2024-01-01 promise @old\n  from @ann\n  to @ben\n  will @ann pays 100 EUR to @ben\n' +
      '2024-01-05 event\n  did @ann pays 40 EUR to @ben\n' +
      '2024-01-10 promise @new\n  from @ann\n  to @ben\n  will @ann pays 90 EUR to @ben\n  instead of @old\n' +
      '2024-01-15 event\n  did @ann pays 50 EUR to @ben\n';
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    const at = text.indexOf('promise @old');
    open.edit('a.troth', { start: at, end: at, text: '' });
    const results = statusReport(open.check().judgement).promises.map(({ id, state, progress }) => [
      id,
      state,
      progress,
    ]);
    expect(results.sort()).toEqual([
      ['@new', 'kept', '90 of 90 EUR'],
      ['@old', 'superseded', '40 of 100 EUR'],
    ]);
  });

  it('reads only the edited entry again', () => {
    const text = `party @ann\nparty @ben\n2024-01-01 promise @p\n  from @ann\n  to @ben\n  will @ann paints the fence\n  by 2024-01-10\n2024-01-02 note "Nothing"\n`;
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    const { ledger } = open;
    const untouched = ledger.documents[0].entries[3];
    const at = text.indexOf('2024-01-10');
    open.edit('a.troth', { start: at, end: at + 10, text: '2024-01-12' });
    expect(open.ledger).toBe(ledger);
    expect(open.ledger.documents[0].entries[3]).toBe(untouched);
    expect(statusReport(open.check().judgement).promises[0].deadline).toBe('2024-01-12');
  });

  it('after each letter of a title says the same as one that is read anew, and reads only that entry again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), (text, which) => {
        const all = [...text.matchAll(/^(?:party|person|office|group|thing|source) @[^\s"]+/gm)];
        // A name that is declared twice is read with all that names it.
        const headers = all.filter(([header]) => all.filter((other) => other[0] === header).length === 1);
        const header = headers[which % headers.length];
        if (!header) return;
        const open = openLedger([sourceText('a.troth', text)], { on: ON });
        const { ledger } = open;
        let at = header.index + header[0].length;
        const gap = /^[ \t]+"/.exec(text.slice(at));
        at += gap?.[0].length ?? 0;
        let now = text;
        for (const piece of gap ? ['A', ' ', 'é', '\\"'] : [' ', '""']) {
          open.edit('a.troth', { start: at, end: at, text: piece });
          now = now.slice(0, at) + piece + now.slice(at);
          at += piece.length;
          expect(open.isStale).toBe(false);
          expect(shown(open.check())).toEqual(shown(fresh([sourceText('a.troth', now)])));
        }
        expect(open.ledger).toBe(ledger);
        expect(sourcesNow(ledger)[0].text).toBe(now);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('reads everything again for a party only once something names it', () => {
    const text = 'party @ann\nparty @ben\n2024-01-02 event\n  did @ann greets @cy\n';
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    let now = text;
    const stale: string[] = [];
    for (const letter of 'party @cyd "Cy"\n  part of @ann\n') {
      const at = now.length;
      open.edit('a.troth', { start: at, end: at, text: letter });
      now += letter;
      if (open.isStale) stale.push(now.slice(text.length));
      expect(shown(open.check())).toEqual(shown(fresh([sourceText('a.troth', now)])));
    }
    expect(stale).toEqual(['party @cy', 'party @cyd']);
  });

  it('waits with reading everything until something is asked', () => {
    const text = 'party @ann\nparty @ben\n2024-01-02 event\n  did @ann greets @ben\n';
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    let at = text.indexOf('2024');
    for (const letter of '  part of @ann\n') {
      open.edit('a.troth', { start: at, end: at, text: letter });
      at++;
    }
    expect(open.isStale).toBe(true);
    expect(open.textOf('a.troth')).toContain('party @ben\n  part of @ann\n2024-01-02');
    const ben = open.ledger.find('ben');
    expect(ben?.kind === 'party' && ben.partOf?.text).toBe('ann');
    expect(open.isStale).toBe(false);
  });

  it('keeps a header that is being written from reading everything again', () => {
    const text = 'party @ann\nparty @ben\n2024-01-02 note "Nothing"\n';
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    const { ledger } = open;
    let at = text.length;
    for (const letter of '2024-01-03 event\n  did @an sings\n') {
      open.edit('a.troth', { start: at, end: at, text: letter });
      at++;
      expect(open.isStale).toBe(false);
    }
    expect(open.ledger).toBe(ledger);
    expect(open.check().diagnostics.map(({ code }) => code)).toEqual(['unknown-name']);
  });

  it('also finds what is not theirs to promise, and what evidence lacks, when that is asked for', () => {
    const text =
      'party @ann\nparty @ben\nsource @s\n  published 2024-01-01\nsource @t\n  published 2024-01-01\n' +
      '2024-01-01 promise @p\n  from @ann\n  to @ben\n  will @ben sings\n  source @s via @t\n  source @t via @s\n';
    const open = openLedger([sourceText('a.troth', text)], { on: ON });
    expect(open.check().diagnostics.map(({ code }) => code)).toEqual([]);
    const found = open.checkAll().diagnostics.map(({ code }) => code);
    expect(found).toContain('not-theirs');
    expect(found).toContain('circular-citing');
  });

  it('takes files in and out', () => {
    const open = openLedger([sourceText('a.troth', 'party @ann\n')], { on: ON });
    open.setFile('b.troth', '2024-01-01 event\n  did @ann sings\n  did @ben sings\n');
    expect(open.check().diagnostics.map(({ message }) => message)).toEqual(['`@ben` is not declared.']);
    open.setFile('b.troth', '2024-01-01 event\n  did @ann sings\n');
    expect(open.check().diagnostics).toEqual([]);
    open.setFile('b.troth', undefined);
    expect(open.ledger.documents.map(({ path }) => path)).toEqual(['a.troth']);
  });

  it('refuses a file that is not part of it', () => {
    const open = openLedger([sourceText('a.troth', 'party @ann\n')], { on: ON });
    expect(() => open.edit('b.troth', { start: 0, end: 0, text: '' })).toThrow('b.troth is not open');
  });
});
