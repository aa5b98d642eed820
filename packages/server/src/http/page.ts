import type { Context } from 'hono';
import { type PageFile, type PageFiles, pageFile } from './page-files.ts';

/** What the page's `troth-answers` element says of who answers it. */
export type Answers = 'server' | 'server read-only' | 'published';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Troth</title>
<h1>The page is not built</h1>
<p>The server runs, and answers at <a href="/api/">/api/</a>. To build the page: <code>npm run build</code>.</p>
</html>
`;

/** Gives the built page: its files by name, and for every other address the page itself, which finds its way by it. */
export function pageFrom(files: PageFiles, answers: Answers): (context: Context) => Response {
  let index: PageFile | undefined;
  return (context) => {
    const name = decodedPath(context.req.path);
    const file = name === '' ? undefined : files.get(name);
    if (file && name !== 'index.html') return send(context, file);
    // Files of the page lie at its top or in assets; below other words are names, which may look like files.
    if (
      /^(?:assets|api)\/|(?:^|\/)\.\.(?:\/|$)/.test(name) ||
      /^[^/]+\.(?:js|css|map|svg|png|ico|woff2)$/.test(name)
    )
      return context.json({ reason: 'not found', message: `there is no ${name}` }, 404);
    index ??= indexOf(files, answers);
    return send(context, index);
  };
}

function indexOf(files: PageFiles, answers: Answers): PageFile {
  const built = files.get('index.html');
  return pageFile(
    'index.html',
    Buffer.from(built ? withAnswers(built.bytes.toString('utf8'), answers) : NOT_BUILT),
  );
}

/** The page with another word about who answers it. */
export function withAnswers(html: string, answers: Answers): string {
  return html.replace(/(<meta\s+name="troth-answers"\s+content=")[^"]*(")/, `$1${answers}$2`);
}

function send(context: Context, { bytes, zipped, type, tag, isLasting }: PageFile): Response {
  context.header('Content-Type', type);
  context.header('ETag', tag);
  context.header('Vary', 'Accept-Encoding');
  context.header('Cache-Control', isLasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (context.req.header('if-none-match')?.includes(tag)) return context.body(null, 304);
  const takesZipped = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  const sent = zipped && takesZipped ? zipped : bytes;
  if (sent === zipped) context.header('Content-Encoding', 'gzip');
  return context.body(new Uint8Array(sent));
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path.replace(/^\/+/, ''));
  } catch {
    return '';
  }
}
