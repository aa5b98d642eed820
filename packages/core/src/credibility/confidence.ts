import { independentVoices, witnessesOf } from '../evidence/roots.ts';
import { type Statement, statementsOf } from '../evidence/statement.ts';
import { type Vantage, vantageOf } from '../evidence/vantage.ts';
import type { Entry, Evidence } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { canonicalShape, type Shape } from '../ledger/sentence.ts';
import { type Chain, chainsOf, continuations, isOut, type originsOf } from '../lifecycle/chain.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { traceOf } from '../lifecycle/trace.ts';
import type { Ending } from './ending.ts';
import { allOf, averaged, CERTAIN, discounted, fused, type Opinion } from './opinion.ts';
import { opinionOfGrade, type Weights } from './weights.ts';

/** How far what is known of an ending can be relied on. */
export interface Confidence {
  /** What the promise counts by its evidence (0..1), and how much of it was kept once what denies it is heard. */
  readonly of: (ending: Ending, kept: number) => { readonly e: number; readonly kept: number };
}

/**
 * How the evidence of endings is weighed. Undefined where nothing in the ledger can make a difference: no grade has an
 * opinion, and nothing is denied.
 */
export function confidenceOf(
  judgement: Judgement,
  weights: Weights,
  endings: readonly Ending[],
): Confidence | undefined {
  const hasOpinions = weights.opinions.length > 0;
  if (!hasOpinions && !endings.some(({ standing }) => isDisputed(standing))) return undefined;
  const vantage = vantageOf(judgement.judging.world);
  return {
    of: (ending, kept) => {
      const isPlain = !hasOpinions && !isDisputed(ending.standing);
      return isPlain ? { e: 1, kept } : weighed(judgement, vantage, weights, ending, kept);
    },
  };
}

function isDisputed({ standing }: Ending['standing']): boolean {
  return standing.includes('disputed');
}

/**
 * Doubt takes weight away; what denies the outcome speaks for its contrary. Doubt that the promise was made at all only
 * takes weight away.
 */
function weighed(
  judgement: Judgement,
  vantage: Vantage,
  weights: Weights,
  ending: Ending,
  kept: number,
): { readonly e: number; readonly kept: number } {
  const { entry } = ending.standing;
  const made = opinionOf(vantage, weights, statementsOf(entry)[0]).belief;
  const told = allOf(
    outcomeStatements(judgement, ending).map((statement) => opinionOf(vantage, weights, statement)),
  );
  const known = 1 - told.uncertainty;
  if (known <= 0) return { e: 0, kept };
  return { e: made * known, kept: (kept * told.belief + (1 - kept) * told.disbelief) / known };
}

/** The statements that brought a promise where it stands. */
function outcomeStatements(judgement: Judgement, { standing, letDown }: Ending): Statement[] {
  const shapes = new Set<Shape>();
  for (const { ways } of standing.terms.undertakings)
    for (const { sentence } of ways) shapes.add(canonicalShape(sentence.shape));
  const entries = new Set<Entry>();
  for (const { entry } of traceOf(judgement, standing.entry.name))
    if (entry && entry !== standing.entry && BRINGS_ABOUT.has(entry.kind)) entries.add(entry);
  if (letDown?.act) entries.add(letDown.act);
  // Of ratings the last replaces those before it.
  const { decidedBy } = standing;
  if (decidedBy?.kind === 'rated') {
    for (const entry of entries) if (entry.kind === 'rated' && entry !== decidedBy) entries.delete(entry);
  }
  return [...entries].flatMap((entry) => statementsAbout(entry, shapes));
}

const BRINGS_ABOUT: ReadonlySet<Entry['kind']> = new Set(['event', 'alleged', 'rated', 'checked', 'act']);

/** Of an event, the lines that say what the promise is about, as far as they have vouchers of their own. */
function statementsAbout(entry: Entry, shapes: ReadonlySet<Shape>): Statement[] {
  const all = statementsOf(entry);
  if ((entry.kind !== 'event' && entry.kind !== 'alleged') || all.length === 1) return all.slice(0, 1);
  const lines = entry.lines.filter((line) => shapes.has(canonicalShape(line.sentence.shape)));
  if (lines.length === 0) return all;
  const own = all.filter(({ vouchers }) => lines.some((line) => line === vouchers));
  const isShared = lines.some((line) => !line.ownEvidence);
  return isShared ? [...all.filter(({ line }) => !line), ...own] : own;
}

/** What is held of a statement by all its reports; it is certain where nobody is named for it. */
function opinionOf(vantage: Vantage, weights: Weights, statement: Statement): Opinion {
  const voices: Voice[] = [];
  for (const evidence of statement.vouchers.evidence) {
    if (evidence.stance === 'mentions' || !isOut(vantage, evidence)) continue;
    if (vantage.acceptance.retracted.has(evidence.source)) continue;
    follow(vantage, weights, statement, evidence, 1, new Set([evidence.source]), voices);
  }
  if (voices.length === 0) return CERTAIN;
  const witnesses = witnessesOf(voices.map(({ root }) => root));
  const groups = new Map<unknown, Opinion[]>();
  const groupOf = independentVoices(witnesses, vantage.within);
  for (const { root, opinion } of voices) {
    const group = groupOf(root.name);
    const same = groups.get(group);
    if (same) same.push(opinion);
    else groups.set(group, [opinion]);
  }
  return fused([...groups.values()].map(averaged));
}

interface Voice {
  readonly root: ReturnType<typeof originsOf>['roots'][number];
  readonly opinion: Opinion;
}

/** Follows a report to its roots; each source on the way takes away what it is not trusted with. */
function follow(
  vantage: Vantage,
  weights: Weights,
  statement: Statement,
  evidence: Evidence,
  trust: number,
  seen: ReadonlySet<Name>,
  into: Voice[],
): void {
  const own = opinionOfGrade(weights.opinions, evidence.grade);
  const said = evidence.stance === 'denies' ? turned(own ?? CERTAIN) : (own ?? CERTAIN);
  const visit = (chain: Chain, isSeen: ReadonlySet<Name>): void => {
    const { end, either } = chain;
    if (end.kind === 'root') {
      const opinion = discounted({ belief: trust, disbelief: 0, uncertainty: 1 - trust }, said);
      into.push({ root: { ...end.root, either: either || end.root.either }, opinion });
      return;
    }
    if (end.kind !== 'goes on' || isSeen.has(end.with)) return;
    const further = new Set([...isSeen, end.with]);
    const next = reportsOf(vantage, statement, end.with, evidence.stance);
    const onward = trust * (own?.belief ?? 1);
    for (const report of next) follow(vantage, weights, statement, report, onward, further, into);
    if (next.length > 0) return;
    for (const one of continuations(vantage, statement, end.with, evidence.stance)) visit(one, further);
  };
  for (const chain of chainsOf(vantage, statement, evidence)) visit(chain, seen);
}

function turned({ belief, disbelief, uncertainty }: Opinion): Opinion {
  return { belief: disbelief, disbelief: belief, uncertainty };
}

/** What a source says itself of a statement, or of the entry it is a line of. */
function reportsOf(
  vantage: Vantage,
  { entry, vouchers }: Statement,
  source: Name,
  stance: Evidence['stance'],
): readonly Evidence[] {
  const by = (one: Evidence) => one.source === source && one.stance === stance && isOut(vantage, one);
  const own = vouchers.evidence.filter(by);
  return own.length > 0 || vouchers === entry ? own : entry.evidence.filter(by);
}
