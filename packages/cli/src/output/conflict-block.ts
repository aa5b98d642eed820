import {
  type Conflict,
  costTexts,
  dutyNowText,
  fitText,
  fullTerms,
  groupedDigits,
  idOf,
  isCertain,
  type Judgement,
  type Ledger,
  type Lift,
  liftText,
  listText,
  type PromiseEntry,
  placeOf,
  printable,
  RecordPrices,
  saidDays,
  titleOf,
  tooLateText,
  type WayOut,
  withPartyTitles,
} from '@troth/core';
import { type Cell, cell, layOut } from './columns.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** Below this many columns, what belongs together stands below each other. */
const ROOMY = 60;
/** More ways out, or sets of a family, than this are counted. */
export const MOST_LISTED = 12;

/** What the text of a conflict is made with. */
export interface Page {
  readonly ledger: Ledger;
  readonly judgement: Judgement;
  readonly width: number;
  readonly style: Style;
}

/** One conflict: what collides, why, what fits, and the ways out. */
export function conflictBlock(page: Page, conflict: Conflict): string[] {
  const colour = isCertain(conflict) ? 'red' : 'yellow';
  return [
    ...heading(page, 'conflict', idsText(conflict.promises), kindText(conflict), colour),
    ...promiseRows(page, conflict.promises),
    ...facts(page, conflictFacts(page, conflict)),
    ...waysOut(page, 'Ways out', conflict.waysOut, conflict),
    ...paragraphs(page, 'Too late', conflict.tooLate.map(tooLateText)),
  ];
}

/** The first lines of a block: what it is, of what, and which kind. */
export function heading(
  { width, style }: Page,
  word: string,
  name: string,
  kind: string,
  colour: 'red' | 'yellow',
): string[] {
  const [first = '', ...rest] = wrap(`${word}  ${printable(name)}`, width);
  const named = style('bold', first.slice(word.length));
  return [
    `${style(colour, word)}${named}`,
    ...rest.map((line) => style('bold', `  ${line}`)),
    ...wrap(kind, width - 2).map((line) => `  ${line}`),
  ];
}

/** `deed against duty · certain · on every reading` */
export function kindText({ kind, standing, reading, disputed }: Conflict): string {
  const readings = reading === 'certain' ? 'on every reading' : 'on some readings';
  return [kind, standing, readings, ...(disputed ? ['disputed'] : [])].join(' · ');
}

/** Each promise in one line: who, to whom, what, how far it is, and where it stands in the ledger. */
function promiseRows(page: Page, promises: readonly PromiseEntry[]): string[] {
  const rows = promises.map((entry): Cell[] => {
    const standing = page.judgement.promises.find((one) => one.entry === entry);
    const terms = standing?.terms ?? fullTerms(entry);
    const about = [
      ...cell(dutyNowText(page.judgement, entry, terms)),
      ...cell([groupedDigits(standing?.progress ?? ''), placeOf(entry)].filter(Boolean).join(' · '), 'dim'),
    ];
    const id = cell(idOf(entry.name), 'bold');
    return page.width < ROOMY ? [[...id, ...about]] : [id, about];
  });
  return layOut(rows, page.width, page.style, 2);
}

type Fact = readonly [label: string, texts: Cell];

function conflictFacts({ ledger }: Page, conflict: Conflict): Fact[] {
  const titled = (text: string) => cell(withPartyTitles(saidDays(text), (name) => ledger.find(name)));
  const { why, readings, conditions, assumptions, fits, boundBothWays, citations, promises } = conflict;
  const rest = promises.length > 1 ? ', the others kept' : '';
  const others = citations.filter(
    ({ entry }) => !promises.includes(entry as PromiseEntry) && !why.includes(placeOf(entry)),
  );
  const places = others.map(({ entry, role }) => `${placeOf(entry)} (${role})`);
  return [
    ['Why', [...cell(groupedDigits(why)), ...cell(places.join(', '), 'dim')]],
    ['Readings', cell(readings)],
    ['Only if', conditions.flatMap(titled)],
    ['Unless', assumptions.flatMap(titled)],
    ['Fits', fits.flatMap((fit) => cell(`${fitText(fit)} of ${idOf(fit.promise.name)}${rest}`))],
    ['Bound both ways', cell(boundBothWays.map((name) => `${titleOf(name)} (${idOf(name)})`).join(', '))],
  ];
}

/** Labels beside their texts, or before them where there is little room; those without a text are left out. */
export function facts({ width, style }: Page, all: readonly Fact[]): string[] {
  const given = all.filter(([, texts]) => texts.length > 0);
  if (width >= ROOMY)
    return layOut(
      given.map(([label, texts]) => [cell(label, 'bold'), texts]),
      width,
      style,
      2,
    );
  return given.flatMap(([label, texts]) => [
    `  ${style('bold', label)}`,
    ...layOut([[texts]], width, style, 4),
  ]);
}

/** Ways out, numbered, with what each asks for and costs. */
export function waysOut(
  page: Page,
  label: string,
  ways: readonly WayOut[],
  { fits }: Pick<Conflict, 'fits'>,
  hasMore = false,
): string[] {
  if (ways.length === 0) return [`  ${page.style('bold', label)}`, '    none is known'];
  const prices = pricesOf(page.judgement);
  const listed = ways.slice(0, MOST_LISTED);
  const stepsOf = (lifts: readonly Lift[]): Cell =>
    lifts.flatMap((lift) => cell(liftText(lift, termsOf(page, lift.promise), fits)));
  const rows = listed.map((way, index): Cell[] => {
    const steps = shortened(listed, index, stepsOf);
    return [cell(`${index + 1}.`), [...steps, ...cell(costTexts(way, prices.of(way)).join(' · '), 'dim')]];
  });
  const more = ways.length - MOST_LISTED;
  if (more > 0)
    rows.push([
      [],
      cell(hasMore ? `and more; --json lists ${ways.length}` : `and ${more} more; --json lists all`),
    ]);
  else if (hasMore) rows.push([[], cell('and more, which were not looked for')]);
  return [`  ${page.style('bold', label)}`, ...layOut(rows, page.width, page.style, 4)];
}

/** What a way out asks for; of one of very many steps, what differs from the first such way, or the first steps. */
function shortened(ways: readonly WayOut[], index: number, stepsOf: (lifts: readonly Lift[]) => Cell): Cell {
  const isLong = ({ lifts }: WayOut): boolean => lifts.length > MOST_LISTED;
  const { lifts } = ways[index];
  if (!isLong(ways[index])) return stepsOf(lifts);
  const model = ways.findIndex(isLong);
  const others = lifts.filter((lift) => !ways[model].lifts.includes(lift));
  const left = ways[model].lifts.filter((lift) => !lifts.includes(lift));
  if (model < index && others.length + left.length <= MOST_LISTED) {
    const without = listText(left.map(({ promise }) => idOf(promise.name)));
    return [...cell(`As ${model + 1}, but without what lifts ${without}:`), ...stepsOf(others)];
  }
  const more = lifts.length - MOST_LISTED;
  return [...stepsOf(lifts.slice(0, MOST_LISTED)), ...cell(`and ${more} more like these; --json lists all`)];
}

/** Worked out once for all ways out of a judgement. */
function pricesOf(judgement: Judgement): RecordPrices {
  const prices = PRICES.get(judgement) ?? new RecordPrices(judgement);
  PRICES.set(judgement, prices);
  return prices;
}

const PRICES = new WeakMap<Judgement, RecordPrices>();

function termsOf({ judgement }: Page, promise: PromiseEntry) {
  return judgement.promises.find(({ entry }) => entry === promise)?.terms ?? fullTerms(promise);
}

/** Texts below a label; nothing where there are none. */
export function paragraphs({ width, style }: Page, label: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  return [
    `  ${style('bold', label)}`,
    ...layOut(
      texts.map((text) => [cell(text)]),
      width,
      style,
      4,
    ),
  ];
}

/** `@a × @b` */
export function idsText(promises: readonly PromiseEntry[]): string {
  return promises.map(({ name }) => idOf(name)).join(' × ');
}
