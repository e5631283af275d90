import { and, eq, isNull, ne, or } from "drizzle-orm";
import { findings } from "@/db/schema/findings";

/** Open, and nobody has said anything of it, or it says something else since they did. */
export function needsAttention() {
  return and(
    eq(findings.state, "open"),
    or(isNull(findings.disposition), ne(findings.disposedVerdictHash, findings.verdictHash)),
  );
}
