/** The width to write for: that of the terminal, within what can be read; 100 columns where there is none. */
export function widthOf(columns: number | undefined): number {
  if (!columns) return 100;
  return Math.min(Math.max(columns, 30), 140);
}
