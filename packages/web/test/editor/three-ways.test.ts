import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined, threeWays } from '../../src/editor/three-ways.ts';

describe('three versions of a text', () => {
  test('are joined where different lines were changed', () => {
    const stretches = threeWays('a\nb\nc\nd\ne\n', 'A\nb\nc\nd\ne\n', 'a\nb\nc\nd\nE\n');
    expect(stretches.map(({ kind }) => kind)).toEqual(['same']);
    expect(joined(stretches, [])).toBe('A\nb\nc\nd\nE\n');
  });

  test('are all given where the same lines were changed', () => {
    const stretches = threeWays('a\nb\nc\n', 'a\nmine\nc\n', 'a\ntheirs\nc\n');
    expect(stretches).toEqual([
      { kind: 'same', lines: ['a'] },
      { kind: 'clash', base: ['b'], theirs: ['theirs'], yours: ['mine'] },
      { kind: 'same', lines: ['c', ''] },
    ]);
    expect(joined(stretches, ['theirs'])).toBe('a\ntheirs\nc\n');
    expect(joined(stretches, ['yours'])).toBe('a\nmine\nc\n');
    expect(joined(stretches, ['both'])).toBe('a\ntheirs\nmine\nc\n');
  });

  test('with the same change in both clash nowhere', () => {
    expect(joined(threeWays('a\nb\n', 'a\nx\n', 'a\nx\n'), [])).toBe('a\nx\n');
  });

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 })
    .map((lines) => lines.join('\n'));

  test('give what one of them says, where only that one was changed', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(joined(threeWays(base, changed, base), [])).toBe(changed);
        expect(joined(threeWays(base, base, changed), [])).toBe(changed);
      }),
    );
  });

  test('lose no line that one of them added', () => {
    fc.assert(
      fc.property(text, text, text, (base, yours, theirs) => {
        const stretches = threeWays(base, yours, theirs);
        const both = joined(
          stretches,
          stretches.map(() => 'both'),
        ).split('\n');
        for (const line of yours.split('\n'))
          if (!base.split('\n').includes(line)) expect(both).toContain(line);
        for (const line of theirs.split('\n'))
          if (!base.split('\n').includes(line)) expect(both).toContain(line);
      }),
    );
  });
});
