import { type Address, type PageName, READING, readAddress, writeAddress } from './address.ts';

/** So long one waits for a view to be as long as it was, in milliseconds. */
const LONGEST_WAIT = 3000;

const base = new URL('.', document.baseURI);

/** Where one is, and the way elsewhere. The browser's own history is the only memory of it. */
class Place {
  /** Undefined where the address leads to no view. */
  address = $state.raw<Address | undefined>(readHere());
  /** What the view calls itself in the title of the window; undefined: by its kind. */
  title = $state<string | undefined>();
  /** Counts the moves, so that the page can move the focus after each. */
  moves = $state(0);

  /** The settings of the day, to go along with a question or a link. */
  reading = $derived(pick(this.address?.query ?? {}));

  /** The address of a view, with the days that are set now; `query` adds to them. */
  href(page: PageName, of = '', query: Readonly<Record<string, string>> = {}): string {
    return writeAddress({
      page,
      of: of.replace(/^@/, ''),
      query: { ...query, ...this.reading, ...pick(query) },
    });
  }

  /** The address of the view one is at without any of its settings; undefined where it has none. */
  withoutSettings(): string | undefined {
    const { address } = this;
    if (!address || Object.keys(address.query).length === 0) return undefined;
    return writeAddress({ ...address, query: {} }) || '.';
  }

  /** Goes to a view; `replace` leaves no step to go back to. */
  go(href: string, { replace = false }: { readonly replace?: boolean } = {}): void {
    const url = new URL(href, base);
    if (replace) history.replaceState(history.state, '', url);
    else {
      keepScroll();
      history.pushState(null, '', url);
      this.moves++;
    }
    this.address = readHere();
    if (!replace) scrollTo(0, 0);
  }

  /** Changes settings of the view one is at; an empty one is taken out. */
  set(query: Readonly<Record<string, string>>, options: { readonly replace?: boolean } = {}): void {
    const { address } = this;
    if (!address) return;
    const href = writeAddress({ ...address, query: { ...address.query, ...query } });
    const url = new URL(href, base);
    if (url.href === location.href) return;
    if (options.replace) history.replaceState(history.state, '', url);
    else {
      keepScroll();
      history.pushState(null, '', url);
    }
    this.address = readHere();
  }

  /** Follows the browser's own moves, and clicks on links into the page. */
  follow(): () => void {
    const back = () => {
      this.address = readHere();
      const top = (history.state as { top?: number } | null)?.top ?? 0;
      scrollBack(top);
    };
    const click = (event: MouseEvent) => {
      const href = linkOf(event);
      if (href === undefined) return;
      event.preventDefault();
      this.go(href);
    };
    history.scrollRestoration = 'manual';
    addEventListener('popstate', back);
    document.addEventListener('click', click);
    return () => {
      removeEventListener('popstate', back);
      document.removeEventListener('click', click);
    };
  }
}

export const place = new Place();

function readHere(): Address | undefined {
  const { pathname, search } = location;
  if (!pathname.startsWith(base.pathname)) return undefined;
  return readAddress(pathname.slice(base.pathname.length), search);
}

/** Where one was on the view that is left, to be there again on the way back. */
function keepScroll(): void {
  history.replaceState({ ...(history.state as object | null), top: scrollY }, '');
}

/** The view comes a little later than its address: it is scrolled until it is long enough, or the reader moves. */
function scrollBack(top: number): void {
  const until = performance.now() + LONGEST_WAIT;
  const stop = new AbortController();
  for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    addEventListener(event, () => stop.abort(), { signal: stop.signal, passive: true });
  const step = () => {
    if (stop.signal.aborted) return;
    scrollTo(0, top);
    if (Math.abs(scrollY - top) > 2 && performance.now() < until) requestAnimationFrame(step);
    else stop.abort();
  };
  requestAnimationFrame(() => requestAnimationFrame(step));
}

function pick(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(READING.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
}

/** The address that a plain click on a link of the page leads to; undefined for any other click. */
function linkOf(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.hasAttribute('download') || (link.target && link.target !== '_self')) return undefined;
  // A link in a drawing has its address in an attribute only.
  const url = new URL(link.getAttribute('href') ?? link.href, base);
  if (url.origin !== base.origin || !url.pathname.startsWith(`${base.pathname}`)) return undefined;
  const below = url.pathname.slice(base.pathname.length);
  if (below.startsWith('api/') || url.hash !== '') return undefined;
  return url.href;
}
