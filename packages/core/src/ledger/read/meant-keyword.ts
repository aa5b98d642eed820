import { DATED_KEYWORDS } from '../../syntax/grammar.ts';
import { STATE_WORDS } from '../condition.ts';
import { STATUSES } from '../rating-words.ts';

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
    words: new Set([
      'paid',
      'payment',
      'delivered',
      'delivery',
      'done',
      'performed',
      'fulfilled',
      'completed',
      'happened',
    ]),
    help: 'Write what happened, as an `event` with a sentence below it: `did @anna pays 50 EUR to @ben`.',
  },
  {
    words: new Set(['forgiven', 'forgave', 'forgive']),
    help: 'Write `released @promise by @promisee`: what is released after its breach is `forgiven`.',
  },
  {
    words: new Set(['novated', 'substituted', 'replaced', 'superseded']),
    help: 'What takes the place of a promise is a new `promise` with `instead of @promise` below it; who is owed it from now on is said by `assigned @promise by @promisee to @x`.',
  },
  {
    words: new Set(['expired', 'matured']),
    help: 'Write nothing: Troth works out from the days in a promise when it is `lapsed`, `overdue` or `broken`.',
  },
  {
    words: new Set(['activated', 'triggered', 'exercised', 'invoked']),
    help: 'A power is used by its act, such as `ended @promise by @x`. What else brings something about is an `event` with `did`, and an `if` of the promise asks for it.',
  },
  {
    words: new Set(['obligation', 'duty', 'commitment', 'undertaking', 'guarantee', 'guaranteed', 'pledge']),
    help: 'Write `promise @name "title"`, with `from`, `to` and `will` below it.',
  },
  {
    words: new Set(['contract', 'agreement', 'treaty', 'pact']),
    help: 'Write `deal @name "title"`, with `between @x, @y` below it, and `part of @name` in each of its promises.',
  },
  {
    words: new Set(['offer', 'offered', 'option', 'proposal', 'counteroffer']),
    help: 'Write a `promise` with an `if` that says how it is taken up, and by when: `if @ben accepts the offer by 2026-03-31`. What is asked of another is a `request`.',
  },
  {
    words: new Set(['power', 'right', 'permission']),
    help: 'A power stands below the promise that it is over: `may end @x`.',
  },
  {
    words: new Set(['rejected', 'declined', 'reject', 'decline']),
    help: 'Of a request, write `refused @request by @x`; of anything else an `event` with `did`, as the promise that waits for it says it.',
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
  'discharged',
  'repudiated',
]);

const LET_GO_HELP =
  'Write `released` where whoever it was promised to lets go of it, `withdrawn` where whoever promised does not hold to it, and `ended` where somebody has the power to end it.';

/** The past of the acts that do not end with `ed` or `d` alone. */
const PAST: Readonly<Record<string, string>> = { withdraw: 'withdrawn', notify: 'notified' };
