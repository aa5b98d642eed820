import type { Name } from '../ledger/name.ts';
import type { Root } from './chain.ts';

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
 * and its holder, or a group and its member.
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

/** Puts each witness among those who may be one with it: the witnesses of two groups are surely independent. */
export function independentVoices(
  witnesses: readonly Witness[],
  within: (name: Name) => readonly Name[],
): (name: Name) => Name | string {
  const voices = new Map<Name | string, boolean>();
  for (const { name, sure } of witnesses) {
    const voice = voiceOf(name);
    voices.set(voice, sure && (voices.get(voice) ?? true));
  }
  const narrower = (voice: Name): Name | undefined =>
    within(voice).find((inner) => inner !== voice && voices.has(inner) && !within(inner).includes(voice));
  return (name) => {
    let voice = voiceOf(name);
    for (;;) {
      if (voices.get(voice) === false) return DOUBTFUL;
      const inner = typeof voice !== 'string' && voice.entry?.kind !== 'source' ? narrower(voice) : undefined;
      if (!inner) return voice;
      voice = inner;
    }
  };
}

/** Whose voice a root is: a publication's publisher or author where it has one, else its own. */
function voiceOf(name: Name): Name | string {
  const { entry } = name;
  if (entry?.kind !== 'source') return name;
  return entry.by ?? entry.author ?? name;
}
