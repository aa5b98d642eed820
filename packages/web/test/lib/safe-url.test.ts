import { expect, test } from 'vitest';
import { safeUrl } from '../../src/lib/safe-url.ts';

test.each([
  ['https://paper.example/a b', 'https://paper.example/a%20b'],
  ['http://paper.example', 'http://paper.example/'],
  ['javascript:alert(1)', undefined],
  [' JavaScript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['file:///etc/passwd', undefined],
  ['paper.example/a', undefined],
])('%s is linked to as %s', (text, href) => {
  expect(safeUrl(text)).toBe(href);
});
