import type { FormKind } from '../../editor/entry-forms.ts';
import { frame } from '../../lib/frame.svelte.ts';

/** What has been written of an entry and not added yet. */
export interface Draft {
  values: Record<string, string>;
  text: string;
  asText: boolean;
}

const begun = new Map<FormKind, Draft>();

/** What has been written of an entry of a kind, so that it is there when one comes back to it. */
export function drafts(kind: FormKind): Draft {
  let draft = begun.get(kind);
  if (!draft) {
    draft = { values: freshValues(kind), text: '', asText: false };
    begun.set(kind, draft);
  }
  return draft;
}

/**
 * What a form holds before anything is written: the day that is shown, until it is written otherwise, so that what is
 * added counts on the page that one comes from.
 */
export function freshValues(kind: FormKind): Record<string, string> {
  const today = new Date();
  const day =
    frame.shown?.on ??
    [today.getFullYear(), today.getMonth() + 1, today.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  return kind === 'source' ? { published: day } : { date: day };
}
