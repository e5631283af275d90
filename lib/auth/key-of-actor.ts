/** The API key in what `actorText` wrote; null for people and jobs. */
export function keyOfActor(actor: string): string | null {
  return actor.startsWith("key:") ? actor.slice("key:".length) : null;
}
