/** Called by Next once, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { refuseUnlessReady, startBackground } = await import("./instrumentation-node");
    await refuseUnlessReady();
    await startBackground();
  }
}
