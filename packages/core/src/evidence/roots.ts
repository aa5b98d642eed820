import type { Name } from '../ledger/name.ts';
import type { Root } from '../lifecycle/chain.ts';

/** How many independent roots there are: at least, and at most. */
export interface RootRange {
  readonly low: number;
  readonly high: number;
}

/** A root with all that reports say of it. */
export interface Witness {
  readonly name: Name;
  /** Whom it quotes without a name. */
  readonly speakers: readonly string[];
  /** Whether it may be one with other roots that are in doubt. */
  readonly sure: boolean;
}

/** Who the roots are, each once, in the order they are found. */
export function witnessesOf(roots: readonly Root[]): Witness[] {
  const byName = new Map<Name, Root[]>();
  for (const root of roots) {
    const same = byName.get(root.name);
    if (same) same.push(root);
    else byName.set(root.name, [root]);
  }
  return [...byName].map(([name, same]) => {
    const speakers = [...new Set(same.flatMap((root) => root.speakers))];
    return { name, speakers, sure: speakers.length === 0 && same.some(({ either }) => !either) };
  });
}

/**
 * How many of the witnesses are independent of each other (evidence.md: Independence).
 *
 * At most all of them are. At least as many as are surely apart: those in doubt may all be one; two publications of one
 * publisher or author have one voice; and a party may speak through what lies within it, such as a ministry, an office
 * and its holder, or a group and its member. So may two offices that one person has held.
 *
 * @param within a name and all that may lie within it
 */
export function countRoots(
  witnesses: readonly Witness[],
  within: (name: Name) => readonly Name[],
): RootRange {
  const high = witnesses.length;
  if (high < 2) return { low: high, high };
  const groupOf = independentVoices(witnesses, within);
  return { low: new Set(witnesses.map(({ name }) => groupOf(name))).size, high };
}

/** What stands for all who are not surely apart. */
const DOUBTFUL = 'in doubt';

/** One who speaks: a party or a publication, or an author in words. */
type Voice = Name | string;

/** A witness that is no doubt somebody, and all who may be speaking in it. */
interface Heard {
  readonly name: Name;
  readonly voices: ReadonlySet<Voice>;
}

/**
 * Puts each witness among those who may be one with it: there are as many groups as there are witnesses that are surely
 * apart, each of the others with one of these.
 */
export function independentVoices(
  witnesses: readonly Witness[],
  within: (name: Name) => readonly Name[],
): (name: Name) => Name | string {
  const doubtful = new Set<Voice>();
  for (const { name, sure } of witnesses)
    if (!sure) for (const voice of publisherOf(name) ?? [name]) doubtful.add(voice);
  const groups = new Map<Name, Name | string>();
  const heard: Heard[] = [];
  for (const { name, sure } of witnesses) {
    const voices = voicesOf(name, within);
    if (!sure || [...doubtful].some((one) => voices.has(one))) groups.set(name, DOUBTFUL);
    else heard.push({ name, voices });
  }
  heard.sort((a, b) => a.voices.size - b.voices.size || (a.name.text < b.name.text ? -1 : 1));
  const apart = surelyApart(heard);
  for (const one of heard) groups.set(one.name, apart.find((other) => mayBeOne(one, other))!.name);
  return (name) => groups.get(name) ?? name;
}

/** Beyond so many that overlap, the narrowest are taken first, which may find fewer that are apart. */
const SEARCHED = 16;

/** The most witnesses of which no two may be one, of witnesses in the order of how many may speak in them. */
function surelyApart(heard: readonly Heard[]): readonly Heard[] {
  if (heard.length === 0) return heard;
  const [first, ...others] = heard;
  const clashing = others.filter((other) => mayBeOne(first, other));
  const taken = [first, ...surelyApart(others.filter((other) => !clashing.includes(other)))];
  const isInAll = clashing.every((other) => [...first.voices].every((voice) => other.voices.has(voice)));
  if (clashing.length < 2 || isInAll || heard.length > SEARCHED) return taken;
  const left = surelyApart(others);
  return left.length > taken.length ? left : taken;
}

function mayBeOne(one: Heard, other: Heard): boolean {
  for (const voice of one.voices) if (other.voices.has(voice)) return true;
  return false;
}

/** All who may be speaking in a root: of a publication, its publisher and author where it has them, else itself. */
function voicesOf(name: Name, within: (name: Name) => readonly Name[]): ReadonlySet<Voice> {
  if (name.entry?.kind !== 'source') return new Set([name, ...within(name)]);
  const publisher = publisherOf(name) ?? [name];
  return new Set(
    publisher.flatMap((one): Voice[] => (typeof one === 'string' ? [one] : [one, ...within(one)])),
  );
}

function publisherOf({ entry }: Name): readonly Voice[] | undefined {
  if (entry?.kind !== 'source') return undefined;
  const { by, author } = entry;
  const named = [...(by ? [by] : []), ...(author ? [author] : [])];
  return named.length > 0 ? named : undefined;
}
