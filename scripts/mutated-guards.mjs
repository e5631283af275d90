const ROUTES = "tests/isolation/routes.test.ts";
const DOOR = "tests/isolation/door.test.ts";

/**
 * Guards in code, each taken out by a change of text, and the test file that must fail then. A text that is no longer
 * there once and only once is a failure too: then the guard moved, and this list has to follow.
 */
export const guardMutants = [
  {
    name: "a bad bearer gives way to a good cookie",
    file: "lib/auth/resolve-identity.ts",
    from: "if (authorization !== null) {",
    to: "if (authorization !== null && sessionCookieOf(headers) === undefined) {",
    test: ROUTES,
  },
  {
    name: "a route does not ask for its permission",
    file: "lib/http/org-route.ts",
    from: "requirePermission(ctx, spec.permission);",
    to: "",
    test: ROUTES,
  },
  {
    name: "the organisation of the header is not compared",
    file: "lib/http/request-context.ts",
    from: "if (!asked.every((name) => isNamed(ctx, name))) throw noOrganization();",
    to: "",
    test: ROUTES,
  },
  {
    name: "a cookie counts from every page of the world",
    file: "lib/http/request-context.ts",
    from: 'if (identity.kind === "person") requireSameOrigin(request);',
    to: "",
    test: ROUTES,
  },
  {
    name: "a token for another audience counts",
    file: "lib/auth/access-token.ts",
    from: "      audience: AUDIENCE,\n",
    to: "",
    test: ROUTES,
  },
  {
    name: "a token of another type counts",
    file: "lib/auth/access-token.ts",
    from: "      typ: TYPE,\n",
    to: "",
    test: ROUTES,
  },
  {
    name: "a token of another issuer counts",
    file: "lib/auth/access-token.ts",
    from: "      issuer: env().appUrl,\n",
    to: "",
    test: ROUTES,
  },
  {
    name: "a token signed by another algorithm counts",
    file: "lib/auth/access-token.ts",
    from: "      algorithms: [ALGORITHM],\n",
    to: "",
    test: ROUTES,
  },
  {
    name: "a token may say how long it lives",
    file: "lib/auth/access-token.ts",
    from: "      maxTokenAge: TOKEN_LIFETIME_SECONDS,\n",
    to: "",
    test: ROUTES,
  },
  {
    name: "a revoked session counts",
    file: "db/queries/sessions.ts",
    from: "    isNull(sessions.revokedAt),\n    gt(",
    to: "    gt(",
    test: ROUTES,
  },
  {
    name: "a session that has run out counts",
    file: "db/queries/sessions.ts",
    from: "    gt(sessions.expiresAt, sql`now()`),\n",
    to: "",
    test: ROUTES,
  },
  {
    name: "the session of a disabled person counts",
    file: "db/queries/sessions.ts",
    from: ", isNull(users.disabledAt)",
    to: "",
    test: ROUTES,
  },
  {
    name: "a revoked key counts",
    file: "db/queries/api-keys.ts",
    from: "const isLive = and(isNull(apiKeys.revokedAt), gt(",
    to: "const isLive = and(gt(",
    test: ROUTES,
  },
  {
    name: "the organisation stays with the connection",
    file: "db/tenant.ts",
    from: `set_config('app.organization_id', \${orgId}, true)`,
    to: `set_config('app.organization_id', \${orgId}, false)`,
    test: DOOR,
  },
  {
    name: "the person stays with the connection",
    file: "db/tenant.ts",
    from: `set_config('app.user_id', \${userId}, true)`,
    to: `set_config('app.user_id', \${userId}, false)`,
    test: DOOR,
  },
];
