/** What the command uses of the import of trackers and data sets. */

export { csvKind } from './csv/csv-kind.ts';
export { guessMapping } from './csv/guess-mapping.ts';
export { readMapping } from './csv/read-mapping.ts';
export { type ImportRequest, type ImportResult, importFiles } from './import-files.ts';
export { ImportProblem } from './import-problem.ts';
export type { InputFile } from './input/read-table.ts';
export { type ImportRecord, RECORD_SUFFIX, readRecord } from './merge/import-record.ts';
export type { HandEdit, Merged, Target } from './merge/merge-import.ts';
export type { Agreement, Disagreement, FileRead, Remark, RemarkKind } from './report.ts';
export { SOURCE_KINDS } from './source-kinds.ts';
export type { SourceKind } from './sources/source-kind.ts';
