/** What the command needs of the server: the files of a ledger, and serving them. */

export { capturedFiles } from './folder/captured-files.ts';
export { decode } from './folder/decode.ts';
export { draftOf, writeDraft } from './folder/draft.ts';
export {
  findFiles,
  identity,
  type LedgerFile,
  readBytes,
  reason,
  STANDARD_INPUT,
} from './folder/find-files.ts';
export { makeFolder } from './folder/make-folder.ts';
export { openSources } from './folder/open-sources.ts';
export { foldersOf, leadsOut } from './folder/operand-folders.ts';
export { placedSources } from './folder/placed-sources.ts';
export { replaceFile } from './folder/replace-file.ts';
export { type Bounds, SourceReader } from './folder/source-reader.ts';
export { STARTER_FILE, starterLedger } from './folder/starter-ledger.ts';
export { Problem } from './problem.ts';
export { type PublishOptions, publishSite } from './publish/publish-site.ts';
export type { Written } from './publish/write-site.ts';
export { type ServeOptions, type Serving, serve, USUAL_PORT } from './serve.ts';
export { didYouMean } from './suggestion.ts';
export { todayIn } from './today.ts';
