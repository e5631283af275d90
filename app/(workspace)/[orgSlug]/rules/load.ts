import { listRules } from "@/lib/services/rules/list-rules";
import { pageLoader } from "../../page-loader";

export const load = pageLoader("rules.read", async () => listRules());
