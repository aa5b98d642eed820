import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../src/lib/address/address.ts';

test.each([
  ['', '', { page: 'overview', of: '', query: {} }],
  ['promises', '?state=due', { page: 'promises', of: '', query: { state: 'due' } }],
  ['promises/', '', { page: 'promises', of: '', query: {} }],
  [
    'promise/hand-over',
    '?known=2025-10-19',
    { page: 'promise', of: 'hand-over', query: { known: '2025-10-19' } },
  ],
  ['party/us/attorney-general/index.html', '', { page: 'party', of: 'us/attorney-general', query: {} }],
  ['party/%E5%A3%B2%E4%B8%BB', '', { page: 'party', of: '売主', query: {} }],
  ['party/%E5%A3%B', '', { page: 'party', of: '%E5%A3%B', query: {} }],
  ['promise/Bike~~1/', '', { page: 'promise', of: 'Bike', query: {} }],
  ['promise/a~..~b/index.html', '', { page: 'promise', of: 'a/../b', query: {} }],
  ['editor/notes~1.troth', '', { page: 'editor', of: 'notes~1.troth', query: {} }],
  ['conflict/hand-over+protection', '', { page: 'conflict', of: 'hand-over+protection', query: {} }],
])('reads %s%s', (path, search, address) => {
  expect(readAddress(path, search)).toEqual(address);
});

test.each(['weather', 'Promise/x', '../promises', 'api/overview', '__proto__'])(
  'finds no view at %s',
  (path) => {
    expect(readAddress(path, '')).toBeUndefined();
  },
);

test.each([
  [{ page: 'overview', of: '', query: {} }, ''],
  [{ page: 'overview', of: '', query: { on: '2025-01-01' } }, '?on=2025-01-01'],
  [{ page: 'promises', of: '', query: { text: 'a & b', state: '' } }, 'promises?text=a+%26+b'],
  [{ page: 'conflict', of: 'a+us/b', query: {} }, 'conflict/a+us/b'],
  [{ page: 'editor', of: 'a b/c?.troth', query: {} }, 'editor/a%20b/c%3F.troth'],
] as const)('writes %o', (address, written) => {
  expect(writeAddress(address)).toBe(written);
});

test('reads what it writes', () => {
  const address = { page: 'editor', of: 'a b/ü#%.troth', query: { line: '3', on: '2025-01-01' } } as const;
  const [path = '', search = ''] = writeAddress(address).split('?');
  expect(readAddress(path, `?${search}`)).toEqual(address);
});
