import postgres from "postgres";

/** What Postgres refused, however deep the library that ran the statement wrapped it; null for every other error. */
export function postgresErrorOf(error: unknown): { code: string; constraint: string | null } | null {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof postgres.PostgresError)
      return { code: inner.code, constraint: inner.constraint_name ?? null };
  }
  return null;
}

/** A unique constraint or index of that name refused a second one. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  const refused = postgresErrorOf(error);
  return refused?.code === "23505" && refused.constraint === constraint;
}
