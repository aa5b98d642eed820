import type { Component } from 'svelte';
import type { PageName } from '../lib/address/address.ts';
import Overview from '../pages/overview/Overview.svelte';

/** What a view is given: the id, key or path that it is of. */
export interface PageProps {
  readonly of: string;
}

/** A view of one thing, or of everything. */
type View = Component<PageProps> | Component<Record<string, never>>;

interface Route {
  /** Its name in the window's title, and in the navigation. */
  readonly title: string;
  readonly load: () => Promise<{ readonly default: View }>;
}

/** The code of each view loads when it is gone to; the first view comes with the page, so that it shows at once. */
export const ROUTES: Partial<Record<PageName, Route>> = {
  overview: { title: 'Overview', load: async () => ({ default: Overview }) },
  promises: { title: 'Promises', load: () => import('../pages/promises/Promises.svelte') },
  conflicts: { title: 'Conflicts', load: () => import('../pages/conflicts/Conflicts.svelte') },
  conflict: { title: 'Conflict', load: () => import('../pages/conflict/ConflictView.svelte') },
  parties: { title: 'Parties', load: () => import('../pages/parties/Parties.svelte') },
  party: { title: 'Party', load: () => import('../pages/party/PartyView.svelte') },
  sources: { title: 'Sources', load: () => import('../pages/sources/Sources.svelte') },
  source: { title: 'Source', load: () => import('../pages/source/SourceView.svelte') },
  choices: { title: 'Choices', load: () => import('../pages/choices/Choices.svelte') },
  choice: { title: 'Choice', load: () => import('../pages/choice/ChoiceView.svelte') },
  search: { title: 'Search', load: () => import('../pages/search/Search.svelte') },
  promise: { title: 'Promise', load: () => import('../pages/promise/PromiseView.svelte') },
  entry: { title: 'Entry', load: () => import('../pages/entry/EntryView.svelte') },
  problems: { title: 'Problems', load: () => import('../pages/problems/Problems.svelte') },
  draft: { title: 'Before you promise', load: () => import('../pages/draft/Draft.svelte') },
  editor: { title: 'Editor', load: () => import('../pages/editor/Editor.svelte') },
};

/** The views that the navigation leads to, in its order, each with the views that lie below it. */
export const NAVIGATION: readonly { readonly page: PageName; readonly below: readonly PageName[] }[] = [
  { page: 'overview', below: [] },
  { page: 'promises', below: ['promise'] },
  { page: 'conflicts', below: ['conflict'] },
  { page: 'parties', below: ['party'] },
  { page: 'sources', below: ['source'] },
  { page: 'choices', below: ['choice'] },
  { page: 'draft', below: [] },
  { page: 'editor', below: [] },
];
