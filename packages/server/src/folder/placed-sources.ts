import path from 'node:path';
import { type SourceText, sharedFolder, sourceText } from '@troth/core';

/**
 * Sources by their paths below the folder that all of them lie in, for what is handed on: where that folder is, and from
 * where a command was called, is nobody's business.
 *
 * @param from what relative paths start from
 */
export function placedSources(sources: readonly SourceText[], from: string): SourceText[] {
  const paths = sources.map((source) => path.resolve(from, source.path).replaceAll('\\', '/'));
  const { length } = sharedFolder(paths);
  return sources.map(({ text, codes }, at) => sourceText(paths[at]!.slice(length), text, codes));
}
