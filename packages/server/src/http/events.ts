import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LiveLedger } from '../live-ledger.ts';

/** A sign of life, so that neither end takes the other for gone, in milliseconds. */
const BEAT = 20_000;

/** Tells a page of every change, until it goes away or the server stops. */
export function eventsFor(live: LiveLedger, stopped: AbortSignal): (context: Context) => Response {
  return (context) =>
    streamSSE(context, async (stream) => {
      await new Promise<void>((end) => {
        const tell = (event: string, revision: number) => {
          const data = JSON.stringify({ revision });
          stream.writeSSE({ event, data, id: String(revision) }).catch(stop);
        };
        const silence = live.listen((revision) => tell('changed', revision));
        const beat = setInterval(() => stream.write(': still here\n\n').catch(stop), BEAT);
        function stop() {
          clearInterval(beat);
          silence();
          stopped.removeEventListener('abort', stop);
          end();
        }
        stream.onAbort(stop);
        stopped.addEventListener('abort', stop, { once: true });
        tell('hello', live.revision);
        if (stopped.aborted) stop();
      });
    });
}
