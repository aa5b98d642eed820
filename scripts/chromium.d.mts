export function findChromium(): Promise<string | undefined>;
export function chromiumIfNeeded(): Promise<boolean>;
export function chromiumArguments(): string[];
