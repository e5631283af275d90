import { orgRoute } from "@/lib/http/org-route";
import { listRules } from "@/lib/services/rules/list-rules";
import { ruleCatalogue } from "@/lib/services/rules/rule-schemas";

export const GET = orgRoute({
  name: "rules.list",
  summary: "Lists every rule as it is now, with its reason, formula and thresholds",
  permission: "rules.read",
  response: ruleCatalogue,
  run: async () => listRules(),
});
