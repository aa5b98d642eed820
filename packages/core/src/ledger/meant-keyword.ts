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
