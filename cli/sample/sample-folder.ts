import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/lib/errors";

/** Lists what `reims sample` has written, so that a second run may replace it and nothing else. */
const manifestName = "sample.json";

/**
 * Makes the folder hold exactly `files` and a manifest of them. Refuses a folder that holds anything it did not write
 * itself.
 */
export async function writeSampleFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
  about: Record<string, unknown>,
): Promise<void> {
  const old = await ownFiles(folder);
  await mkdir(folder, { recursive: true });
  const manifest = `${JSON.stringify({ ...about, files: [...files.keys()] }, null, 2)}\n`;
  // First the manifest, with the old names too: were we stopped half way, everything here would still count as ours.
  const everything = [...new Set([...old, ...files.keys()])];
  await writeFile(join(folder, manifestName), `${JSON.stringify({ files: everything })}\n`);
  for (const name of old) if (!files.has(name)) await rm(join(folder, name), { force: true });
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  await writeFile(join(folder, manifestName), manifest);
}

/** The files in the folder, all of them from an earlier sample; throws when something else is there. */
async function ownFiles(folder: string): Promise<string[]> {
  const entries = (await listFolder(folder)).filter((name) => name !== manifestName);
  if (entries.length === 0) return [];
  const listed = new Set(await listedFiles(folder));
  const foreign = entries.find((name) => !listed.has(name));
  if (foreign === undefined) return entries;
  throw new AppError(
    "folder_not_empty",
    `The folder ${folder} holds files that "reims sample" did not write (${foreign}, for one). Name an empty or new folder.`,
  );
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return [];
    if (code === "ENOTDIR") throw new AppError("not_a_folder", `${folder} is a file, not a folder.`);
    throw new AppError("folder_unusable", `The folder ${folder} could not be opened (${String(code)}).`);
  }
}

async function listedFiles(folder: string): Promise<string[]> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, manifestName), "utf8"));
    return isManifest(manifest) ? manifest.files : [];
  } catch {
    return []; // no manifest of ours: nothing here is ours
  }
}

function isManifest(value: unknown): value is { files: string[] } {
  const files = typeof value === "object" && value !== null && "files" in value ? value.files : null;
  return Array.isArray(files) && files.every((name) => typeof name === "string");
}
