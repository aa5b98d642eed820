import type { Client } from './client.ts';
import { PublishedClient } from './published-client.ts';
import { ServerClient } from './server-client.ts';

/** The page's client, as its `troth-answers` element says. */
export const client: Client = openClient(
  document.querySelector<HTMLMetaElement>('meta[name="troth-answers"]')?.content ?? 'server',
  new URL('.', document.baseURI).href,
);

function openClient(answers: string, base: string): Client {
  if (answers === 'published') return new PublishedClient(base);
  return new ServerClient(base, { writes: answers === 'server' });
}
