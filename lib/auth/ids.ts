/** An organisation that the caller has been shown to belong to: minted by membership, a verified token or a verified event. */
export type OrgId = string & { readonly __brand: "OrgId" };

/** As our ids are written. What is written otherwise names nothing. */
export function isUuid(text: unknown): text is string {
  return typeof text === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
