/** Called by Next once, before the first request. A throw ends the server. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ env }, { assertDatabaseReady }] = await Promise.all([
    import("@/lib/env"),
    import("@/db/assert-ready"),
  ]);
  await assertDatabaseReady(env().database.appUrl);
}
