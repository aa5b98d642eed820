import { Ledger } from '../../../src/ledger/ledger.ts';
import { sourceText } from '../../../src/text/source-text.ts';

/** A ledger from a text with one `|` in it, which marks a place. */
export function marked(text: string): {
  readonly ledger: Ledger;
  readonly text: string;
  readonly offset: number;
} {
  const offset = text.indexOf('|');
  const plain = text.slice(0, offset) + text.slice(offset + 1);
  return { ledger: Ledger.read([sourceText('a.troth', plain)]), text: plain, offset };
}

/** People, groups, a deed and two promises, for what stands below them. */
export const SCENE = `ledger "A sale"
  on 2026-05-01
party @anna "Anna"
party @ben "Ben"
person @cleo "Cleo"
office @anna/agent "Agent"
  of @anna
  holder @cleo from 2026
group @boats "the boats"
  size 9
thing @pier "The pier"
source @letter "Letter"
  published 2026-03-02
deed ?seller sells ?boat to ?buyer
  also ?boat was sold to ?buyer by ?seller
  excludes ?owner keeps ?boat
  once per ?boat
2026-03-01 deal @sale "The sale"
  between @anna, @ben
2026-03-01 promise @one "Sell three" #boats
  from @anna
  to @ben
  will @anna sells 3 of @boats to @ben
  by 2026-04-30
  source @letter
`;
