import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { hashOf } from '../folder/ledger-folder.ts';
import { saveFile } from '../folder/save-file.ts';
import { STARTER_FILE, starterLedger } from '../folder/starter-ledger.ts';
import { writablePath } from '../folder/writable-path.ts';
import type { LiveLedger } from '../live-ledger.ts';
import { Problem } from '../problem.ts';
import { todayIn } from '../today.ts';
import { isJson, tooLarge } from './api.ts';

/** A larger file is not saved from a page. */
const LARGEST = 64_000_000;
/** Texts kept to show what a save that was refused was based on. */
const MOST_VERSIONS = 100;

/** Reading and saving files: `GET` and `PUT /api/files/PATH`, and `POST /api/start` for a folder without a ledger. */
export function filesApi(live: LiveLedger, { readOnly }: { readonly readOnly: boolean }): Hono {
  const api = new Hono();
  const versions = new Versions();
  api.get('/files/:path{.+}', (context) => readFile(live, context, versions, readOnly));
  api.put('/files/:path{.+}', bodyLimit({ maxSize: LARGEST, onError: tooLarge }), (context) =>
    readOnly ? readOnlyAnswer(context) : save(live, context, versions),
  );
  api.post('/start', (context) => (readOnly ? readOnlyAnswer(context) : start(live, context)));
  return api;
}

/** What files held when they were read or saved from here, by their hash. */
class Versions {
  readonly #texts = new Map<string, string>();

  keep(hash: string, text: string): void {
    this.#texts.delete(hash);
    this.#texts.set(hash, text);
    for (const old of this.#texts.keys()) if (this.#texts.size > MOST_VERSIONS) this.#texts.delete(old);
  }

  get(hash: string | null): string | null {
    return hash === null ? null : (this.#texts.get(hash) ?? null);
  }
}

function readFile(live: LiveLedger, context: Context, versions: Versions, readOnly: boolean) {
  const name = context.req.param('path')!;
  const read = live.contents.files.get(name);
  const shown = read && live.shownText(name);
  if (!read || shown === undefined) return notFound(context, `${name} is no file of the ledger`);
  const hash = hashOf(read.bytes);
  const why = whyNotEditable(live, name, readOnly, shown === read.source.text);
  if (why === null) versions.keep(hash, shown);
  // The hash of what is withheld could be guessed at, so it is not told.
  return context.json({
    path: name,
    text: shown,
    hash: shown === read.source.text ? hash : null,
    editable: why === null,
    why,
  });
}

function whyNotEditable(live: LiveLedger, name: string, readOnly: boolean, whole: boolean): string | null {
  if (readOnly) return 'this server was started to be read only';
  if (!whole)
    return 'a part of this file is marked secret and is not shown here, so saving it would lose that part';
  const place = writablePath(live.folder, name);
  return place.kind === 'refused' ? place.message : null;
}

async function save(live: LiveLedger, context: Context, versions: Versions) {
  const name = context.req.param('path')!;
  const body = await bodyOf(context);
  if (!body) return badBody(context);
  const place = writablePath(live.folder, name);
  if (place.kind === 'refused') return context.json({ reason: 'bad path', message: place.message }, 403);
  const { text, base } = body;
  if (text.includes('\0') || /\p{Surrogate}/u.test(text))
    return context.json({ reason: 'bad parameter', message: NO_TEXT }, 400);
  const file = { shown: name, absolute: place.absolute };
  const known = live.contents.files.get(name);
  if (known && live.shownText(name) !== known.source.text)
    return context.json({ reason: 'withheld', message: whyNotEditable(live, name, false, false) }, 403);
  try {
    const saved = saveFile(file, text, base);
    if (saved.kind === 'changed')
      return changed(live, context, { name, ...body, versions, theirs: saved.theirs });
    versions.keep(saved.hash, text);
    live.refresh();
    return context.json({ path: name, hash: saved.hash, revision: live.revision });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return context.json({ reason: 'not written', message: error.message }, 500);
  }
}

const NO_TEXT = 'the text holds a zero or half a character, and could not be read back; nothing was saved';

interface Clash {
  readonly name: string;
  readonly text: string;
  readonly base: string | null;
  readonly versions: Versions;
  readonly theirs: Buffer | undefined;
}

/** All three versions, so that nothing is lost: what it was, what it is now, and what was to be saved. */
function changed(live: LiveLedger, context: Context, { name, text, base, versions, theirs }: Clash) {
  const found = theirs?.toString('utf8');
  const shown = found === undefined ? null : (live.shownText(name, found) ?? '');
  const hash = theirs && shown === found ? hashOf(theirs) : null;
  if (hash !== null && shown !== null) versions.keep(hash, shown);
  return context.json(
    {
      reason: 'changed elsewhere',
      message:
        theirs === undefined
          ? `${name} was removed elsewhere since it was read; nothing was saved`
          : base === null
            ? `${name} is there already; nothing was saved`
            : `${name} was changed elsewhere since it was read; nothing was saved`,
      base: { hash: base, text: versions.get(base) },
      theirs: { hash, text: shown },
      mine: { text },
    },
    409,
  );
}

async function bodyOf(
  context: Context,
): Promise<{ readonly text: string; readonly base: string | null } | undefined> {
  if (!isJson(context)) return undefined;
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || !('text' in body) || !('base' in body)) return undefined;
  const { text, base } = body;
  if (typeof text !== 'string' || !(base === null || typeof base === 'string')) return undefined;
  return { text, base };
}

function start(live: LiveLedger, context: Context) {
  if (!isJson(context)) return badBody(context);
  live.refresh();
  if (!live.isEmpty)
    return context.json(
      { reason: 'changed elsewhere', message: 'there is a ledger already; nothing was written' },
      409,
    );
  const place = writablePath(live.folder, STARTER_FILE);
  if (place.kind === 'refused') return context.json({ reason: 'bad path', message: place.message }, 403);
  try {
    const text = starterLedger(todayIn(live.now, null));
    const saved = saveFile({ shown: STARTER_FILE, absolute: place.absolute }, text, null);
    if (saved.kind === 'changed')
      return context.json({ reason: 'changed elsewhere', message: `${STARTER_FILE} is there already` }, 409);
    live.refresh();
    return context.json({ path: STARTER_FILE, hash: saved.hash, revision: live.revision }, 201);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return context.json({ reason: 'not written', message: error.message }, 500);
  }
}

function badBody(context: Context) {
  const message = 'the body must be a JSON object with `text` and `base`, sent as application/json';
  return context.json({ reason: 'bad parameter', message }, 400);
}

function notFound(context: Context, message: string) {
  return context.json({ reason: 'not found', message }, 404);
}

function readOnlyAnswer(context: Context) {
  return context.json({ reason: 'read only', message: 'this server was started to be read only' }, 403);
}
