import type { Entry } from '../ledger/entry.ts';

/** The name of the promise, request, deal or other entry that an entry is about; undefined where it is about none. */
export function mentionedFirst(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'response':
      return entry.to[0]?.text;
    case 'rated':
    case 'checked':
    case 'notified':
    case 'consulted':
      return entry.promise?.text;
    case 'act':
    case 'retracted':
    case 'accepted':
    case 'refused':
      return entry.target?.text;
    case 'claim':
    case 'note':
      return entry.about[0]?.text;
    default:
      return undefined;
  }
}
