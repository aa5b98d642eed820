import { statementsOf } from '../../evidence/statement.ts';
import { vantageOf } from '../../evidence/vantage.ts';
import { weightlessOf } from '../../evidence/weight.ts';
import type { Entry } from '../../ledger/entry.ts';
import { humanRange } from '../../ledger/values/civil-day.ts';
import { isOutBy } from '../../lifecycle/chain.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { weightlessText } from './evidence-words.ts';

/** What is declared with a size, members or holders that may be known later than the name. */
const NAMES: readonly Entry['kind'][] = ['office', 'group'];

/** Why nothing that an entry says counts, as a sentence without a full stop; undefined where some of it does. */
export function whyNothing(judgement: Judgement, entry: Entry): string | undefined {
  // A source says nothing by itself: what is published later is not there yet.
  if (entry.kind === 'source' && entry.name && !isOutBy(judgement.known, entry.name))
    return notKnown(judgement);
  const vantage = vantageOf(judgement.judging.world);
  const reasons = statementsOf(entry).map((statement) => weightlessOf(vantage, statement));
  const [first] = reasons;
  if (first === undefined || reasons.includes(undefined)) return undefined;
  // Names exist always: what is said of them and was not known is left out.
  if (first === 'not known' && NAMES.includes(entry.kind)) return undefined;
  return first === 'not known' ? notKnown(judgement) : weightlessText(first, entry);
}

function notKnown({ known }: Judgement): string {
  return known === undefined ? 'it was not known by then' : `it was not known by ${humanRange(known, known)}`;
}
