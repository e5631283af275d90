/** What an OAuth client says of itself, RFC 6749 section 2.3.1. */
export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

/** From the header or from the form, never from the address. Null when neither or both say it. */
export function clientCredentials(
  authorization: string | null,
  form: ReadonlyMap<string, string>,
): ClientCredentials | null {
  const clientId = form.get("client_id");
  const clientSecret = form.get("client_secret");
  if (authorization !== null) return clientSecret === undefined ? fromBasic(authorization) : null;
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}

/** Null when a parameter is there twice, which the standard forbids because two readers may take different ones. */
export function readForm(text: string): ReadonlyMap<string, string> | null {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) return null;
    form.set(name, value);
  }
  return form;
}

function fromBasic(authorization: string): ClientCredentials | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  const pair = encoded && Buffer.from(encoded, "base64").toString();
  const at = pair ? pair.indexOf(":") : -1;
  if (!pair || at < 1) return null;
  try {
    // Both halves are form-encoded before they are joined.
    return { clientId: decodeForm(pair.slice(0, at)), clientSecret: decodeForm(pair.slice(at + 1)) };
  } catch {
    return null;
  }
}

function decodeForm(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
