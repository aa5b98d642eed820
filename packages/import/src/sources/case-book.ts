import type { CaseVerdict, JudgedCase } from '../imported.ts';
import { type Draft, entryLines, type Field, quoted } from '../ledger-text/draft.ts';
import type { Agreement, Disagreement } from '../report.ts';

/** The verdict that a promise did not fall due in a case. */
export const OUTSIDE = 'outside';

/** One rater's verdict on a case. */
export interface GivenVerdict {
  /** The rater's party, with its `@`. */
  readonly by: string;
  /** What reports call the rater. */
  readonly rater: string;
  /** A status of `rated`, or {@link OUTSIDE}. */
  readonly verdict: string;
  readonly file: string;
  readonly line: number;
  /** Where in its source that stands. */
  readonly passage: string;
  readonly source: string;
  readonly because?: string;
}

/** One case of a promise with many, as a row tells it. */
export interface GivenCase {
  readonly key: string;
  /** The promise, with its `@`. */
  readonly promise: string;
  readonly title: string;
  /** What happened, in which the promise may have fallen due: an event of its own or one of several promises. */
  readonly event: CaseEvent;
  readonly keys: Readonly<Record<string, string>>;
  /** The last day of the case, ISO: what ratings are dated by. */
  readonly day: string;
  /** The first decides whether the promise fell due. */
  readonly verdicts: readonly GivenVerdict[];
}

export interface CaseEvent {
  readonly key: string;
  /** With its `@`. */
  readonly name: string;
  readonly title: string;
  readonly date: string;
  readonly source: string;
}

/** What an event does to a promise with many cases where it falls due; the promise says it after `whenever`. */
export function testSentence(promise: string): string {
  return `case tests ${promise}`;
}

/** Collects cases: the events with what they did to which promise, and the ratings. */
export class CaseBook {
  readonly ratings = new Map<string, Draft[]>();
  readonly cases: JudgedCase[] = [];
  readonly #events = new Map<string, { readonly event: CaseEvent; readonly lines: Field[] }>();
  readonly #files: { readonly events: string; readonly ratings: string };

  constructor(files: { readonly events: string; readonly ratings: string }) {
    this.#files = files;
  }

  add(given: GivenCase): void {
    const { event, promise, verdicts, title, keys, day, key } = given;
    const of = `${promise}[on ${event.name}]`;
    const [first] = verdicts;
    const held = this.#events.get(event.key) ?? { event, lines: [] };
    this.#events.set(event.key, held);
    if (first) held.lines.push(lineOf(of, promise, verdicts));
    this.cases.push({ of, title, keys, day, verdicts: verdicts.map(remembered) });
    for (const verdict of verdicts) {
      if (verdict.verdict === OUTSIDE && first?.verdict === OUTSIDE) continue;
      const drafts = this.ratings.get(promise) ?? [];
      drafts.push(ratingDraft(this.#files.ratings, `rated/${key}/${verdict.by}`, of, day, verdict));
      this.ratings.set(promise, drafts);
    }
  }

  /** The events, in the order of their dates. */
  events(): Draft[] {
    const inOrder = [...this.#events.values()].sort((a, b) => (startOf(a.event) < startOf(b.event) ? -1 : 1));
    return inOrder.map(({ event, lines }) => {
      const fields: Field[] =
        lines.length > 0 ? [...lines, ['source', event.source]] : [['source', event.source]];
      const text = entryLines(`${event.date} event ${event.name} ${quoted(event.title)}`, fields);
      return { key: event.key, name: event.name, file: this.#files.events, text };
    });
  }
}

/** Whether a promise fell due in a case, as the first rater has it, with all who say the same. */
function lineOf(of: string, promise: string, verdicts: readonly GivenVerdict[]): Field {
  const isOutside = verdicts[0]!.verdict === OUTSIDE;
  const agree = verdicts.filter(({ verdict }) => (verdict === OUTSIDE) === isOutside);
  const vouchers = agree.map(
    ({ source, passage, by }): Field => ['source', `${source} ${quoted(passage)} via ${by}`],
  );
  return isOutside ? ['outside', of, vouchers] : ['did', testSentence(promise), vouchers];
}

/** A rating of a case; that it did not fall due is no status, and said beside `not-rated`. */
export function ratingDraft(file: string, key: string, of: string, day: string, given: GivenVerdict): Draft {
  const isOutside = given.verdict === OUTSIDE;
  const because = isOutside ? 'did not fall due' : given.because;
  const text = entryLines(`${day} rated ${of} ${isOutside ? 'not-rated' : given.verdict}`, [
    ['by', given.by],
    because ? ['because', quoted(because)] : undefined,
    ['source', `${given.source} ${quoted(given.passage)}`],
  ]);
  return { key, file, text };
}

/** Cases on which one rater says something else than another. */
export function disagreementsOf(cases: readonly JudgedCase[]): Disagreement[] {
  return cases
    .filter(({ verdicts }) => new Set(verdicts.map(({ verdict }) => verdict)).size > 1)
    .map(({ of, title, verdicts }) => ({ of, title, verdicts }));
}

/** How far each two raters agree, over the cases that both judged; in the order in which they come. */
export function agreementOf(cases: readonly JudgedCase[]): Agreement[] {
  const counts = new Map<string, { raters: [string, string]; both: number; differ: number }>();
  for (const { verdicts } of cases)
    verdicts.forEach((one, at) => {
      for (const other of verdicts.slice(at + 1)) {
        const key = JSON.stringify([one.rater, other.rater]);
        const count = counts.get(key) ?? { raters: [one.rater, other.rater], both: 0, differ: 0 };
        counts.set(key, count);
        count.both++;
        if (one.verdict !== other.verdict) count.differ++;
      }
    });
  return [...counts.values()];
}

function remembered({ rater, verdict, file, line }: GivenVerdict): CaseVerdict {
  return { rater, verdict, file, line };
}

function startOf({ date }: CaseEvent): string {
  return date.replace(/^\.\.\//, '');
}
