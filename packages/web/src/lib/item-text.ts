import type { NameAnswer, TimelineItem } from '@troth/core';
import { nameWords } from './case-words.ts';
import { entriesOf } from './kinds.ts';
import { withNames } from './prose.ts';

/** What an item of a story says, in names: of several entries how many they are, of an act what it is about. */
export function itemText(
  { count, kind, title, text, about }: Pick<TimelineItem, 'count' | 'kind' | 'title' | 'text' | 'about'>,
  names: Readonly<Record<string, NameAnswer>>,
): string {
  if (count > 1) return entriesOf(count, kind);
  const said = about === null ? text : actText({ text, about });
  if (about !== null && title === null) return `${nameWords(about, names)}: ${withNames(said, names)}`;
  return title ?? withNames(said, names);
}

/** What an act says, without the id of what it is about. */
export function actText({ text, about }: Pick<TimelineItem, 'text' | 'about'>): string {
  return about === null ? text : text.replace(` ${about}`, '');
}
