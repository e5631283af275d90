import { eventType } from "inngest";
import { eventSchemas } from "@/lib/jobs/events";

/** The events as triggers and as what steps send: the SDK checks their data against the schema on both ways. */
export const documentReceived = eventType("document/received", { schema: eventSchemas["document/received"] });
export const documentAssigned = eventType("document/assigned", { schema: eventSchemas["document/assigned"] });
export const documentRead = eventType("document/read", { schema: eventSchemas["document/read"] });
export const runRequested = eventType("run/requested", { schema: eventSchemas["run/requested"] });
export const chartChanged = eventType("chart/changed", { schema: eventSchemas["chart/changed"] });
