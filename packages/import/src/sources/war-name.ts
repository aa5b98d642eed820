/** A war, as its name tells it. */
export interface War {
  /** As a reader would write it: `Crimean War, 1853–1856`. */
  readonly title: string;
  readonly firstYear: number;
  readonly lastYear: number;
}

/** Wars whose names hold no years. */
const WORLD_WARS: Readonly<Record<string, War>> = {
  worldwari: { title: 'World War I, 1914–1918', firstYear: 1914, lastYear: 1918 },
  worldwarii: { title: 'World War II, 1939–1945', firstYear: 1939, lastYear: 1945 },
};

/**
 * Reads the name and the years of a war from names such as `Austro-Sardinian1848-1849`; undefined where there is no year.
 *
 * ```ts
 * readWarName('SecondSchleswig-Holstein1864') // => { title: 'Second Schleswig-Holstein War, 1864', firstYear: 1864, lastYear: 1864 }
 * readWarName('Ugandan-Tanzanian1978-79')?.title // => 'Ugandan-Tanzanian War, 1978–1979'
 * ```
 */
export function readWarName(written: string): War | undefined {
  const known = WORLD_WARS[written.toLowerCase().replace(/[^a-z]/g, '')];
  if (known) return known;
  const match = /^(.*?)[\s_-]*(\d{4})(?:\s*[-–/]\s*(\d{2,4}))?$/.exec(written.trim());
  if (!match) return undefined;
  const [, name = '', first = '', second] = match;
  const firstYear = Number(first);
  const lastYear = second ? Number(first.slice(0, 4 - second.length) + second) : firstYear;
  if (lastYear < firstYear) return undefined;
  const words = name
    .replace(/_/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Ll})of /gu, '$1 of ')
    .trim();
  const called =
    /\b(war|rebellion|republic|unification|war\w*)\b/i.test(words) || /^War/.test(words)
      ? words
      : `${words} War`;
  const years = firstYear === lastYear ? first : `${firstYear}–${lastYear}`;
  return { title: `${called}, ${years}`, firstYear, lastYear };
}
