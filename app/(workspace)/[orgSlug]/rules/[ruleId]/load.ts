import { notFound } from "next/navigation";
import { listRules } from "@/lib/services/rules/list-rules";
import { pageLoader } from "../../../page-loader";

export const load = pageLoader("rules.read", async (_, { ruleId }: { ruleId: string }) => ({
  rule: listRules().items.find(({ id }) => id === ruleId) ?? notFound(),
}));
