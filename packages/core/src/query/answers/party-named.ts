import type { Name } from '../../ledger/name.ts';
import { isPartyKind } from '../party-kinds.ts';
import { idOf } from '../words/name-text.ts';
import { withArticle } from '../words/with-article.ts';
import type { Desk } from './desk.ts';
import { Refusal } from './refusal.ts';

/** Who is meant by an id in a parameter that asks for a party. Throws a {@link Refusal}. */
export function partyNamed(desk: Desk, parameter: string, id: string): Name {
  const { name, kind } = desk.named(id);
  if (isPartyKind(kind)) return name;
  throw new Refusal('bad parameter', `${parameter}: ${idOf(name)} is no party but ${withArticle(kind)}`);
}
