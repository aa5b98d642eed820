/** The kinds of entries that can promise and be promised to. */
export const PARTY_KINDS = ['party', 'person', 'office', 'group'] as const;

/** Whether entries of a kind can promise and be promised to. */
export function isPartyKind(kind: string): boolean {
  return PARTY_KINDS.some((one) => one === kind);
}
