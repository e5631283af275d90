import { jsonPieces } from "@/lib/report/json-pieces";
import type { Terminal } from "./terminal";

/** Prints the one JSON document of a command. */
export async function printJson(value: object, terminal: Terminal): Promise<void> {
  for (const piece of jsonPieces(value)) await terminal.print(piece);
}
