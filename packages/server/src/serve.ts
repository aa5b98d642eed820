import type { Compartments } from '@troth/core';
import type { LiveLedger } from './live-ledger.ts';

/** What to serve, and how. */
export interface ServeOptions {
  /** The folder, or the one file. */
  readonly place: string;
  /** How messages call it; by default as `place` does. */
  readonly shown?: string;
  /** The port; undefined: {@link USUAL_PORT}, or a free one where that is taken. 0: any free one. */
  readonly port?: number | undefined;
  /** The address to listen on; only this machine by default. */
  readonly host?: string | undefined;
  readonly readOnly?: boolean;
  readonly compartments?: Compartments;
  /** The folder of the built page. */
  readonly page: string;
  readonly now?: () => Date;
}

/** A server that runs. */
export interface Serving {
  /** Where a browser finds it: `http://127.0.0.1:7684/`. */
  readonly address: string;
  readonly live: LiveLedger;
  /** Whether the page is built. */
  readonly hasPage: boolean;
  /** Ends what is being answered, and gives everything back. */
  stop(): Promise<void>;
}

/** Where it is served if nobody says otherwise. */
export const USUAL_PORT = 7684;

/**
 * Serves a ledger folder until it is stopped. Throws a `Problem` where that cannot be done. What it takes to serve is
 * loaded only now: it would more than double the time in which every other command starts.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { startServing } = await import('./start-serving.ts');
  return startServing(options);
}
