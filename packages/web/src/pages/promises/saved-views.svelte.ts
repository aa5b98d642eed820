/** A filter that the reader gave a name. */
export interface SavedView {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
}

const KEY = 'troth-views';

/** The filters that the reader keeps in this browser. */
class SavedViews {
  all = $state.raw<readonly SavedView[]>(read());

  keep(name: string, query: Readonly<Record<string, string>>): void {
    this.#write([...this.all.filter((one) => one.name !== name), { name, query }]);
  }

  drop(name: string): void {
    this.#write(this.all.filter((one) => one.name !== name));
  }

  #write(views: readonly SavedView[]): void {
    this.all = views;
    try {
      localStorage.setItem(KEY, JSON.stringify(views));
    } catch {
      // They stay for as long as the page is open.
    }
  }
}

export const savedViews = new SavedViews();

function read(): SavedView[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('query' in value)) return false;
  const { name, query } = value;
  return (
    typeof name === 'string' &&
    typeof query === 'object' &&
    query !== null &&
    Object.values(query).every((text) => typeof text === 'string')
  );
}
