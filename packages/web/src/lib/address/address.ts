/** Where one is in the page: which view, of what, and with what settings. */
export interface Address {
  readonly page: PageName;
  /** The id without `@`, the key or the path that the view is of; empty for views of everything. */
  readonly of: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Every view, by the word that its address begins with. */
const PAGE_NAMES = [
  'overview',
  'promises',
  'promise',
  'conflicts',
  'conflict',
  'parties',
  'party',
  'sources',
  'source',
  'entry',
  'choices',
  'choice',
  'problems',
  'draft',
  'editor',
  'search',
] as const;

export type PageName = (typeof PAGE_NAMES)[number];

/** Settings that every view has, and that go along with every link. */
export const READING = ['on', 'known', 'without-disputed'] as const;

/** Reads the part of an address below the page, without a slash before it; undefined where it leads to no view. */
export function readAddress(path: string, search: string): Address | undefined {
  const clean = path.replace(/\/+$/, '').replace(/(?:^|\/)index\.html$/, '');
  const [first = '', ...rest] = clean.split('/');
  const page = clean === '' ? 'overview' : PAGE_NAMES.find((name) => name === decoded(first));
  if (!page) return undefined;
  const written = rest.map(decoded).join('/');
  return {
    page,
    of: page === 'editor' ? written : nameIn(written),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** The name in an address; a published site may have marked its capitals, and joined its parts by `~`. */
function nameIn(written: string): string {
  return written.replace(/~~[\da-f]+$/, '').replaceAll('~', '/');
}

/** An address as it is written below the page; a setting that is empty is left out. */
export function writeAddress({ page, of, query }: Address): string {
  const path = page === 'overview' ? '' : [page, ...(of === '' ? [] : of.split('/'))].map(encoded).join('/');
  const settings = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const search = settings.toString();
  return `${path}${search === '' ? '' : `?${search}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Letters of every script stay readable in an address; browsers encode them where it is needed. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2B', '+').replaceAll('%40', '@');
}
