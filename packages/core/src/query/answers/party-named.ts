import type { Name } from '../../ledger/name.ts';
import { idOf } from '../name-text.ts';
import { withArticle } from '../with-article.ts';
import type { Desk } from './desk.ts';
import { Refusal } from './refusal.ts';

const KINDS: readonly string[] = ['party', 'person', 'office', 'group'];

/** Who is meant by an id in a parameter that asks for a party. Throws a {@link Refusal}. */
export function partyNamed(desk: Desk, parameter: string, id: string): Name {
  const { name, kind } = desk.named(id);
  if (KINDS.includes(kind)) return name;
  throw new Refusal('bad parameter', `${parameter}: ${idOf(name)} is no party but ${withArticle(kind)}`);
}
