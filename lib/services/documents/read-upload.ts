import { z } from "zod";
import { checkFileSize } from "@/lib/engines/intake";
import { readerLimits } from "@/lib/engines/limits";
import { AppError } from "@/lib/errors";
import { parseInput, ValidationError } from "@/lib/http/validation-error";
import { readBounded } from "@/lib/storage/read-bounded";
import { documentKind } from "./document-schemas";

/** Field names, boundaries and file names of a form, beside the file itself. */
const FORM_OVERHEAD_BYTES = 64 * 1024;
const MOST_BYTES = readerLimits.fileBytes + FORM_OVERHEAD_BYTES;

/** What a person says the file is; all of it may be left out, or left empty as forms do. */
const selectionSchema = z.object({
  propertyId: z.uuid().optional(),
  kind: documentKind.optional(),
  periodEnd: z.iso.date().optional(),
});
export type UploadSelection = z.output<typeof selectionSchema>;

/** As OpenAPI shows the form. */
export const uploadForm = selectionSchema.extend({
  file: z.string().meta({ format: "binary", description: "The PDF, at most 50 MiB." }),
});

export interface Upload {
  bytes: Uint8Array;
  fileName: string;
  selection: UploadSelection;
}

/** A file sent as a form, as browsers do, or as its bare bytes. Counted while it streams: a length is what a client claims. */
export async function readUpload(request: Request): Promise<Upload> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  switch (mediaType) {
    case "multipart/form-data":
      return readForm(request);
    case "application/pdf":
    case "application/octet-stream":
      return readBare(request);
    default:
      throw new AppError(
        "unsupported_media_type",
        "Send the file as multipart/form-data in a field named file, or as application/pdf.",
      );
  }
}

async function readForm(request: Request): Promise<Upload> {
  const bytes = await readBody(request);
  const contentType = request.headers.get("content-type") ?? "";
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } })
    .formData()
    .catch(() => {
      throw new AppError("bad_request", "The form cannot be read. It may have been cut off on its way.");
    });
  const [file, ...others] = form.getAll("file");
  if (!(file instanceof File))
    throw new ValidationError([{ field: "file", message: "Send the file in a field named file." }]);
  if (others.length > 0) throw new ValidationError([{ field: "file", message: "Send one file at a time." }]);
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name,
    selection: selectionOf((name) => form.get(name)),
  };
}

async function readBare(request: Request): Promise<Upload> {
  const { searchParams } = new URL(request.url);
  const selection = selectionOf((name) => searchParams.get(name));
  const fileName =
    searchParams.get("fileName") ?? fileNameIn(request.headers.get("content-disposition")) ?? "";
  return { bytes: await readBody(request), fileName, selection };
}

async function readBody(request: Request): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  try {
    return await readBounded(request.body, MOST_BYTES);
  } catch (error) {
    // More was not read: what is known is that it is too large.
    if (error instanceof AppError && error.code === "object_too_large") checkFileSize(MOST_BYTES + 1);
    throw error;
  }
}

function selectionOf(given: (name: string) => unknown): UploadSelection {
  const filled = ["propertyId", "kind", "periodEnd"].flatMap((name) => {
    const value = given(name);
    return value === null || value === "" ? [] : [[name, value]];
  });
  return parseInput(selectionSchema, Object.fromEntries(filled));
}

/** RFC 6266: the name in UTF-8 counts before the plain one. */
function fileNameIn(disposition: string | null): string | null {
  const encoded = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition ?? "")?.[1];
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? "");
  return decoded(encoded) ?? plain?.[1]?.replace(/\\(.)/g, "$1") ?? plain?.[2] ?? null;
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}
