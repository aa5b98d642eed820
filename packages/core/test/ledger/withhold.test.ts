import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/check/diagnose.ts';
import { openLedger } from '../../src/language/open-ledger.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { withhold, withholdLines } from '../../src/ledger/withhold.ts';
import { judge } from '../../src/lifecycle/judge.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** What is left of a text, without the white space that stands for the rest. */
function shown(text: string, ...compartments: string[]): string {
  const { sources } = withhold([sourceText('a.troth', text)], new Set(compartments));
  expect(sources[0]!.text).toHaveLength(text.length);
  expect(String.fromCharCode(...sources[0]!.codes)).toBe(sources[0]!.text);
  return sources[0]!.text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .join('\n');
}

const PARTIES = 'party @anna\nparty @ben\n';

describe('what is withheld', () => {
  test('what is handed on does not tell how long it was', () => {
    const handed = (name: string, sum: string) => {
      const text = `; about ${name}\r\nparty @${name}\r\n  secret board\r\nparty @añna\n2026 promise @p\n  from @añna\n  text "${sum}"\n    secret board\n  to @añna`;
      return withholdLines([sourceText('a.troth', text)], new Set()).sources[0]!;
    };
    const { text, codes } = handed('ben', '5');
    expect(text).toBe('\n\n\nparty @añna\n2026 promise @p\n  from @añna\n\n\n  to @añna');
    expect(String.fromCharCode(...codes)).toBe(text);
    expect(handed('bartholomew', '5,000,000').text).toBe(text);
  });

  test('what is marked in capital letters', () => {
    const text = `${PARTIES}party @cy\n  Secret board\n2026 promise @p\n  from @anna\n  to @ben\n  will @anna sings\n  Or will @anna dances\n    SECRET board\n`;
    expect(shown(text)).toBe(
      'party @anna\nparty @ben\n2026 promise @p\n  from @anna\n  to @ben\n  will @anna sings',
    );
    expect(shown(text, 'board')).toContain('dances');
  });

  test('what is marked with more behind the word, as one writes it elsewhere', () => {
    for (const mark of ['secret: board', 'secret:board', 'secrets board', 'secret, board']) {
      const text = `${PARTIES}party @cy\n  ${mark}\nparty @dee\n  formerly "D"\n    ${mark}\n`;
      expect(shown(text), mark).toBe('party @anna\nparty @ben\nparty @dee');
    }
    expect(shown(`${PARTIES}party @cy\n  secret: board\n`, 'board')).toContain('@cy');
  });

  test('no text that begins with the word', () => {
    const text = `${PARTIES}2026-01-01 note "what is\n  secret: all of it"\n`;
    expect(shown(text)).toContain('all of it');
  });

  test('an entry, with the comments above and in it', () => {
    const text = `party @anna\n; about the next\n; canary\nparty @ben\n  ; canary\n  secret board\n; below\nparty @cy\n`;
    expect(shown(text)).toBe('party @anna\nparty @cy');
    expect(shown(text, 'board')).toContain('canary');
    expect(shown(text, 'council')).toBe('party @anna\nparty @cy');
  });

  test('one after the other, with comments between them that may be about either', () => {
    const text =
      'party @ben\n  secret board\n; canary\nparty @cy\n  secret board\n\n; canary\n2026 promise @p\n  from @anna\n    ; canary\n    secret board\n  ; canary\n  to @anna\n    secret board\n  will @anna sings\nparty @anna\n';
    expect(shown(text)).toBe('2026 promise @p\n  will @anna sings\nparty @anna');
    const handedOn = withholdLines([sourceText('a.troth', text)], new Set()).sources[0]!.text;
    expect(handedOn.split('\n')).toHaveLength(text.split('\n').length);
    expect(Ledger.read([sourceText('a.troth', text)]).find('anna')?.kind).toBe('party');
  });

  test('the first entry of a file, below comments and a byte order mark', () => {
    expect(shown('\ufeff; canary\nparty @ben\n  secret board\nparty @anna\n')).toBe(
      '\ufeff\nparty @anna'.trim(),
    );
    expect(shown('party @ben\n  secret board')).toBe('');
  });

  test('one line with all below it, and its alternatives', () => {
    const text =
      '2026 promise @p\n  from @anna\n  will @anna pays\n    source @s\n    secret board\n  or will @anna sings\n    known 2026\n  never @anna leaves\n';
    expect(shown(text)).toBe('2026 promise @p\n  from @anna\n  never @anna leaves');
  });

  test('an alternative alone', () => {
    const text =
      '2026 promise @p\n  will @anna pays\n  or will @anna sings\n    secret board\n  or will @anna asks\n';
    expect(shown(text)).toBe('2026 promise @p\n  will @anna pays\n  or will @anna asks');
  });

  test('a text that runs over lines', () => {
    const text = '2026 note "shown"\n2026 note "canary\n    canary"\n  secret board\n2026 note "shown"\n';
    expect(shown(text)).toBe('2026 note "shown"\n2026 note "shown"');
  });

  test('an entry that cannot be understood', () => {
    expect(shown('2026 promiss @p "canary\n  from @canary\n  secret board\nparty @anna\n')).toBe(
      'party @anna',
    );
    expect(shown('party @anna "canary\n  secret board\nparty @ben\n')).toBe('party @ben');
  });

  test('what is marked with two words needs both; what is marked with none is never shown', () => {
    const text = 'party @ben\n  secret board\n  secret council\n';
    expect([shown(text, 'board'), shown(text, 'council')]).toEqual(['', '']);
    expect(shown(text, 'board', 'council')).toContain('party @ben');
    expect(shown('party @ben\n  secret\n', 'board', '')).toBe('');
  });

  test('a compartment of several words, whatever the spaces and forms between', () => {
    const text = 'party @ben\n  secret  legal   café\n';
    expect(shown(text, 'legal  cafe\u0301')).toContain('party @ben');
  });

  test('in a copy of the text: the bytes that were given stay', () => {
    const text = 'party @ben\n  secret board\n';
    const bytes = Buffer.from(text);
    withhold([sourceText('a.troth', text, bytes)], new Set());
    expect(bytes.toString()).toBe(text);
  });

  test('nothing that only speaks of secrets', () => {
    const text =
      'party @secret "secret"\n  secretary x\n2026 note "text\n  secret board"\n  ; secret board\n';
    expect(shown(text)).toBe(text.trimEnd());
  });
});

describe('a ledger without what is secret', () => {
  const text = `${PARTIES}party @canary "Canary"\n  secret board\n2026-01-01 promise @p\n  from @anna\n  to @canary\n  will @anna pays\n`;

  test('says how much was left out, and raises nothing that only comes of it', () => {
    const ledger = Ledger.read([sourceText('a.troth', text)]);
    expect(ledger.withheld).toEqual({ entries: 1, lines: 0 });
    expect(diagnose(ledger)).toEqual([]);
    expect(ledger.find('canary')).toBe(undefined);
  });

  test('judges no promise with a name that nothing shown declares, in secret or not, whatever else is secret', () => {
    const stateOf = (written: string) =>
      judge(Ledger.read([sourceText('a.troth', written)]), { on: 30_000 }).promises[0]!.state;
    const misspelt = text.replace('to @canary', 'to @canray');
    const states = [
      stateOf(text),
      stateOf(misspelt),
      // The same without anything secret, and with a secret note that has nothing to do with it.
      stateOf(misspelt.replace('  secret board\n', '')),
      stateOf(`${misspelt.replace('  secret board\n', '')}2026-01-02 note "x"\n  secret board\n`),
    ];
    expect(states).toEqual(['unclear', 'unclear', 'unclear', 'unclear']);
    expect(stateOf(text.replace('  secret board\n', ''))).toBe('due');
  });

  test('still raises what is wrong with the rest, with the right line', () => {
    const ledger = Ledger.read([sourceText('a.troth', `${text}  by 2026-13\n`)]);
    expect(diagnose(ledger).map(({ code, place }) => [code, place.block.line])).toEqual([['bad-date', 4]]);
  });

  test('raises no act without power where the power is secret', () => {
    const power = `${PARTIES}2026-01-01 promise @p\n  from @anna\n  to @ben\n  will @anna pays\n  may suspend @anna\n    secret board\n2026-01-02 suspended @p by @anna\n`;
    const sources = [sourceText('a.troth', power)];
    expect(judge(Ledger.read(sources), { on: 30_000 }).diagnostics).toEqual([]);
    const unpowered = [
      sourceText('a.troth', power.replace(/ {2}may.*\n.*\n/, '2026 note "x"\n  secret board\n')),
    ];
    expect(judge(Ledger.read(unpowered), { on: 30_000 }).diagnostics.map(({ code }) => code)).toEqual([
      'no-standing',
    ]);
  });
});

describe('an open ledger', () => {
  const hidden = '2026-01-02 event\n  did @anna pays\n  secret board\n';
  const promise = '2026-01-01 promise @p\n  from @anna\n  to @ben\n  will @anna pays\n';

  test('leaves out what an edit marks, and takes it in again', () => {
    const text = `${PARTIES}${promise}${hidden.replace('secret', 'secre')}`;
    const at = text.indexOf('secre') + 'secre'.length;
    const open = openLedger([sourceText('a.troth', text)], { on: 30_000 });
    const state = () => open.check().judgement.promises[0]!.state;
    expect(state()).toBe('kept');
    open.edit('a.troth', { start: at, end: at, text: 't' });
    expect(state()).toBe('due');
    open.edit('a.troth', { start: at, end: at + 1, text: '' });
    expect(state()).toBe('kept');
  });

  test('keeps what is left out through edits elsewhere', () => {
    const text = `${PARTIES}${hidden}${promise}`;
    const open = openLedger([sourceText('a.troth', text)], { on: 30_000 });
    open.edit('a.troth', { start: text.length, end: text.length, text: '  by 2026-02-01\n' });
    expect(open.check().judgement.promises[0]!.standing).toEqual(['overdue']);
    expect(open.ledger.withheld.entries).toBe(1);
    const all = openLedger([sourceText('a.troth', text)], { on: 30_000, compartments: new Set(['board']) });
    expect(all.check().judgement.promises[0]!.state).toBe('kept');
  });
});
