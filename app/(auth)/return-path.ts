/** Where a sign-in leads back to: a path of our own, or the start. An address of somebody else is never followed. */
export function returnPath(wanted: string | string[] | undefined): string {
  const isOurs = typeof wanted === "string" && /^\/(?![/\\])[^\s\\]*$/.test(wanted);
  return isOurs ? wanted : "/";
}
