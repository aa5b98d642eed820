import type { NameAnswer } from '@troth/core';
import type { PageName } from './address.ts';

const PAGES: Partial<Record<NameAnswer['kind'], PageName>> = {
  promise: 'promise',
  threat: 'promise',
  party: 'party',
  person: 'party',
  office: 'party',
  group: 'party',
  source: 'source',
  choice: 'choice',
};

/** The view of an entry of a kind. */
export function pageOf(kind: NameAnswer['kind']): PageName {
  return PAGES[kind] ?? 'entry';
}
