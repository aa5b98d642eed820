import { type ActEntry, type Entry, isPromise } from '../../ledger/entry.ts';
import type { DayRange } from '../../ledger/many.ts';
import { type Day, EARLIEST, humanRange, LATEST } from '../../ledger/values/civil-day.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import { EXCEPTION_MET } from '../../lifecycle/play/met-text.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { type TraceStep, traceOf } from '../../lifecycle/trace.ts';
import { citation } from '../../text/block.ts';
import { groupedDigits } from './grouped-digits.ts';
import { idOf, listText, titleOf } from './name-text.ts';

/**
 * Why a promise stands where it does, in one line that ends with the place to look at: `since 13..31 Mar 2025: its
 * condition was met by @flights; prison-deal.troth:147`. The state itself is not repeated.
 */
export function reasonOf(judgement: Judgement, standing: PromiseStanding): string {
  const trace = traceOf(judgement, standing.entry.name);
  const { state, possible } = standing;
  const unread = state === 'unclear' && trace.findLast(({ text }) => text.startsWith('not judged'));
  if (unread) return `${unread.text}; ${place(unread, standing)}`;
  if (state === 'unclear') return `${listText(possible, 'or')}: ${doubt(trace, standing)}`;
  const step = decisive(trace, standing);
  const since = step ? heldSince(step, trace, standing) : standing.since;
  const when = since ? sinceText(since) : 'on a day that is not clear';
  const why = step ? causeOf(judgement, step, trace, { ...standing, since }) : undefined;
  return [why ? `${when}: ${why.text}` : when, place(why?.step, standing)].join('; ');
}

/** Since when it stands as the reason says: what is overdue or suspended has been due for longer. */
function heldSince(step: TraceStep, trace: readonly TraceStep[], standing: PromiseStanding): DayRange | null {
  if (step.text === 'suspended') return { first: step.first, last: step.last };
  return overdueFrom(trace, standing) ?? standing.since;
}

/** Since when a promise is overdue: it has been due for longer; null where it is not overdue. */
export function overdueSince(judgement: Judgement, standing: PromiseStanding): DayRange | null {
  if (!standing.standing.includes('overdue')) return null;
  return overdueFrom(traceOf(judgement, standing.entry.name), standing);
}

function overdueFrom(trace: readonly TraceStep[], { standing }: PromiseStanding): DayRange | null {
  const step = standing.includes('overdue')
    ? trace.findLast(({ text }) => text.startsWith('overdue'))
    : undefined;
  return step ? { first: step.first, last: step.last } : null;
}

/** `since 13..31 Mar 2025`, `since 13 Mar 2025 or before`. */
function sinceText({ first, last }: { readonly first: Day; readonly last: Day }): string {
  return first <= EARLIEST && last < LATEST
    ? `since ${humanRange(last, last)} or before`
    : `since ${humanRange(first, last)}`;
}

/** What an unclear state depends on: the last thing of an uncertain day, else the last that made a difference. */
function doubt(trace: readonly TraceStep[], standing: PromiseStanding): string {
  const uncertain = trace.findLast(
    ({ entry, first, last }) => entry && entry !== standing.entry && first < last,
  );
  if (uncertain?.entry) {
    const { entry, first, last } = uncertain;
    const what = entry.name ? idOf(entry.name) : `the ${nounOf(entry)}`;
    return `it depends on ${what}, ${humanRange(first, last)}; ${place(uncertain, standing)}`;
  }
  const step = trace.findLast(({ text }) => standing.possible.some((word) => says(text, word)));
  if (!step) return `it cannot be told; ${place(undefined, standing)}`;
  const when = humanRange(step.first, step.last);
  return `perhaps ${toldText(step, standing)}, ${when}; ${place(step, standing)}`;
}

interface Cause {
  readonly text: string;
  readonly step: TraceStep;
}

/** An entry without a name, in a word. */
function nounOf(entry: Entry): string {
  return entry.kind === 'act' ? ACT_NOUNS[entry.act] : (NOUNS[entry.kind] ?? entry.kind);
}

const ACT_NOUNS: Readonly<Record<ActEntry['act'], string>> = {
  release: 'release',
  end: 'end of it',
  withdraw: 'withdrawal',
  suspend: 'suspension',
  resume: 'resumption',
  amend: 'amendment',
  excuse: 'excuse',
  void: 'voiding',
  assign: 'assignment',
  delegate: 'delegation',
};

const NOUNS: Readonly<Partial<Record<Entry['kind'], string>>> = {
  rated: 'rating',
  checked: 'check',
  alleged: 'alleged event',
  notified: 'notice',
  consulted: 'consultation',
};

/** The last step that says what the promise now is. */
function decisive(
  trace: readonly TraceStep[],
  { state, after, standing }: PromiseStanding,
): TraceStep | undefined {
  const words: string[] = [state];
  if (after !== null && after !== 'outstanding') words.unshift(after);
  if (standing.includes('overdue')) words.unshift('overdue');
  // A suspension explains that nothing is owed for now, not how a breach before it came about.
  if (standing.includes('suspended') && state !== 'broken') words.unshift('suspended');
  // What was done meanwhile is progress; it waits for its condition since it was made.
  if (words.length === 1 && state === 'conditional') return trace.find(({ text }) => text === 'promised');
  for (const word of words) {
    const step = trace.findLast(({ text }) => says(text, word));
    if (step) return step;
  }
  return trace.at(-1);
}

/** A step that only names the state rests on the one that brought it about. */
function causeOf(
  judgement: Judgement,
  step: TraceStep,
  trace: readonly TraceStep[],
  standing: PromiseStanding,
): Cause {
  const { text } = step;
  const { terms, state } = standing;
  if (text === 'suspended')
    return { text: `suspended${ownDay(step, standing)}${byWhom(step.entry, standing.entry)}`, step };
  if (standing.standing.includes('overdue') && standing.deadline)
    return { text: overdueText(judgement, standing, standing.deadline), step };
  if (text === 'promised' && state === 'conditional') return { text: 'its condition is not met yet', step };
  if (text === 'due from its own date') {
    const opened = trace.find((one) => one.text === 'this case opened');
    if (opened) return { text: toldText(opened, standing), step: opened };
    return { text: 'it binds from its own date', step };
  }
  if (says(text, 'due') && terms.conditions.length + terms.repairOf.length > 0) {
    const met = trace.findLast((one) => one.text.startsWith('its condition was met'));
    if (met) return { text: toldText(met, standing), step: met };
  }
  if (text === 'excused') {
    const met = trace.findLast((one) => one.text.startsWith(EXCEPTION_MET));
    if (met) return { text: toldText(met, standing), step: met };
  }
  if (text === 'kept' || text === 'kept late') return completion(step, trace, standing);
  // It has been broken for longer than it has been repaired.
  const told = toldText(step, standing).replace(/^repaired/, `repaired${ownDay(step, standing)}`);
  return { text: told, step };
}

/** What made a promise complete: the last deed for it, or an act after which what was done is all that it asks for. */
function completion(step: TraceStep, trace: readonly TraceStep[], standing: PromiseStanding): Cause {
  const before = trace.slice(0, trace.indexOf(step));
  const done = before.findLast(({ text }) => text.startsWith('done')) ?? step;
  const act = before.findLast(({ text }) => /^amended$| in part$/.test(text));
  const isLate = step.text === 'kept late';
  if (act && isOn(act, step.first) && !(done !== step && isOn(done, step.first))) {
    const when = isLate ? `${ownDay(step, standing)} after its deadline` : '';
    const text = `${act.text}${byWhom(act.entry, standing.entry)}${when}, and all that it then asked for was done`;
    return { text, step: act };
  }
  const day = ownDay(step, standing);
  const late = isLate ? ` late${day && `,${day}`}` : '';
  return { text: `all was done${late}${byWhom(done.entry, standing.entry)}`, step: done };
}

function isOn({ first, last }: TraceStep, day: Day): boolean {
  return first <= day && day <= last;
}

/** ` on 1 May 2026`, where that is not the day since which the promise stands as it does. */
function ownDay({ first, last }: TraceStep, { since }: PromiseStanding): string {
  return since?.first === first && since.last === last ? '' : ` on ${humanRange(first, last)}`;
}

/** A deadline has passed, and how much is reported until now. */
function overdueText(
  { judging, on }: Judgement,
  { entry, progress }: PromiseStanding,
  { first, last }: DayRange,
): string {
  const passed = `its deadline, ${humanRange(first, last)}, passed`;
  if (progress && !progress.startsWith('0 of '))
    return `${passed}, and ${groupedDigits(progress)} are reported done`;
  const checks = judging.world.checks.get(entry.name) ?? [];
  const isFound = checks.some(({ found, date }) => found !== undefined && date.first <= on);
  return isFound ? `${passed} without word that it was done` : `${passed} without word`;
}

/** What a step says beyond the state, and through what. */
function toldText({ text, entry }: TraceStep, { entry: promise, deadline }: PromiseStanding): string {
  const told = text.replace(/^(?:due|kept|broken|lapsed|ended|overdue): /, '');
  const dated = deadline
    ? told.replace(
        'its deadline passed',
        `its deadline, ${humanRange(deadline.first, deadline.last)}, passed`,
      )
    : told;
  // What a step says of another promise needs no word more on which that is.
  const whom =
    entry?.name && isPromise(entry) && told.includes(idOf(entry.name)) ? '' : byWhom(entry, promise);
  return dated.includes(' by ') ? dated + whom.replace(' by ', ', ') : dated + whom;
}

/** ` by @flights`, ` by El Salvador`, or nothing where it is the promise itself or the calendar. */
function byWhom(entry: Entry | undefined, promise: Entry): string {
  if (!entry || entry === promise) return '';
  if (entry.kind === 'act' && entry.by.length > 0) return ` by ${listText(entry.by.map(titleOf))}`;
  if ((entry.kind === 'rated' || entry.kind === 'checked') && entry.by) return ` by ${titleOf(entry.by)}`;
  // Who left is said before what was left.
  if (!entry.name) return '';
  return entry.kind === 'group' ? ` ${idOf(entry.name)}` : ` by ${idOf(entry.name)}`;
}

/** Whether a step says that a promise is in a state: its text begins with the word for it. */
function says(text: string, word: string): boolean {
  if (text.startsWith('rated ')) return true;
  return (
    text.startsWith(word) &&
    !/^[a-z]/.test(text.slice(word.length)) &&
    !(word === 'kept' && text.startsWith('kept late'))
  );
}

function place(step: TraceStep | undefined, standing: PromiseStanding): string {
  return citation((step?.entry ?? standing.entry).block);
}
