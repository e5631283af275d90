import type { z } from "zod";
import { requirePerson } from "@/lib/auth/browser-session";
import type { Person } from "@/lib/auth/person";
import { parseInput } from "@/lib/http/validation-error";
import { requireWithinLimit } from "@/lib/rate-limit/rate-limiter";
import { declareAction } from "./declare-action";

interface UserActionSpec<Schema extends z.ZodType, Data> {
  name: string;
  input: Schema;
  run(person: Person, input: z.output<Schema>): Promise<Data>;
}

/** What somebody signed in does for themselves, of no organisation. */
export function userAction<Schema extends z.ZodType, Data>(spec: UserActionSpec<Schema, Data>) {
  return declareAction({ kind: "person", name: spec.name }, async (raw: z.input<Schema>) => {
    const person = await requirePerson();
    await requireWithinLimit("requestsPerPerson", person.id);
    return spec.run(person, parseInput(spec.input, raw));
  });
}
