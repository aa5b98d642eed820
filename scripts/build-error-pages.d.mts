/** Every file that is generated from the catalogue of errors, by its path from the root. */
export function errorPages(): Promise<Map<string, string>>;
