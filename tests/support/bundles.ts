import { ensureBundles } from "../../scripts/bundle.mjs";

/** The reader processes of the tests run the same bundle as everyone's. */
export default async function setup(): Promise<void> {
  await ensureBundles();
}
