import { expect, test } from 'vitest';
import { csvText } from '../../src/lib/csv.ts';

test('cells are quoted where they must be, and no text is a formula', () => {
  const rows = [
    ['plain', 3, null, 'a, b'],
    ['say "so"', -2, 'two\nlines', '=SUM(A1)'],
    ['@us', '-x', '+y', '\tz'],
  ];
  expect(csvText(['a', 'b', 'c', 'd'], rows)).toBe(
    'a,b,c,d\r\nplain,3,,"a, b"\r\n"say ""so""",-2,"two\nlines",\'=SUM(A1)\r\n\'@us,\'-x,\'+y,\'\tz\r\n',
  );
});
