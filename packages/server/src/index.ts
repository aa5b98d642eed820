/** What the command needs of the server: the files of a ledger, and serving them. */

export { capturedFiles } from './folder/captured-files.ts';
export { decode } from './folder/decode.ts';
export {
  findFiles,
  identity,
  type LedgerFile,
  readBytes,
  reason,
  STANDARD_INPUT,
} from './folder/find-files.ts';
export { type Include, includesOf } from './folder/includes.ts';
export { replaceFile } from './folder/replace-file.ts';
export { Problem } from './problem.ts';
export { didYouMean } from './suggestion.ts';
