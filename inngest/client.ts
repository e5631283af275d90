import { Inngest } from "inngest";
import { inngestOptions } from "@/lib/jobs/inngest-options";

/** The one client: functions are made with it and events sent by it. */
export const inngest = new Inngest(inngestOptions);
