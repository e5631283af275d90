import { serveSignedObject } from "@/lib/storage/serve-object";

export const GET = serveSignedObject;
export const HEAD = serveSignedObject;
export const POST = serveSignedObject;
