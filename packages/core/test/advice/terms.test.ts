import { describe, expect, test } from 'vitest';
import { advised, WORKED } from './advised.ts';

/** The terms of the worked choice with other inputs of the other side, by their kind. */
function termsWith(changed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = WORKED.split('\n').filter(
    (line) => !Object.keys(changed).includes(line.trim().split(' ')[0]!),
  );
  const added = Object.entries(changed).map(([field, value]) => `  ${field} ${value}`);
  const { report } = advised(`${[...kept.filter(Boolean), ...added].join('\n')}\n  record 9 3\n`);
  return Object.fromEntries(report.selfEnforcing.terms.map(({ kind, text }) => [kind, text]));
}

describe('what it rests on', () => {
  test('a last period where nothing is forfeited', () => {
    expect(termsWith({}).sunset).toBe(
      'It has no fixed last day: in a last period nothing is left to lose, and that undoes the ones before, unless something worth at least 2 covers it. If it may end, then by a chance that leaves it going on after each period in at least 56 of 100 cases.',
    );
  });

  test('a breach that goes unanswered for long gains all that time before a last day', () => {
    expect(termsWith({ detection: '4 periods', hostage: '1' }).sunset).toMatch(
      /nothing else is left to lose, and that undoes the ones before, unless something worth at least 6\.88 covers it \(now 1\)\./,
    );
  });

  test('a hostage that is worth what breaking gains: then nothing else is needed', () => {
    const terms = termsWith({ 'their-loss': '0', hostage: '5' });
    expect(terms.sunset).toBe(
      'A fixed last day does no harm: what they forfeit by breaking is worth what it gains them also where nothing else is left to lose.',
    );
    expect(terms.punishment).toBe(
      'No punishment is needed: what they forfeit by breaking is worth no less than it gains them.',
    );
    expect(terms.discount).toBe(undefined);
  });

  test('nothing to gain: nothing is needed', () => {
    const terms = termsWith({ 'their-gain': '0' });
    expect(terms.punishment).toBe('No punishment is needed: breaking gains them nothing.');
    expect(terms.sunset).toBe(
      'A fixed last day does no harm: breaking gains them nothing also where nothing else is left to lose.',
    );
    expect(terms.discount).toBe(undefined);
  });

  test('a hostage that it does not need', () => {
    expect(termsWith({ hostage: '1' }).hostage).toBe(
      'What they forfeit by breaking may be worth anything (now 1): it holds without that.',
    );
  });

  test('the weight of the future from which on it holds, where it also holds at none', () => {
    const dip = { discount: '.99 per year', 'their-loss': '.3', hostage: '2.1', detection: '6 periods' };
    expect(termsWith(dip).discount).toBe('The next period counts for at least 0.972 of this one (now 0.99).');
    expect(termsWith({ ...dip, discount: '.8 per year' }).discount).toBe(
      'Meeting more often: the next time must count for at least 0.972 of this one (now 0.8).',
    );
  });
});

test('what is forfeited may cover the last of several parts', () => {
  expect(termsWith({ discount: '.2 per year', hostage: '.5', audience: '.5' }).tranches).toBe(
    'Tranches: each period’s performance in at least 2 parts, each due only once the one before is done. What they forfeit covers the last part, after which nothing else is left to lose.',
  );
});
