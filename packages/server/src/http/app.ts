import process from 'node:process';
import { Hono } from 'hono';
import type { LiveLedger } from '../live-ledger.ts';
import { questionsApi } from './api.ts';
import { eventsFor } from './events.ts';
import { filesApi } from './files.ts';
import { guard } from './guard.ts';
import { withPolicy } from './headers.ts';
import { pageFrom } from './page.ts';
import type { PageFiles } from './page-files.ts';

/** What is served, and to whom. */
export interface AppOptions {
  readonly readOnly: boolean;
  /** Names beside addresses and `localhost` that the server may be asked by. */
  readonly hosts: readonly string[];
  readonly page: PageFiles;
  /** Ends what is still being told when the server stops. */
  readonly stopped: AbortSignal;
}

/** Everything that a server over a ledger answers. */
export function serverApp(live: LiveLedger, { readOnly, hosts, page, stopped }: AppOptions): Hono {
  const app = new Hono({ strict: false });
  app.use(withPolicy);
  app.use(guard({ hosts }));
  app.get('/api/events', eventsFor(live, stopped));
  app.route('/api', filesApi(live, { readOnly }));
  app.route('/api', questionsApi(live, { readOnly }));
  app.all('/api/*', (context) =>
    context.json(
      { reason: 'not found', message: `${context.req.method} ${context.req.path} means nothing here` },
      404,
    ),
  );
  app.get('*', pageFrom(page, readOnly ? 'server read-only' : 'server'));
  app.notFound((context) => context.json({ reason: 'not found', message: 'there is nothing here' }, 404));
  app.onError((error, context) => {
    process.stderr.write(`troth: ${error.stack ?? error.message}\n`);
    return context.json(
      { reason: 'failed', message: 'the server failed at this; its terminal says why' },
      500,
    );
  });
  return app;
}
