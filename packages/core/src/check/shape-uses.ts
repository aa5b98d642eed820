import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Sentence } from '../ledger/sentence.ts';
import { eachSentence } from './conditions.ts';

/** The wording of a deed or limit, which is meant as it is. */
export const DECLARED = 1_000_000;

/** How often each wording is used, by the index of its shape. */
export interface Uses {
  readonly counts: Int32Array;
  /** By shape: the first entry that uses it, and the sentence there. */
  readonly entries: Entry[];
  readonly sentences: Sentence[];
}

/** Counts the sentences of a ledger by their wording. */
export function collectUses(ledger: Ledger): Uses {
  const size = ledger.reading.shapes.all.length;
  const counts = new Int32Array(size);
  const entries: Entry[] = new Array(size);
  const sentences: Sentence[] = new Array(size);
  let at: Entry;
  const count = (sentence: Sentence) => {
    const { index } = sentence.shape;
    if (counts[index]++ === 0) {
      entries[index] = at;
      sentences[index] = sentence;
    }
  };
  const declare = (sentence: Sentence) => {
    count(sentence);
    counts[sentence.shape.index] = DECLARED;
  };
  for (const file of [...ledger.documents].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const entry of file.entries) {
      if (!entry) continue;
      at = entry;
      switch (entry.kind) {
        case 'event':
        case 'alleged':
          for (let i = 0; i < entry.lines.length; i++) count(entry.lines[i].sentence);
          break;
        case 'promise':
        case 'threat':
        case 'request':
        case 'deal':
          eachSentence(entry.terms, count);
          break;
        case 'act':
          if (entry.terms) eachSentence(entry.terms, count);
          break;
        case 'deed':
          if (entry.sentence) declare(entry.sentence);
          entry.also.forEach(declare);
          for (const { sentence } of entry.excludes) declare(sentence);
          for (const { sentence } of entry.undoneBy) declare(sentence);
          break;
        case 'limit':
          entry.on.forEach(declare);
      }
    }
  }
  return { counts, entries, sentences };
}
