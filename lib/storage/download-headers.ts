import { extensionOf } from "./object-key";

/** What is handed out is named by what was checked on acceptance, never by what a client claimed. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xls: "application/vnd.ms-excel",
  csv: "text/csv; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  zip: "application/zip",
};

/** Kinds that a browser shows without running anything of theirs in our name. */
const SHOWN_IN_PLACE = new Set(["pdf", "png", "jpg", "jpeg"]);

export function downloadHeaders(
  key: string,
  { fileName, disposition }: { fileName: string; disposition: "attachment" | "inline" },
): { contentType: string; contentDisposition: string } {
  const extension = extensionOf(key) ?? "";
  const kind = disposition === "inline" && SHOWN_IN_PLACE.has(extension) ? "inline" : "attachment";
  return {
    contentType: CONTENT_TYPES[extension] ?? "application/octet-stream",
    contentDisposition: `${kind}; ${fileNameParameters(fileName)}`,
  };
}

/** RFC 6266: a plain name for old readers and the true one in UTF-8; no byte of the name can end the header. */
function fileNameParameters(fileName: string): string {
  const name = [...fileName.replace(/\p{Surrogate}/gu, "_")].slice(0, 200).join("");
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
