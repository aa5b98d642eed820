import type { Advice } from '../../advice/advise.ts';
import { isRange, middleOf } from '../../advice/inputs.ts';
import { neededPerPeriod } from '../../advice/plan.ts';
import { isPartOf } from '../../credibility/likeness.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { RequestStanding } from '../../lifecycle/standing.ts';
import { citation } from '../../text/block.ts';
import { amountText, givenText, OPTION_NOUNS, outOf100, valueText } from '../words/advice-words.ts';
import { idOf } from '../words/name-text.ts';

/** One step of a plan: what to ask for, what each answer would mean, and what then. */
export interface PlanStep {
  readonly step: 'ask' | 'room' | 'if accepted' | 'if refused' | 'then';
  /** A request of the ledger that this step is about, and where it stands; null where there is none. */
  readonly request: AskedReport | null;
  readonly text: string;
}

/** A request of the ledger, and where it stands. */
export interface AskedReport {
  readonly id: string;
  readonly state: RequestStanding['state'];
  /** `file:line` */
  readonly place: string;
}

/** A request for new terms, its acceptance or refusal, and leaving, as steps of one plan. */
export function planSteps(judgement: Judgement, advice: Advice): PlanStep[] {
  const requests = requestsOf(judgement, advice);
  const told = (step: PlanStep['step'], text: string) => ({ step, request: null, text });
  const { missing, enforcement, plan } = advice;
  if (missing.length > 0 && !enforcement) return requests;
  return [
    ...(requests.length > 0
      ? requests
      : [told('ask', `${askText(advice)} Write it as a \`request\`, so that its answer or refusal counts.`)]),
    ...(requests.length > 0 ? [told('ask', askText(advice))] : []),
    ...roomTexts(advice).map((text) => told('room', text)),
    ...(plan?.accepted === undefined || isStatedRange(advice)
      ? []
      : [
          told(
            'if accepted',
            `If the new terms are accepted, staying under them is worth ${valueText(plan.accepted)} in all.`,
          ),
        ]),
    told('if refused', refusalText(advice)),
    ...thenTexts(advice).map((text) => told('then', text)),
  ];
}

/** Requests of those who choose to the other side. */
function requestsOf(judgement: Judgement, { choice }: Advice): PlanStep[] {
  const [ours, theirs] = [choice.for.map(isPartOf), choice.with.map(isPartOf)];
  return judgement.requests
    .filter(({ entry: { terms } }) => terms.from.some((bound) => ours.some((is) => is(bound))))
    .filter(({ entry: { terms } }) => terms.to.some((bound) => theirs.some((is) => is(bound))))
    .map(({ entry, state }) => {
      const id = idOf(entry.name);
      return {
        step: 'ask' as const,
        request: { id, state, place: citation(entry.block) },
        text: `${id}${entry.title ? ` (${entry.title})` : ''} has been asked: ${STATES[state]}`,
      };
    });
}

const STATES: Readonly<Record<RequestStanding['state'], string>> = {
  open: 'there is no answer yet.',
  answered: 'a promise answers it.',
  refused: 'it was refused.',
  withdrawn: 'it was withdrawn.',
};

function askText({ enforcement, inputs }: Advice): string {
  const terms = ['new-kept', 'new-broken'].some((field) => inputs.has(field as 'new-kept'));
  const given = terms
    ? `Ask for the new terms: a period would be worth ${worth(inputs, 'new-kept')} if they keep them and ${worth(inputs, 'new-broken')} if they do not.`
    : '';
  if (!enforcement)
    return given || 'Ask for terms that make keeping pay for them, or that make a breach cost less.';
  if (enforcement.holds)
    return (
      given ||
      'Keeping pays for them already. Ask for what makes a breach cost you less: that they perform first, or smaller steps.'
    );
  return `${given} ${given ? 'Also ask' : 'Ask'} for one of the terms under which it enforces itself: they cost a party that keeps its word little, and one that breaks it much.`.trim();
}

function worth(inputs: Advice['inputs'], field: 'new-kept' | 'new-broken'): string {
  const range = inputs.get(field);
  if (!range) return '0';
  return isRange(range) ? `${givenText(range.low)}..${givenText(range.high)}` : givenText(middleOf(range));
}

/** The terms from which each side would still gain. What among them is fair is not computed. */
function roomTexts({ stakes, basis, inputs }: Advice): string[] {
  const loss = inputs.get('their-loss');
  if (!stakes || basis.kind === 'none') return [];
  const chances =
    basis.kind === 'stated'
      ? [basis.range.low, basis.range.high]
      : [basis.belief.alpha / (basis.belief.alpha + basis.belief.beta)];
  const needs = [...new Set(chances)].map((chance) => ({ chance, need: neededPerPeriod(stakes, chance) }));
  const ours = needs.map(({ chance, need }) => {
    const at = `if they keep ${outOf100(chance)} of 100`;
    if (Math.abs(need) < 0.005) return `${at}, staying is worth as much as leaving`;
    return need > 0
      ? `${at}, staying needs ${amountText(need)} more in each period to be worth as much as leaving`
      : `${at}, staying is worth ${amountText(-need)} more in each period than leaving`;
  });
  const most =
    loss && (isRange(loss) ? `${givenText(loss.low)}..${givenText(loss.high)}` : givenText(middleOf(loss)));
  const theirs = most
    ? ` They lose ${most} in each period once nobody performs, so terms that cost them less than that leave them better off than none.`
    : '';
  const none =
    loss && needs.every(({ need }) => need > loss.high)
      ? ' Then there are no such terms, if both sides count in the same unit.'
      : '';
  return [
    `Terms from which both sides would still gain: ${ours.join('; ')}.${theirs}${none} What among these is fair, Troth does not compute.`,
  ];
}

function isStatedRange({ basis }: Advice): boolean {
  return basis.kind === 'stated' && isRange(basis.range);
}

function refusalText(advice: Advice): string {
  const { plan, basis } = advice;
  const first =
    'If they are refused: terms that cost nothing unless one breaks are cheap for a party that means to keep its word, so a refusal of those says something; a refusal of a higher price may only say that it is high.';
  if (!plan || basis.kind === 'none' || isStatedRange(advice)) return first;
  const { leaveBelow, refusalRatio } = plan;
  if (leaveBelow === undefined)
    return plan.refused.best === 'leave'
      ? `${first} Leaving is then worth most whatever it says.`
      : `${first} Nothing it could say makes leaving worth most at these numbers.`;
  if (refusalRatio === undefined)
    return `${first} Leaving is worth most below ${outOf100(leaveBelow)} of 100, but no refusal lowers a chance that is taken for certain.`;
  const now =
    basis.kind === 'stated'
      ? middleOf(basis.range)
      : basis.belief.alpha / (basis.belief.alpha + basis.belief.beta);
  return `${first} It makes leaving worth most if it lowers their chance from ${outOf100(now)} to under ${outOf100(leaveBelow)} of 100: as it does if such a refusal comes more than ${amountText(refusalRatio)} times as often before a breach as before a kept promise.`;
}

function thenTexts(advice: Advice): string[] {
  const { plan, basis, refusedStretches } = advice;
  if (!plan || basis.kind === 'none') return [];
  if (!isStatedRange(advice))
    return [
      `Then, if it says nothing of their chance: ${OPTION_NOUNS[plan.refused.best]}, worth ${valueText(plan.refused.value)} in all.`,
    ];
  const all = refusedStretches ?? [];
  const leaving = all.filter(({ best }) => best === 'leave');
  if (leaving.length === 0) return ['Then: within the stated range of chances leaving is never worth most.'];
  if (leaving.length === all.length)
    return ['Then: leave; it is worth most over the whole stated range of chances.'];
  const where = leaving.map(({ from, to }) =>
    from === all[0]!.from
      ? `fewer than ${outOf100(to)}`
      : to === all.at(-1)!.to
        ? `more than ${outOf100(from)}`
        : `${outOf100(from)} to ${outOf100(to)}`,
  );
  return [
    `Then: leave if you think that they keep ${where.join(', or ')} of 100 such promises, else stay on the terms that are worth most ${plan.accepted === undefined ? 'above' : 'without new ones'}.`,
  ];
}
