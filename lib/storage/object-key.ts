import { AppError } from "@/lib/errors";

/**
 * The two shapes of a key. Only the server makes keys; a client never names an object. Every character is safe in a path and
 * in an address, so no key can lead out of the folder of the store and none needs escaping.
 */
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const QUARANTINE = new RegExp(`^org/(${UUID})/quarantine/(${UUID})$`);
const QUARANTINE_FOLDER = new RegExp(`^org/(${UUID})/quarantine/$`);
const ACCEPTED = new RegExp(
  `^org/(${UUID})/property/(${UUID})/period/\\d{4}-(?:0[1-9]|1[0-2])/[a-z]+(?:_[a-z]+)*/(${UUID})\\.([a-z0-9]{1,5})$`,
);

/** Where bytes wait for their checks. */
export function quarantineKey({ orgId, id }: { orgId: string; id: string }): string {
  return checkedKey(`org/${orgId}/quarantine/${id}`);
}

/** What an organisation's bytes wait in: the one folder whose objects may be listed. */
export function quarantineFolder(orgId: string): string {
  return checkedFolder(`org/${orgId}/quarantine/`);
}

/** Where an original stays for good: the key says what was known on acceptance, and a reassignment does not move it. */
export function acceptedKey(parts: {
  orgId: string;
  propertyId: string;
  /** The month the workspace belongs to, `YYYY-MM`. */
  period: string;
  docType: string;
  id: string;
  /** Without its dot, lower case. */
  extension: string;
}): string {
  const { orgId, propertyId, period, docType, id, extension } = parts;
  return checkedKey(`org/${orgId}/property/${propertyId}/period/${period}/${docType}/${id}.${extension}`);
}

export function isObjectKey(text: string): boolean {
  return QUARANTINE.test(text) || ACCEPTED.test(text);
}

/** The extension of an accepted object; null in quarantine, where nobody has checked what the bytes are. */
export function extensionOf(key: string): string | null {
  return ACCEPTED.exec(key)?.[4] ?? null;
}

/** Every store passes its keys through here: a key of any other shape is a mistake of ours, or an attack. */
export function checkedKey(key: string): string {
  if (!isObjectKey(key)) throw new AppError("object_key_wrong", "That is not the name of a stored file.");
  return key;
}

/** Accepted originals are named by rows alone: whoever clears up does not even see them. */
export function checkedFolder(folder: string): string {
  if (!QUARANTINE_FOLDER.test(folder))
    throw new AppError("object_key_wrong", "Only a quarantine can be listed.");
  return folder;
}

/** An original never changes, so nobody is let to write to where accepted ones are. */
export function checkedUploadKey(key: string): string {
  if (!QUARANTINE.test(key)) throw new AppError("object_key_wrong", "Files are sent to quarantine only.");
  return key;
}
