export function buildIfNeeded(): Promise<boolean>;
