/** The person in what `actorText` wrote; null for keys and jobs. */
export function personOfActor(actor: string): string | null {
  return actor.startsWith("user:") ? actor.slice("user:".length) : null;
}
