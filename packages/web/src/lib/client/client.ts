import type { Answered, Parameters, Question } from '@troth/core';

/** Through this everything comes that the page shows: from a server, or from the page's own worker. */
export interface Client {
  /** Whether files can be saved. */
  readonly writes: boolean;
  /** Whether the ledger may change while one looks. */
  readonly live: boolean;
  /** Asks a question. Throws a {@link NotAnswered} where it is not answered. */
  ask<Q extends Question>(question: Q, parameters: Parameters, signal?: AbortSignal): Promise<Answered<Q>>;
  /** What is served, and what of it could not be read. */
  about(): Promise<About>;
  /** Calls back after each change, until the function that it gives is called. */
  listen(told: (event: ClientEvent) => void): () => void;
  readFile(path: string): Promise<FileRead>;
  /** Saves over the version that was read; `base` is its hash, null for a new file. */
  saveFile(path: string, text: string, base: string | null): Promise<FileSaved | FileChanged>;
  /** Writes a first ledger into a folder without one, and gives its path. */
  start(): Promise<string>;
}

/** What a client tells while one looks. */
export type ClientEvent =
  | { readonly kind: 'changed'; readonly revision: number }
  | { readonly kind: 'connected' }
  | { readonly kind: 'disconnected' };

/** What is served. */
export interface About {
  readonly revision: number;
  readonly readOnly: boolean;
  /** Whether there is no ledger yet. */
  readonly empty: boolean;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** A file as it was read. */
export interface FileRead {
  readonly path: string;
  readonly text: string;
  /** Null where a part of it is withheld. */
  readonly hash: string | null;
  readonly editable: boolean;
  /** Why it cannot be saved; null where it can. */
  readonly why: string | null;
}

/** A file that was saved. */
export interface FileSaved {
  readonly kind: 'saved';
  readonly hash: string;
}

/** Nothing was saved: the file is not what was read any more. All three versions. */
export interface FileChanged {
  readonly kind: 'changed';
  readonly message: string;
  readonly base: { readonly hash: string | null; readonly text: string | null };
  readonly theirs: { readonly hash: string | null; readonly text: string | null };
  readonly mine: { readonly text: string };
}

/** A question that was not answered, or a file that was not saved, with a sentence that says why. */
export class NotAnswered extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.name = 'NotAnswered';
    this.reason = reason;
  }
}
