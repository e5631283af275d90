/** What became of one sent file; `problem` has words for a person. */
export type SendResult =
  | { ok: true; id: string; isDuplicate: boolean }
  | { ok: false; problem: string; retryAfterSeconds: number | null };

/** Where files are sent: the property is one that was chosen for them, null where their headers decide. */
export interface Destination {
  orgSlug: string;
  propertyId: string | null;
}

const LOST = "The connection was lost on the way. Nothing was stored; try again.";

/** Sends a file with progress, which `fetch` does not tell. Never rejects. */
export function sendFile(
  { orgSlug, propertyId }: Destination,
  file: File,
  onProgress: (share: number) => void,
): Promise<SendResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set("file", file);
    if (propertyId) form.set("propertyId", propertyId);
    request.open("POST", `/api/v1/documents?organization=${encodeURIComponent(orgSlug)}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => resolve(resultOf(request));
    request.onerror = () => resolve({ ok: false, problem: LOST, retryAfterSeconds: null });
    request.onabort = request.onerror;
    request.send(form);
  });
}

function resultOf(request: XMLHttpRequest): SendResult {
  const { status, response } = request;
  if ((status === 200 || status === 201) && typeof response?.id === "string") {
    return { ok: true, id: response.id, isDuplicate: status === 200 };
  }
  const seconds = Number(request.getResponseHeader("retry-after"));
  return {
    ok: false,
    problem: typeof response?.detail === "string" ? response.detail : LOST,
    retryAfterSeconds: status === 429 && seconds > 0 ? seconds : null,
  };
}
