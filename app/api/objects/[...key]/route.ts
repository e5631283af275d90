import { signedRoute } from "@/lib/http/signed-route";
import { fileStore } from "@/lib/storage/object-store";
import { serveObject } from "@/lib/storage/serve-object";

const route = signedRoute({
  name: "objects.serve",
  proves: "The address carries our signature over its method, object, file name and end.",
  run: (request) => serveObject(request, fileStore()),
});

export { route as GET, route as HEAD, route as POST };
