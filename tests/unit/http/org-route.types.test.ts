import { expect, test } from "vitest";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { orgRoute } from "@/lib/http/org-route";

const common = { name: "a.route", summary: "A route", response: null } as const;

const answering = { ...common, permission: "runs.read", response: z.object({ id: z.string() }) } as const;

/** Checked by the compiler: were one of these to compile, the comment above it would be the error. */
test("a route or an action without a permission does not compile", () => {
  // @ts-expect-error the permission is missing
  orgRoute({ ...common, run: async () => {} });
  // @ts-expect-error nobody has that permission
  orgRoute({ ...common, permission: "everything.write", run: async () => {} });
  // @ts-expect-error the answer is not what the schema says
  orgRoute({ ...answering, run: async () => ({ id: 1 }) });
  // @ts-expect-error the permission is missing
  orgAction({ name: "an.action", input: z.object({}), run: async () => null });
  const route = orgRoute({
    ...common,
    permission: "runs.read",
    params: z.object({ id: z.uuid() }),
    run: async (_ctx, { params, body }) => {
      const id: string = params.id;
      const none: undefined = body;
      return [id, none];
    },
  });
  expect(route.spec).toMatchObject({ kind: "organization", permission: "runs.read" });
});
