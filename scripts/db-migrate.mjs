import "./require-node.mjs";
import { runBundled } from "./run-bundled.mjs";

// Applies the migrations of this version to the database of DATABASE_OWNER_URL.
process.exit(await runBundled({ entry: "scripts/launcher/migrate.ts", output: "db-migrate.mjs" }));
