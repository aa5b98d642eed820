/** A file of the site, by its path below it. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Buffer;
}
