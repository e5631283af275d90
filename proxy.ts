import { type NextRequest, NextResponse } from "next/server";

/**
 * Tells pages the address they were asked for, so that a sign-in can lead back. It decides nothing: who may see what is
 * asked beside the data.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-pathname", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/((?!api|_next|.*\\.).*)"] };
