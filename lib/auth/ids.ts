/** An organisation that the caller has been shown to belong to: minted by membership, a verified token or a verified event. */
export type OrgId = string & { readonly __brand: "OrgId" };
