import type { Entry, EventEntry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Argument, Sentence, Shape } from '../ledger/sentence.ts';
import { eachSentence } from './conditions.ts';
import { sentencePlace, sentenceText } from './places.ts';
import type { CheckEntry } from './rule.ts';

const OTHERS = '(?:except|excepting|excluding|besides|save|other than|apart from|except for|aside from)';
const WORDING = new RegExp(
  `_ (${OTHERS}|in|of|among|within|inside|or) _|(?:^| )(anybody)(?= |$)|^(someone|somebody) `,
  'gu',
);

/** Who is meant by `anyone` is said in the words that are read for it: `anyone`, `outside` and `but`. */
export const oddAnyone: CheckEntry<PromiseEntry | RequestEntry | EventEntry> = (entry, _ledger, report) => {
  if (!('terms' in entry)) return;
  eachSentence(entry.terms, (sentence) => {
    const odd = mayBeAnyone(sentence.shape) ? oddIn(sentence) : undefined;
    if (!odd) return;
    const { block, start, end } = sentencePlace(entry as Entry, sentence);
    const text = sentenceText(entry as Entry, sentence);
    const found = new RegExp(odd.written.replaceAll(' ', '\\s+'), 'iu').exec(text);
    const place = found
      ? { block, start: start + found.index, end: start + found.index + found[0].length }
      : { block, start, end };
    report({
      code: 'odd-anyone',
      message: `\`${found?.[0] ?? text}\` is read as words of the deed, and not as who is meant.`,
      help: odd.help,
      place,
    });
  });
};

/** Whether a wording has words in it that may be meant to say who. */
export function mayBeAnyone({ text }: Shape): boolean {
  return text.search(WORDING) >= 0;
}

interface Odd {
  /** A pattern of what was written. */
  readonly written: string;
  readonly help: string;
}

function oddIn({ shape, arguments: given }: Sentence): Odd | undefined {
  for (const found of shape.text.matchAll(WORDING)) {
    const [, between, anybody, someone] = found;
    const instead = anybody ?? someone;
    if (instead !== undefined)
      return {
        written: instead,
        help: 'Write `anyone`, which stands for every party, person, office and group.',
      };
    const slot = shape.text.slice(0, found.index).split('_').length - 1;
    const odd = besideAnyone(between!, given[slot], given[slot + 1]);
    if (odd) return odd;
  }
  return undefined;
}

/** `anyone except @x`, `anyone in @g`, `anyone but @x or @y`. */
function besideAnyone(
  between: string,
  anyone: Argument | undefined,
  next: Argument | undefined,
): Odd | undefined {
  if (anyone?.kind !== 'name' || anyone.meant?.kind !== 'anyone' || next?.kind !== 'name') return undefined;
  const { but, outside } = anyone.meant;
  const isGroup = next.entry?.kind === 'group';
  if (between === 'or') {
    if (but.length === 0 && outside.length === 0) return undefined;
    const names = [...(but.length > 0 ? but : outside), next].map(({ text }) => `@${text}`).join(', ');
    return {
      written: 'or @\\{?[^ ]+',
      help: `Separate names by commas: \`anyone ${but.length > 0 ? 'but' : 'outside'} ${names}\`.`,
    };
  }
  if (/^(?:in|of|among|within|inside)$/.test(between)) {
    if (!isGroup) return undefined;
    const group = `@${next.text}`;
    return {
      written: `anyone ${between}(?=\\s)`,
      help: `Write \`${group}\`, which after \`never\` and \`always\` means each of its members, or \`some of ${group}\` in a condition.`,
    };
  }
  const help = isGroup ? `Write \`anyone outside @${next.text}\`.` : `Write \`anyone but @${next.text}\`.`;
  return { written: `anyone ${between}(?=\\s)`, help };
}
