import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';

/** Who may be asked by which name. */
export interface GuardOptions {
  /** Names beside addresses and `localhost` that a browser may use for the server. */
  readonly hosts: readonly string[];
}

/**
 * Refuses what another page asks of a server it should not reach: a request under a foreign name (DNS rebinding), and
 * one that a page of another origin sent. A plain address cannot be rebound, so any is taken.
 */
export function guard({ hosts }: GuardOptions): MiddlewareHandler {
  const names = new Set(['localhost', ...hosts.map((host) => host.toLowerCase())]);
  return async (context, next) => {
    const host = context.req.header('host');
    const name = nameOf(host);
    if (name === undefined || !(isIP(name) > 0 || names.has(name)))
      return refuse(context, `this server does not answer for the host ${host ?? '(none)'}`);
    if (isForeign(context, host!)) return refuse(context, 'a page from elsewhere may not ask here');
    return next();
  };
}

/** The name in a `Host` header, without its port; undefined where it is none. */
export function nameOf(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

function isForeign(context: Context, host: string): boolean {
  const origin = context.req.header('origin');
  if (origin !== undefined && originHost(origin) !== host.toLowerCase()) return true;
  const site = context.req.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  // A link from elsewhere may open the page; it may not read the answers or write.
  return !(context.req.header('sec-fetch-mode') === 'navigate' && context.req.method === 'GET');
}

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

function refuse(context: Context, message: string) {
  return context.json({ reason: 'refused', message }, 403);
}
