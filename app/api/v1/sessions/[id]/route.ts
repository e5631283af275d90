import { idParams } from "@/lib/http/json-types";
import { userRoute } from "@/lib/http/user-route";
import { revokeSession } from "@/lib/services/identity/revoke-session";

export const DELETE = userRoute({
  name: "sessions.revoke",
  summary: "Sign the person out somewhere",
  params: idParams,
  response: null,
  run: (person, { params }) => revokeSession(person, params.id),
});
