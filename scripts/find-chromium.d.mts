/** The path of an installed Chromium or Chrome; throws a sentence when there is none. */
export function findChromium(): string;
