import { expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const LEDGER = `party @anna "Anna"
party @ben "Ben"
party @dora "Dora"
2026-01-01 promise @p "Paint"
  from  @anna
  to    @ben
  will  @anna paints
2026-02-01 claim @cl by @dora "They will lose all"
  about @p
  stake @ben "all" 100 EUR
2026-02-02 response @no
  to   @cl
  from @anna
  text "We deny it."
2026-02-03 response @again
  to   @no, @back
  from @dora
  text "They would."
2026-02-04 response @back
  to   @again
  from @anna
  text "We would not."
2026-02-05 alleged @said
  did @anna sings
2026-02-06 retracted @said by @dora
  id @ret
  because "a slip"
2026-02-07 response
  to   @ret
  from @ben
  text "No slip."
2026-03-01 response @later
  to   @cl
  from @ben
  text "Nor do we."
`;

const ask = async (call: string) =>
  (await troth(`${call} --known 2026-02-28`, { folder: folderWith({ 'a.troth': LEDGER }) })).out;

interface Answered {
  readonly id: string;
  readonly responses: readonly Answered[];
}

test('a claim has what is answered to it beside it, and what is answered to that, as far as it was known', async () => {
  const ids = (list: readonly Answered[]) => list.map(({ responses }) => responses.map(({ id }) => id));
  const answered = ['@no', '@again', '@back'];
  expect(ids(JSON.parse(await ask('exposure @p --json')).claimed)).toEqual([answered]);
  expect(ids(JSON.parse(await ask('exposure @ben --json')).claimed)).toEqual([answered]);
  expect(ids(JSON.parse(await ask('evidence @p --json')).claims)).toEqual([answered]);
  const { related } = JSON.parse(await ask('show @p --json'));
  const [claim] = related.filter(({ id }: Answered) => id === '@cl') as readonly Answered[];
  expect(claim?.responses.map(({ id }) => id)).toEqual(['@no']);
  expect(claim?.responses[0]?.responses.map(({ id }) => id)).toEqual(['@again']);
});

test('people read replies below what they answer', async () => {
  expect(await ask('exposure @p')).toContain(`       by Dora · @cl · about @p
       ↳ Anna: We deny it.
       @no
       ↳ Dora: They would.
       @again
`);
  expect(await ask('evidence @p')).toContain('2 Feb 2026  ↳ @no  Anna: We deny it.\n');
  expect(await ask('show @p')).toContain('↳ @no  Anna: We deny it.');
  expect(await ask('show @p')).toContain('↳ @again  Dora: They would.');
});

test('a retraction has its reply beside it', async () => {
  for (const call of ['evidence @said', 'show @said'])
    expect(await ask(call), call).toMatch(/@ret {2}retracted @said[\s\S]*↳ Ben: No slip\./);
});
