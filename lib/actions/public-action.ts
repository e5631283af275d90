import type { z } from "zod";
import { parseInput } from "@/lib/http/validation-error";
import { declareAction } from "./declare-action";

interface PublicActionSpec<Schema extends z.ZodType, Data> {
  name: string;
  /** What makes it right that anybody may send this. */
  why: string;
  input: Schema;
  run(input: z.output<Schema>): Promise<Data>;
}

export function publicAction<Schema extends z.ZodType, Data>(spec: PublicActionSpec<Schema, Data>) {
  const { name, why } = spec;
  return declareAction({ kind: "public", name, why }, async (raw: z.input<Schema>) =>
    spec.run(parseInput(spec.input, raw)),
  );
}
