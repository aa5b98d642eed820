/** The public API of Troth's core: from ledger text to where every promise stands. */

export { type Advice, type AdviceOptions, advise } from './advice/advise.ts';
export type { Belief, NewTerms, Option, OptionValues, Stakes } from './advice/decision.ts';
export type { ValueRange } from './advice/draws.ts';
export type { Enforcement, Incentives } from './advice/enforcement.ts';
export { gittinsIndex } from './advice/gittins.ts';
export type { InputOverride, InputRange, Inputs } from './advice/inputs.ts';
export { longRun, type Payoffs, PRISONERS, RULES, type Rule } from './advice/memory-one.ts';
export { diagnose, diagnoseEntry, diagnoseWhole } from './check/diagnose.ts';
export type {
  Citation,
  Conflict,
  ConflictFamily,
  ConflictKind,
  Conflicts,
  Cost,
  Entanglement,
  Extent,
  Fit,
  Lift,
  LostStake,
  TooLate,
  WayOut,
} from './conflict/conflict.ts';
export { conflictsOf, conflictsWith } from './conflict/conflicts-of.ts';
export { betaCdf, betaQuantile } from './credibility/beta.ts';
export type { ReliabilityBin } from './credibility/calibration.ts';
export type { RecordCounts } from './credibility/counts.ts';
export { type Durations, WAYS_TO_END, type WayToEnd } from './credibility/durations.ts';
export type { Ending, Outcome } from './credibility/ending.ts';
export { logGamma } from './credibility/gamma.ts';
export { GROUPINGS, type Grouping } from './credibility/groups.ts';
export type { LetDown } from './credibility/let-down.ts';
export { LEAST_RECORD } from './credibility/posterior.ts';
export {
  type PartyRecord,
  type Posterior,
  type RecordFactors,
  type RecordPart,
  type RecordQuestion,
  type RecordReading,
  recordAfter,
  recordOf,
  type Supposed,
} from './credibility/record.ts';
export type { MeanRange } from './credibility/score.ts';
export { aalenJohansen, kaplanMeier, type Stay, type Step, shareAt } from './credibility/survival.ts';
export { type Prior, type Weights, weightsOf } from './credibility/weights.ts';
export { CODES, type DiagnosticCode } from './diagnostic/codes.ts';
export type { Diagnostic, Severity } from './diagnostic/diagnostic.ts';
export {
  displayCells,
  displayWidth,
  printable,
  rightToLeft,
  wordParts,
} from './diagnostic/display-text.ts';
export { explain } from './diagnostic/explain.ts';
export { nearest } from './diagnostic/nearest.ts';
export { type PrintOptions, printDiagnostic, printDiagnostics } from './diagnostic/print.ts';
export {
  type CapturedFile,
  type CheckQuote,
  type FindCaptured,
  type QuoteCheck,
  quoteChecker,
} from './evidence/captured-file.ts';
export { diagnoseEvidence } from './evidence/diagnose-evidence.ts';
export { foldedText, matchQuote, type QuoteMatch } from './evidence/quote.ts';
export type { RootRange } from './evidence/roots.ts';
export { type Fall, type Falls, fallIndexOf, fallsWith } from './exposure/falls.ts';
export { notTheirs } from './exposure/not-theirs.ts';
export {
  type ExposureSummary,
  exposures,
  type PartyExposure,
  partyExposure,
} from './exposure/party-exposure.ts';
export { type PromiseExposure, promiseExposure } from './exposure/promise-exposure.ts';
export { type CompleteOptions, type Completion, type Completions, complete } from './language/complete.ts';
export { differenceOf } from './language/difference.ts';
export {
  type EditorDiagnostic,
  editorDiagnostics,
  type QuickFix,
  quickFixes,
} from './language/editor-diagnostics.ts';
export { type EntryForm, entryText, type FieldForm, freeId } from './language/entry-text.ts';
export type { FileEdit, FilePlace, LinePlace } from './language/file-place.ts';
export { formatEdits } from './language/format-edits.ts';
export {
  entryStart,
  HIGHLIGHT_KINDS,
  Highlighter,
  type HighlightKind,
  type HighlightSpan,
  highlight,
  nextEntry,
  startsEntry,
} from './language/highlight.ts';
export { type Hover, hover } from './language/hover.ts';
export { type NearDeed, nearDeeds } from './language/near-deeds.ts';
export { type Checked, OpenLedger, type OpenOptions, openLedger } from './language/open-ledger.ts';
export { type OutlineItem, type OutlineOptions, outline } from './language/outline.ts';
export { type EntryPlace, placeFor } from './language/place-for.ts';
export { definition, type Reference, references } from './language/references.ts';
export { type Renaming, rename } from './language/rename.ts';
export { fieldMeaning, STATE_MEANINGS, stateMeaning } from './language/word-meanings.ts';
export { type Slot, type UsualWording, usualWordings } from './language/wordings.ts';
export type { ChoiceEntry } from './ledger/choice-entry.ts';
export type { NumberInput } from './ledger/choice-input.ts';
export { countAsKnown, countAsMade } from './ledger/count-as-made.ts';
export { fullTerms } from './ledger/deal-terms.ts';
export type { TextEdit } from './ledger/edit-ledger.ts';
export {
  type Entry,
  isPromise,
  type PromiseEntry,
  type RequestEntry,
  type ResponseEntry,
  type Terms,
} from './ledger/entry.ts';
export { Ledger, type ReadOptions } from './ledger/ledger.ts';
export type { DayRange } from './ledger/many.ts';
export type { Name } from './ledger/name.ts';
export { STATUSES as RATING_STATUSES } from './ledger/rating-words.ts';
export { type Day, dayOf, humanRange, isoDay, isoRange, LATEST } from './ledger/values/civil-day.ts';
export { type DateProblem, type DateValue, isDateProblem, readDate } from './ledger/values/date-value.ts';
export { isZone, offsetAt } from './ledger/values/time-zone.ts';
export { type Compartments, openFiles, type Withheld, withhold, withholdLines } from './ledger/withhold.ts';
export { type Judgement, type JudgeOptions, judge } from './lifecycle/judge.ts';
export { type OtherReading, withoutDisputed } from './lifecycle/other-reading.ts';
export { isNotJudged } from './lifecycle/play/outcome.ts';
export type { PromiseStanding, RequestStanding } from './lifecycle/standing.ts';
export { type AfterBreach, STATES, type StandingMark, type State } from './lifecycle/state.ts';
export { type TraceStep, traceOf } from './lifecycle/trace.ts';
export { type AdviceReport, adviceReport, type InputReport } from './query/advice/advice-report.ts';
export type {
  BasisReading,
  BasisReport,
  BlockedReport,
  BlockingReport,
  CountedPromiseReport,
  RecordBasisReport,
} from './query/advice/basis-report.ts';
export type { BreakEvenReport, DominanceReport } from './query/advice/break-even-report.ts';
export type { EnforcementReport, TermReport } from './query/advice/enforcement-report.ts';
export type { FlipReport } from './query/advice/flip-report.ts';
export type { PlanStep } from './query/advice/plan-report.ts';
export { type RuleReport, type RulesReport, rulesReport } from './query/advice/rules-report.ts';
export type { TogetherReport } from './query/advice/together-report.ts';
export type {
  DrawsReport,
  KnowingReport,
  OptionNumbers,
  OptionRanges,
  OptionTexts,
  StretchReport,
  ValuesAtChance,
  ValuesReport,
} from './query/advice/values-report.ts';
export {
  type Answered,
  type Answers,
  answer,
  isQuestion,
  QUESTIONS,
  type Question,
  READING_PARAMETERS,
  type Refused,
} from './query/answers/answer.ts';
export type { ChangesAnswer, ConflictChange } from './query/answers/changes.ts';
export type { ChoiceAnswer, ChoiceRow, ChoicesAnswer } from './query/answers/choice.ts';
export type { ConflictSummary } from './query/answers/conflict-summary.ts';
export type { ConflictAnswer, ConflictsAnswer } from './query/answers/conflicts.ts';
export type { DaysAnswer } from './query/answers/days.ts';
export { Desk, type DeskOptions, openDesk } from './query/answers/desk.ts';
export type { DiagnosticLine, DiagnosticsAnswer } from './query/answers/diagnostics.ts';
export type { EntryAnswer } from './query/answers/entry-answer.ts';
export type { FileAnswer, FilesAnswer } from './query/answers/files.ts';
export type { LedgerAnswer } from './query/answers/ledger-answer.ts';
export type { LinesAnswer } from './query/answers/lines.ts';
export type { NameAnswer } from './query/answers/names.ts';
export type { AttentionAnswer, OverviewAnswer, Subject, TimelineAnswer } from './query/answers/overview.ts';
export type { Parameters } from './query/answers/parameters.ts';
export type { PartiesAnswer, PartyAnswer, PartyRow } from './query/answers/parties.ts';
export type { PromiseAnswer } from './query/answers/promise.ts';
export type { PromiseRow } from './query/answers/promise-row.ts';
export {
  type Choice,
  type FilterChoices,
  type PromisesAnswer,
  type RequestRow,
  SORTS,
  type Sort,
} from './query/answers/promises.ts';
export type { RecordAnswer } from './query/answers/record.ts';
export type { FoundEntry, SearchAnswer } from './query/answers/search.ts';
export type { QuotedPassage, SourceAnswer, SourceRow, SourcesAnswer } from './query/answers/sources.ts';
export type { DraftAnswer, WhatIfAnswer } from './query/answers/suppose.ts';
export type { TenureAnswer } from './query/answers/tenures.ts';
export type { TimelineItem } from './query/answers/timeline.ts';
export type { WayOutAnswer } from './query/answers/way-out-answer.ts';
export { type EntrySummary, entrySummary, placeOf } from './query/entry-summary.ts';
export type { TimeReport } from './query/entry-times.ts';
export { CSV_TABLES, type CsvTable } from './query/exports/csv-export.ts';
export { csvText } from './query/exports/csv-text.ts';
export {
  actsOn,
  type ExportInput,
  knownEntries,
  ratingsOf,
  repliesByTarget,
} from './query/exports/export-input.ts';
export {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  exportLedger,
} from './query/exports/export-ledger.ts';
export type { EntryExport, JsonExport } from './query/exports/json-export.ts';
export { type LinkedData, linkedPromise } from './query/exports/linked-data-export.ts';
export { addressOf, type PageFolder, pageFolder, pagePath } from './query/exports/page-path.ts';
export { sharedFolder } from './query/exports/shared-folder.ts';
export { xmlText } from './query/exports/xml-text.ts';
export { type NamedEntry, namedEntry } from './query/named-entry.ts';
export { isPartyKind } from './query/party-kinds.ts';
export { filterPromises, type PromiseFilter } from './query/promise-filter.ts';
export { type Attention, attentionOf, byAttention } from './query/reports/attention.ts';
export {
  type CalibrationPart,
  type CalibrationReport,
  calibrationReport,
} from './query/reports/calibration-report.ts';
export type { CaseReport, CasesReport } from './query/reports/cases-report.ts';
export type { CauseReport } from './query/reports/cause-report.ts';
export { hasCertain, isCertain } from './query/reports/certain-conflict.ts';
export {
  type CheckReport,
  checkReport,
  type DiagnosticReport,
  type SpanReport,
} from './query/reports/check-report.ts';
export {
  type ConflictChangeReport,
  type ConflictDiff,
  type ConflictStance,
  conflictDiff,
} from './query/reports/conflict-diff.ts';
export {
  type BoundNode,
  type ConflictGraph,
  conflictGraphs,
  type LifterNode,
  type PromiseNode,
} from './query/reports/conflict-graph.ts';
export {
  type ConflictReport,
  type ConflictsReport,
  conflictsReport,
  type FamilyReport,
  type StepReport,
} from './query/reports/conflicts-report.ts';
export { type ChangeReport, type DiffReport, diffReport } from './query/reports/diff-report.ts';
export { type DurationsReport, durationsReport } from './query/reports/durations-report.ts';
export {
  type EvidenceEdge,
  type EvidenceGraph,
  type EvidenceNode,
  evidenceGraph,
} from './query/reports/evidence-graph.ts';
export { type EvidenceReport, evidenceReport } from './query/reports/evidence-report.ts';
export {
  type ClaimedReport,
  type ExposedPromise,
  type ExposureReport,
  type FallReport,
  type LedgerExposureReport,
  ledgerExposureReport,
  type MembersReport,
  type PartyExposureReport,
  type PromiseExposureReport,
  partyExposureReport,
  promiseExposureReport,
  type StakeReport,
} from './query/reports/exposure-report.ts';
export { type Fitting, type FittingReport, fittingOf, fittingReport } from './query/reports/fitting.ts';
export { dutyNowText } from './query/reports/handed-on.ts';
export { type Compared, type DiffOptions, judgeBoth } from './query/reports/judge-both.ts';
export {
  type HistoryReport,
  hasLog,
  type KnowledgeReport,
  type LogReport,
  logReport,
} from './query/reports/log-report.ts';
export type { OverPromised } from './query/reports/over-promised.ts';
export type { BreachCause } from './query/reports/record-causes.ts';
export type { CountsReport } from './query/reports/record-counts.ts';
export type { RecordHead } from './query/reports/record-head.ts';
export {
  type PriceReading,
  type RecordPrice,
  type RecordPriceReport,
  RecordPrices,
  recordPricesOf,
  recordPriceTexts,
} from './query/reports/record-price.ts';
export type { CountedReport, RecordedPromise, RecordLine } from './query/reports/record-promises.ts';
export type { DisagreementReport, RaterReport, RatersReport } from './query/reports/record-raters.ts';
export type { ChanceReport, ReadingReport } from './query/reports/record-reading.ts';
export {
  type GroupReport,
  type RecordReport,
  type RecordReportOptions,
  recordReport,
} from './query/reports/record-report.ts';
export type { PriorReport, WeightsReport } from './query/reports/record-weights.ts';
export type { RelatedReport } from './query/reports/related-report.ts';
export type { AnsweredSummary } from './query/reports/replies.ts';
export { type ResultReport, resultReport } from './query/reports/result-report.ts';
export { type ShowReport, showReport } from './query/reports/show-report.ts';
export { type StateCount, stateCounts } from './query/reports/state-counts.ts';
export type {
  ChainReport,
  SideReport,
  SpeakerReport,
  StatementReport,
  TestimonyReport,
  WitnessReport,
} from './query/reports/statement-report.ts';
export {
  type PlaceReport,
  type PromiseReport,
  type RequestReport,
  type StatusReport,
  statusReport,
  type TraceReport,
} from './query/reports/status-report.ts';
export { type TrialReport, type TuningReport, tuningReport } from './query/reports/tuning-report.ts';
export { type UnlistedPromises, unlistedPromises } from './query/reports/unlisted-promises.ts';
export {
  type CarriedReport,
  type CarriesReport,
  type SaidReport,
  type VoucherReport,
  voucherReport,
} from './query/reports/voucher-report.ts';
export { costTexts, fitText, liftText, tooLateText } from './query/reports/way-out-text.ts';
export {
  type ExposureChange,
  type SetChanges,
  type Side,
  type StateChange,
  sideOf,
  type WhatIfReport,
  whatIfReport,
} from './query/reports/what-if-report.ts';
export {
  amountText,
  givenText,
  OPTION_WORDS,
  outOf100,
  partOf100,
  placesFor,
  valueText,
} from './query/words/advice-words.ts';
export { caseText, promiseTitle } from './query/words/case-text.ts';
export { countText } from './query/words/count-text.ts';
export { type DeadlineWord, deadlineWord } from './query/words/deadline-word.ts';
export { groupedDigits } from './query/words/grouped-digits.ts';
export { boundText, idOf, listText, madeText, sidesText, titleOf } from './query/words/name-text.ts';
export { notKeptText } from './query/words/not-kept-text.ts';
export { dutyText, promiseText } from './query/words/promise-text.ts';
export { type RatedWord, ratedWord } from './query/words/rated-word.ts';
export { reasonOf } from './query/words/reason.ts';
export { saidDays } from './query/words/said-days.ts';
export { withPartyTitles, withTitles } from './query/words/sentence-text.ts';
export { stateText } from './query/words/state-text.ts';
export { FILTER_STATES, stateMeant } from './query/words/state-words.ts';
export { upperFirst } from './query/words/upper-first.ts';
export { whyNothing } from './query/words/why-nothing.ts';
export { withArticle } from './query/words/with-article.ts';
export { withoutEffect } from './query/words/without-effect.ts';
export { formatText } from './syntax/formatter.ts';
export {
  parseText,
  type SyntaxEntry,
  type SyntaxField,
  type SyntaxSpan,
  type SyntaxToken,
  type SyntaxTokenKind,
  type SyntaxTree,
} from './syntax/parse.ts';
export { NAME_EDGE, NAME_INNER, NAME_PATTERN } from './text/name-pattern.ts';
export { type SourceText, sourceText } from './text/source-text.ts';
