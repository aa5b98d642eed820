/** What an entry is of which a line may be unreadable that decides where a promise stands, or how far an act goes. */
export interface PerhapsUnread {
  /** Whether it has such a line. */
  readonly isUnread: true | undefined;
}
