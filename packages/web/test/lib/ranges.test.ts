import { expect, test } from 'vitest';
import { amountsText, progressWords, withReadableRanges } from '../../src/lib/ranges.ts';

test.each([
  ['0..1 failed, 1..8 stand', '0–1 failed, 1–8 stand'],
  ['at least 1..8 of the 9', 'at least 1–8 of the 9'],
  ['1.5..2.25 of 6.5 tonnes', '1.5–2.25 of 6.5 tonnes'],
  ['200.. of 1,000..2,000', '200 or more of 1,000–2,000'],
  ['how many there are (200..)', 'how many there are (200 or more)'],
  ['since 13..31 Mar 2025: done', 'since 13–31 Mar 2025: done'],
  ['30 Mar..2 Apr 2025', '30 Mar – 2 Apr 2025'],
  ['30 Dec 2024..2 Jan 2025', '30 Dec 2024 – 2 Jan 2025'],
  ['It was said in 2024.. and so on', 'It was said in 2024 or more and so on'],
  ['wait ... and ../a.troth:3', 'wait ... and ../a.troth:3'],
  ['v1...2', 'v1...2'],
])('%s', (text, read) => {
  expect(withReadableRanges(text)).toBe(read);
});

test('what is kept in full is all of it, however much that is', () => {
  expect(progressWords('200.. of 200..', 'kept')).toBe('all of 200 or more');
  expect(progressWords('9 of 9', 'kept')).toBe('all 9');
  expect(progressWords('200.. of 200..', 'due')).toBe('200 or more of 200 or more');
  expect(progressWords('1 of 9', 'due')).toBe('1 of 9');
  expect(progressWords('30000 of 30000 EUR', 'kept')).toBe('all 30,000 EUR');
  expect(progressWords('0..10500 of 10500 EUR', 'due')).toBe('0–10,500 of 10,500 EUR');
  expect(progressWords('1,000 of 2000.5 t', 'due')).toBe('1,000 of 2,000.5 t');
  expect(progressWords('2 breaches')).toBe('2 breaches');
});

test('amounts have a comma after each thousand', () => {
  expect(amountsText(['1250000 EUR', '20..30 tonnes', '2000.5 USD'])).toBe(
    '1,250,000 EUR, 20–30 tonnes, 2,000.5 USD',
  );
  expect(amountsText([])).toBe('');
});
