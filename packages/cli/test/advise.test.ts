import { expect, test } from 'vitest';
import { folderWith, troth } from './troth.ts';

const PARTIES = 'party @us "A small state"\nparty @them "A large state"\n';
const WORKED = `2026-01-02 choice @stay "Keep to our agreement?"
  for             @us
  with            @them
  kept            3
  broken          0
  idle            1
  leave           1.5
  condition-cost  .2
  discount        .9 per year
  their-gain      2
  their-loss      2
  detection       1 period
  record          9 3
`;

async function advise(choice: string, args = '@stay') {
  return troth(`advise ${args}`, { folder: folderWith({ 'a.troth': `${PARTIES}${choice}` }) });
}

test('all there is to say about the worked choice', async () => {
  const { status, out, err } = await advise(WORKED);
  expect([status, err]).toEqual([0, '']);
  expect(out).toBe(`@stay  Keep to our agreement?
for A small state · with A large state · a.troth:3
On 5 Mar 2026

In short
  At these numbers letting them perform first is worth most: 23.08 in all, against 23.03 for going
  on as before. The two are close.

What is known of their word
  The choice gives a record in place of the ledger’s: 9 speaks for keeping and 3 against. That is 75
  of 100 such promises kept; with 90% it lies in 53..92 of 100.

What each option is worth, over all periods to come
  In the unit of the inputs; each period counts 0.9 of the one before. Each option is taken in the
  first period, and after it whatever is then worth most.
                                       in all
  continue                             23.03
  go on as before
  condition                            23.08
  go on only after they perform first
  renegotiate                          no number: no new terms are given: accepted, new-kept,
  ask for new terms                    new-broken
  leave                                15.00
  leave
  There is no range: every input that they rest on is one number, and they are worked out exactly.

Where it turns
  Going on as before is worth more than leaving where they keep more than 50 of 100 such promises.
  By the record, the chance that they keep more than that is 97 of 100.
  Going on as before is worth more than letting them perform first where they keep more than 80 of
  100 such promises.
  Letting them perform first is worth more than leaving where they keep more than 35 of 100 such
  promises.

Does the agreement enforce itself?
  As the inputs stand it does: breaking gains them 2 until it is answered, and costs them 18 from
  then on. Keeping pays for them, whatever their record.
  This takes it that they count the next period as the choice does, and that a breach ends the
  agreement.
  It holds as long as:
  · A breach is answered within 6.58 periods (now 1).
  · After a breach at least 2 periods pass without performance before it is taken up again;
    forgiving sooner makes the next one pay.
  · The next period counts for at least 0.5 of this one (now 0.9).
  · It has no fixed last day: in a last period nothing is left to lose, and that undoes the ones
    before, unless something worth at least 2 covers it. If it may end, then by a chance that
    leaves it going on after each period in at least 56 of 100 cases.

Record and incentives, each for itself
               keeping pays  keeping does not pay
  record good  here          ·
  record poor  ·             ·
  Their record lies above what going on asks for, over its whole range. Keeping pays for them. Both
  speak for staying.

What would change the answer, one input at a time
  record                                            below 30 of 100 (now 75 of 100): leaving is
  how often they keep such promises, by as much     worth most
  record as there is
  record                                            above 80 of 100 (now 75 of 100): going on as
  how often they keep such promises, by as much     before is worth most
  record as there is
  blocked                                           above 54 of 100 (now 0 of 100): leaving is worth
  the chance that a conflict blocks the promise     most
  kept                                              below 1.861 (now 3): leaving is worth most
  what a period is worth if they keep their word
  broken                                            above 0.2 (now 0): going on as before is worth
  what a period is worth if we comply and they do   most
  not
  idle                                              below 0.8 (now 1): going on as before is worth
  what a period is worth if neither side performs   most
  leave                                             above 2.406 (now 1.5): leaving is worth most
  what a period outside the agreement is worth
  condition-cost                                    above 0.25 (now 0.2): going on as before is
  what letting them perform first costs in a        worth most
  period
  their-gain                                        above 18 (now 2): the agreement no longer
  what breaking gains them in a period              enforces itself
  their-loss                                        below 0.2222 (now 2): the agreement no longer
  what they lose in each period once nobody         enforces itself
  performs
  detection                                         above 6.579 (now 1): the agreement no longer
  how many periods pass until a breach is answered  enforces itself
  discount                                          below 0.5 (now 0.9): the agreement no longer
  what the next period counts for beside this one   enforces itself
  false-alarm                                       above 44 of 100 (now 0 of 100): the agreement no
  the chance in a period that a kept promise is     longer enforces itself
  taken for a broken one
  Whatever these are, within reach, the same is worth most: discount.

What it is worth to know more
  To know how often they keep such promises before choosing is worth at most 0.18 in all.

A plan, step by step
  1.  Keeping pays for them already. Ask for what makes a breach cost you less: that they perform
      first, or smaller steps. Write it as a \`request\`, so that its answer or refusal counts.
  2.  Terms from which both sides would still gain: if they keep 75 of 100, staying is worth 0.8
      more in each period than leaving. They lose 2 in each period once nobody performs, so terms
      that cost them less than that leave them better off than none. What among these is fair, Troth
      does not compute.
  3.  If they are refused: terms that cost nothing unless one breaks are cheap for a party that
      means to keep its word, so a refusal of those says something; a refusal of a higher price may
      only say that it is high. It makes leaving worth most if it lowers their chance from 75 to
      under 30 of 100: as it does if such a refusal comes more than 7.17 times as often before a
      breach as before a kept promise.
  4.  Then, if it says nothing of their chance: letting them perform first, worth 23.08 in all.

The inputs, as the ledger assumes them
  kept            3    what a period is worth if they keep their word       line 6
  broken          0    what a period is worth if we comply and they do not  line 7
  idle            1    what a period is worth if neither side performs      line 8
  leave           1.5  what a period outside the agreement is worth         line 9
  condition-cost  0.2  what letting them perform first costs in a period    line 10
  discount        0.9  what the next period counts for beside this one      line 11
  their-gain      2    what breaking gains them in a period                 line 12
  their-loss      2    what they lose in each period once nobody performs   line 13
  detection       1    how many periods pass until a breach is answered     line 14
  Left out: exit-cost 0, blocked 0, hostage 0, audience 0, false-alarm 0.
`);
});

test('in short', async () => {
  expect((await advise(WORKED, '@stay --quiet')).out).toBe(`In short
  At these numbers letting them perform first is worth most: 23.08 in all, against 23.03 for going
  on as before. The two are close.
`);
});

test('what others rely on in the JSON', async () => {
  const { out } = await advise(WORKED, '@stay --json');
  const { choice, values, breakEven, selfEnforcing, flips } = JSON.parse(out);
  expect(choice).toBe('@stay');
  expect(values.continue).toBeCloseTo(23.0254, 4);
  expect(values.condition).toBeCloseTo(23.0754, 4);
  expect([values.renegotiate, values.leave]).toEqual([null, 15]);
  expect(breakEven).toMatchObject({ leaveBelow: 0.5, conditionBelow: 0.8 });
  expect(breakEven.chanceAbove).toBeCloseTo(0.9673, 4);
  expect(selfEnforcing).toMatchObject({ holds: true, criticalDiscount: 0.5 });
  expect(flips.length).toBeGreaterThan(5);
});

test('only the order is known', async () => {
  const { status, out } = await advise(
    '2026-01-02 choice @stay "Stay?"\n  for @us\n  with @them\n  kept > leave > broken\n  leave > idle\n',
  );
  expect(status).toBe(0);
  expect(out).toBe(`@stay  Stay?
for A small state · with A large state · a.troth:3
On 5 Mar 2026

In short
  Only the order of the outcomes is given, so no option has a number; what follows from the order is
  below.

What is known of their word
  There is too little record of A large state (it amounts to 0 finished promises): under 3 finished
  promises a number would say more about the method than about the party.

What the order of the outcomes says
  Whether going on as before is worth more than leaving turns on how often they keep their word: it
  is if they always do, and it is not if they never do. Where it turns needs numbers for \`kept\`,
  \`broken\` and \`leave\`.
  Whether letting them perform first is worth more than leaving turns on how often they keep their
  word: it is if they always do, and it is not if they never do. Where it turns needs numbers for
  \`kept\`, \`idle\` and \`leave\`.
  The order leaves open whether letting them perform first or going on as before is worth more.

Does the agreement enforce itself?
  Whether it pays them to keep their word is not known: the choice does not say \`their-gain\`,
  \`their-loss\`, \`discount\`.

Record and incentives, each for itself
  There is too little record to speak for or against staying. Whether keeping pays for them is not
  known.

The inputs, as the ledger assumes them
  Left out: condition-cost 0, exit-cost 0, blocked 0, detection 1, hostage 0, audience 0,
  false-alarm 0.
`);
});

test('too little record: the range that is needed is asked for', async () => {
  const { status, out } = await advise(WORKED.replace('  record          9 3\n', ''), '@stay --quiet');
  expect(status).toBe(0);
  expect(out).toBe(`In short
  Which option is worth most is not known: it depends on their chance, and nothing is known or
  stated of it.
`);
});

test('an input that is missing', async () => {
  const { status, out } = await advise(WORKED.replace(/ {2}kept.*\n/, ''), '@stay --quiet');
  expect(status).toBe(2);
  expect(out).toBe('In short\n  Nothing can be valued yet: the choice does not say kept.\n');
});

test('alone: the choices, or how to write one', async () => {
  expect((await advise(WORKED, '')).out).toBe(
    '@stay  Keep to our agreement?\n\nWhat to do about it: troth advise @stay\n',
  );
  const two = `${WORKED}2026-01-02 choice @go "Go?"\n  for @us\n`;
  expect((await advise(two, 'a.troth')).out).toBe(
    '@stay  Keep to our agreement?\n@go    Go?\n\nWhat to do about one: troth advise @stay a.troth\n',
  );
  expect((await advise(WORKED, '--quiet')).out).toBe('@stay  Keep to our agreement?\n');
  expect(JSON.parse((await advise(WORKED, '--json')).out)).toEqual({
    choices: [{ choice: '@stay', title: 'Keep to our agreement?' }],
  });
});

test('alone, without a choice: one that can be written so', async () => {
  const { out } = await advise('', '');
  expect(out).toMatch(/^There is no choice in this ledger\. Advice needs one: who chooses, and what each /);
  const template = out.slice(out.indexOf('DATE choice')).replace('DATE', '2026-01-02');
  const { status, out: advice, err } = await advise(template, '@stay --quiet');
  expect([status, err]).toEqual([0, '']);
  expect(advice).toMatch(/^In short\n {2}What is worth most depends on a chance /);
  expect((await advise('', '@us')).err).toBe(
    'troth: @us is no choice but a party\nThere is no choice in this ledger; troth advise alone shows how to write one.\n',
  );
});

test('rules of reciprocity, for a choice or for none', async () => {
  const { status, out } = await troth('advise --rules', { folder: '/nowhere' });
  expect(status).toBe(0);
  expect(out).toContain('Between two of a kind, always keep gets most (2.99).');
  expect(out).toMatch(/2 {2}tit for tat {2,}3\.01 {2}2\.25 {2}2\.97 {2}2\.25 {2}1\.04 {2}1\.00 {2}1\.02\n/);
  const { out: json } = await advise(WORKED, '@stay --rules --json');
  expect(JSON.parse(json).rules).toMatchObject({ from: 'choice', noise: 0.01, payoffs: { outside: 1.5 } });
});

test('rules of reciprocity in a narrow terminal: their names above the numbers', async () => {
  const { out } = await troth('advise --rules', { folder: '/nowhere', columns: 60 });
  expect(out).toContain('\n  4  win-stay-lose-shift\n     repeats what went well, else changes\n');
  expect(out).toContain('\n  against  1     2     3     4     5     6     7\n');
  expect(out).toMatch(/\n {2}2 {8}3\.01 {2}2\.25 {2}2\.97 {2}2\.25 {2}1\.04 {2}1\.00 {2}1\.02\n/);
});

test('of many promises that it is about, some are named', async () => {
  const rent = `2026-01-01 promise @rent
  from      @them
  to        @us
  will      @them pays 500 EUR to @us
  every     1 month
  until     2026-12-31
`;
  const { out } = await advise(`${rent}${WORKED}  on @rent\n`);
  expect(out.replace(/\n/g, ' ')).toMatch(
    / · about @rent\[on 2026-01-01\], @rent\[on 2026-02-01\], @rent\[on 2026-03-01\], @rent\[on 2026-04-01\], @rent\[on 2026-05-01\] and 7 more · /,
  );
});

test('misuse', async () => {
  expect(await advise(WORKED, '@us')).toMatchObject({
    status: 2,
    err: 'troth: @us is no choice but a party\nChoices: @stay\n',
  });
  expect((await advise(WORKED, '@sta')).err).toContain('nothing is declared as @sta');
  expect((await advise(WORKED, '@stay @us')).err).toBe(
    'troth: one choice at a time: @stay or @us?\ntroth advise alone lists all choices.\n',
  );
  expect((await advise(WORKED, '@stay @stay --quiet')).status).toBe(0);
});

test('nothing of what is secret', async () => {
  const hidden =
    '2026-01-01 promise @canary "Canary"\n  from @them\n  to @us\n  will @them sings\n  secret board\n';
  for (const form of ['', ' --json']) {
    const { out } = await advise(`${hidden}${WORKED}  on @canary\n`, `@stay${form}`);
    expect(out).not.toMatch(/canary/i);
  }
});

test('that the ledger has errors is said', async () => {
  const folder = folderWith({ 'a.troth': `${PARTIES}${WORKED}party @ann Ann\n` });
  const { status, err } = await troth('advise @stay', { folder });
  expect([status, err]).toEqual([
    1,
    'troth: the ledger has 1 error, which may change what is shown; troth check shows it\n',
  ]);
  expect((await troth('advise', { folder })).status).toBe(1);
});
