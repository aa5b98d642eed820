import { DATED_KEYWORDS } from '../syntax/grammar.ts';
import { STATE_WORDS } from './condition.ts';
import { STATUSES } from './rating-words.ts';

/** What a word that begins no entry was meant for, and the keyword where that is one. */
export interface MeantKeyword {
  readonly help: string;
  readonly keyword: string | undefined;
}

/** What was meant by a word that others would write for the keyword of a dated entry: `amend`, `kept`, `cancelled`. */
export function meantKeyword(text: string): MeantKeyword | undefined {
  const word = text.toLowerCase();
  const said = SAID_OTHERWISE.find(({ words }) => words.has(word));
  if (said) return { help: said.help, keyword: undefined };
  if (STATE_WORDS.includes(word) && !DATED_KEYWORDS.includes(word))
    return { help: stateHelp(word), keyword: undefined };
  if (LET_GO.has(word)) return { help: LET_GO_HELP, keyword: undefined };
  const keyword = DATED_KEYWORDS.find(
    (one) => one === PAST[word] || one === `${word}ed` || one === `${word}d`,
  );
  return keyword === undefined ? undefined : { help: `Did you mean \`${keyword}\`?`, keyword };
}

function stateHelp(state: string): string {
  const said = STATUSES.some((status) => status === state)
    ? ` What somebody says of it is \`rated @promise ${state}\`, with \`by @party\` below.`
    : '';
  return `Write what happened, as an \`event\` with \`did\`: Troth works out what is \`${state}\`.${said}`;
}

/** Words that others use, and how what they mean is written. */
const SAID_OTHERWISE: readonly { readonly words: ReadonlySet<string>; readonly help: string }[] = [
  {
    words: new Set([
      'extended',
      'extend',
      'prolonged',
      'postponed',
      'changed',
      'modified',
      'renewed',
      'adjusted',
    ]),
    help: 'Write `amended @promise by @promisor, @promisee`, and on lines below it what now holds, such as `by 2026-06-30`.',
  },
  {
    words: new Set(['transferred', 'transfer', 'ceded', 'sold']),
    help: 'Write `assigned @promise by @promisee to @x`: from then on it is owed to `@x`.',
  },
  {
    words: new Set(['subcontracted', 'subcontract', 'outsourced']),
    help: 'Write `delegated @promise by @promisor to @x`: what `@x` does then counts as done by the promisor.',
  },
  {
    words: new Set(['disputed', 'dispute', 'denied', 'deny', 'contested', 'challenged']),
    help: 'Say it where the entry stands that is denied, on a line below it: `source @source denies`. What is only alleged is an `alleged`, and what somebody says about it a `claim` or a `response`.',
  },
  {
    words: new Set(['breached', 'breach', 'violated', 'missed', 'defaulted', 'failed']),
    help: 'Write what happened, as an `event` with `did` or `not`, or `checked @promise by @x` with `found nothing` below: Troth works out what is `broken`. What somebody says of it is `rated @promise broken`, with `by @party` below.',
  },
  {
    words: new Set(['paid', 'delivered', 'done', 'performed', 'fulfilled', 'completed', 'happened']),
    help: 'Write what happened, as an `event` with a sentence below it: `did @anna pays 50 EUR to @ben`.',
  },
  {
    words: new Set(['forgiven', 'forgave', 'forgive']),
    help: 'Write `released @promise by @promisee`: what is released after its breach is `forgiven`.',
  },
  {
    words: new Set(['notice', 'noticed']),
    help: 'Write `notified @x of @promise by @y`.',
  },
];

/** Words for more than one act. */
const LET_GO: ReadonlySet<string> = new Set([
  'cancel',
  'cancelled',
  'canceled',
  'terminated',
  'revoked',
  'rescinded',
  'waived',
]);

const LET_GO_HELP =
  'Write `released` where whoever it was promised to lets go of it, `withdrawn` where whoever promised does not hold to it, and `ended` where somebody has the power to end it.';

/** The past of the acts that do not end with `ed` or `d` alone. */
const PAST: Readonly<Record<string, string>> = { withdraw: 'withdrawn', notify: 'notified' };
