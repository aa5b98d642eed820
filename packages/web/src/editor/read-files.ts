import { type FileRead, NotAnswered } from '../lib/client/client.ts';
import { client } from '../lib/client/open-client.ts';

/** A file as it is; undefined where there is none, and null where nobody could say. */
export type FileFound = FileRead | undefined | null;

/** Reads files. One that the server does not answer for is not taken for gone. */
export async function readFiles(paths: readonly string[]): Promise<ReadonlyMap<string, FileFound>> {
  const found = await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const));
  return new Map(found);
}

async function readFile(path: string): Promise<FileFound> {
  try {
    return await client.readFile(path);
  } catch (error) {
    return error instanceof NotAnswered && error.reason === 'not found' ? undefined : null;
  }
}
