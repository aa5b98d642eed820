import { expect, test } from 'vitest';
import { statusOf } from '../support/status-of.ts';

const HELP = `party @us "United States"
party @fr "France"
party @uk "United Kingdom"
party @su "Soviet Union"
group @allies "Allies"
  member @fr
  member @uk
1949-04-04 promise @help "Help"
  from @us
  to each ?v of @allies
  whenever anyone attacks ?v
  will @us helps ?v
1959-12-01 event @first
  did @su attacks @fr
1959-12-02 event @second
  did @su attacks @uk
`;

// Whom it is about cannot be known, so it must not be about all of them.
test.each([
  ['that is none', '1960-01-25 released @help[by @fr] by @us\n'],
  ['that names nothing', '1960-01-25 released @help[] by @us\n'],
  ['that is not closed', '1960-02-01 checked @help[to @uk on @second by @us\n  found nothing\n'],
])('an act on a selection %s touches no case', (_, act) => {
  const states = (text: string) =>
    statusOf(text, { on: '1960-06-01' }).promises.map(({ id, state, after }) => [id, state, after]);
  expect(states(HELP + act)).toEqual([
    ['@help[to @fr on @first]', 'due', null],
    ['@help[to @uk on @second]', 'due', null],
  ]);
  expect(states(`${HELP}1960-01-25 released @help[to @uk on @second] by @uk\n`)[1]?.[1]).toBe('released');
});
