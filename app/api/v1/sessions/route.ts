import { z } from "zod";
import { instant } from "@/lib/http/json-types";
import { userRoute } from "@/lib/http/user-route";
import { listSessions } from "@/lib/services/identity/list-sessions";

export const GET = userRoute({
  name: "sessions.list",
  summary: "Where the person is signed in, the last used first",
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        isCurrent: z.boolean(),
        createdAt: instant,
        lastSeenAt: instant,
        expiresAt: instant,
        userAgent: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  }),
  run: async (person) => ({ items: await listSessions(person) }),
});
