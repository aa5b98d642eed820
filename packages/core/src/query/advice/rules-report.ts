import { type Inputs, middleOf } from '../../advice/inputs.ts';
import { longRun, type Payoffs, PRISONERS, RULES } from '../../advice/memory-one.ts';
import { middles } from '../../advice/setting.ts';
import { exact, givenText, valueText } from '../words/advice-words.ts';

/** Rules of reciprocity against each other, again and again with mistakes: what each gets per period in the long run. */
export interface RulesReport {
  /** The chance that an act turns out the other way. */
  readonly noise: number;
  /** What one period gives: breaking alone, both keeping, neither, keeping alone, and once one has left. */
  readonly payoffs: {
    readonly temptation: number;
    readonly reward: number;
    readonly punishment: number;
    readonly sucker: number;
    readonly outside: number;
  };
  /** Whether the payoffs are those of the choice, or the usual ones of the prisoner's dilemma. */
  readonly from: 'choice' | 'usual';
  readonly rules: readonly RuleReport[];
  readonly text: readonly string[];
}

/** One rule, and what it gets against each, in the order of the rules. */
export interface RuleReport {
  readonly rule: string;
  readonly what: string;
  readonly against: readonly number[];
  /** The least of these, and what it gets against itself. */
  readonly least: number;
  readonly itself: number;
}

/** What the rules do that are compared; the others of {@link RULES} are oracles. */
const WHAT: Readonly<Record<string, string>> = {
  'always keep': 'keeps whatever the other does',
  'tit for tat': 'does what the other did last',
  generous: 'the same, but forgives one breach in three',
  'win-stay-lose-shift': 'repeats what went well, else changes',
  grim: 'never keeps again after a breach',
  'walk away': 'leaves for good after a breach',
  'always break': 'never keeps',
};

/** Mistakes where the choice says nothing of them: one act in a hundred. */
const USUAL_NOISE = 0.01;

/**
 * The rules of reciprocity against each other (memory one, exact: Press and Dyson 2012). With the payoffs of a choice
 * where it gives them; what breaking alone gains is taken to be the same for both sides.
 */
export function rulesReport(inputs: Inputs = new Map()): RulesReport {
  const own = payoffsOf(inputs);
  const payoffs = own ?? PRISONERS;
  const alarm = inputs.get('false-alarm');
  const noise = alarm && middleOf(alarm) > 0 ? Math.min(0.5, middleOf(alarm)) : USUAL_NOISE;
  const rules = RULES.filter(({ name }) => name in WHAT);
  const rows = rules.map((rule, at): RuleReport => {
    const against = rules.map((other) => exact(longRun(rule, other, payoffs, noise)[0]));
    const itself = against[at]!;
    return { rule: rule.name, what: WHAT[rule.name]!, against, least: Math.min(...against), itself };
  });
  const { temptation, reward, punishment, sucker, outside = punishment } = payoffs;
  return {
    noise,
    payoffs: { temptation, reward, punishment, sucker, outside },
    from: own ? 'choice' : 'usual',
    rules: rows,
    text: rulesTexts(rows, payoffs, noise, own !== undefined),
  };
}

function payoffsOf(inputs: Inputs): Payoffs | undefined {
  const at = middles(inputs);
  const [kept, broken, idle, gain] = [at('kept'), at('broken'), at('idle'), at('their-gain')];
  if (kept === undefined || broken === undefined || idle === undefined || gain === undefined)
    return undefined;
  return {
    temptation: kept + gain,
    reward: kept,
    punishment: idle,
    sucker: broken,
    outside: at('leave') ?? idle,
  };
}

function rulesTexts(rows: readonly RuleReport[], payoffs: Payoffs, noise: number, isOwn: boolean): string[] {
  const { temptation, reward, punishment, sucker } = payoffs;
  const safest = rows.reduce((best, row) => (row.least > best.least ? row : best));
  const kindest = rows.reduce((best, row) => (row.itself > best.itself + 1e-9 ? row : best));
  const source = isOwn ? 'The payoffs are those of the choice' : 'The payoffs are the usual ones';
  return [
    `What each rule gets in a period in the long run against each other one, where one act in ${givenText(Math.round(1 / noise))} turns out the other way by mistake. ` +
      `${source}: ${givenText(temptation)} for breaking alone, ${givenText(reward)} where both keep, ${givenText(punishment)} where neither does, ${givenText(sucker)} for keeping alone.`,
    `Between two of a kind, ${kindest.rule} gets most (${valueText(kindest.itself)}). Whatever the other does, ${safest.rule} is left with most at worst (${valueText(safest.least)}).`,
  ];
}
