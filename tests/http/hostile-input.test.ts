import { beforeAll, describe, expect, test } from "vitest";
import { CATALOGUE } from "@/app/api/v1/openapi.json/catalogue";
import { newId } from "@/lib/auth/new-id";
import { encodeCursor } from "@/lib/http/cursor";
import { openApiDocument } from "@/lib/http/openapi/openapi-document";
import { send, upload } from "../support/http/api";
import { allRoutes, call, isIdName, parametersOf, type Route, titleOf } from "../support/http/routes";
import { fillTables } from "../support/http/rows-of";
import { sampleBody, sampleQuery } from "../support/http/sample-body";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

/** What nobody means to send, in every place that OpenAPI says something can be sent: never is it a fault of ours. */
const database = useTestDatabase();
const routes = (await allRoutes()).filter(
  ({ path, spec }) => path.startsWith("/api/v1/") && path !== "/api/v1/events" && spec?.kind !== "signed",
);

const TEXTS: Readonly<Record<string, string>> = {
  nothing: "",
  "a space": " ",
  zero: "0",
  "a negative number": "-1",
  "a fraction": "1.5",
  "no number": "NaN",
  "a number without end": "1e999",
  "a large limit": "1000000000",
  "more than an integer of the database": "2147483648",
  "the largest integer there is": "9007199254740991",
  "more than a bigint": "99999999999999999999",
  "a NUL": "\0",
  "a NUL within": "a\0b",
  "half a character": "\ud83d",
  "a name from elsewhere": "Ünïcødé 物业 \u202e gnp",
  quotes: "' or true; -- \"",
  "a path": "../../../etc/passwd",
  "no day": "2026-02-31",
  "a day before all days": "0000-01-01",
  "a day after all days": "9999-12-31",
  "a moment before all moments": "0000-01-01T00:00:00Z",
  "no moment": "2026-02-31T25:61:61Z",
  "an id in capitals": "01890000-0000-7000-8000-00000000ABCD",
  "an id of nothing": "01890000-0000-7000-8000-000000000000",
  "a pattern": "%_\\%",
  "a template": "{{7*7}}$" + "{7*7}",
  "a prototype": "__proto__",
  much: "x".repeat(10_000),
};

/** Of an organisation with nothing in it, for lists. */
let nobody: Record<string, string>;
let owner: Record<string, string>;
/** Of rows of every table, filled with what their columns take: not all of it can be answered. */
let ids: string[];
beforeAll(async () => {
  const organisation = await makeOrganisation("Hostile");
  ids = [...new Set((await fillTables(database.current.adminUrl, organisation, 3)).values())];
  owner = await organisation.browser("owner");
  nobody = await (await makeOrganisation("Empty")).browser("owner");
});

interface Operation {
  parameters?: { name: string; in: string }[];
}

function queryNamesOf({ path, method }: Route): string[] {
  const described = openApiDocument(CATALOGUE).paths as Record<string, Record<string, Operation>>;
  const operation = described[path.replace(/\[(\w+)\]/g, "{$1}")]?.[method.toLowerCase()];
  return (operation?.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => name);
}

function senderTo(route: Route): Record<string, string> {
  return parametersOf(route).length === 0 ? nobody : owner;
}

/** Null where the answer is one that may be given to anything; else what is wrong with it. */
async function faultOf(response: Response): Promise<string | null> {
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  if (response.status < 400) {
    await response.body?.cancel();
    return null;
  }
  const { code } = isProblem ? ((await response.json()) as { code: string }) : { code: "" };
  if (response.status < 500 && /^[a-z]+(_[a-z]+)*$/.test(code)) return null;
  return `${response.status} ${code}`;
}

/** What of `cases` is answered by a fault of ours. */
async function faults(cases: Iterable<[string, () => Promise<Response>]>): Promise<string[]> {
  const wrong: string[] = [];
  for (const [what, ask] of cases) {
    const fault = await faultOf(await ask());
    if (fault) wrong.push(`${what}: ${fault}`);
  }
  return wrong;
}

describe("in the address", () => {
  test("any text as any parameter of the query, once and twice", async () => {
    const cases = routes.flatMap((route) =>
      queryNamesOf(route).flatMap((name) =>
        Object.entries(TEXTS).flatMap(([what, text]) =>
          [[text], [text, text]].map((values): [string, () => Promise<Response>] => {
            const query = new URLSearchParams(sampleQuery(route, ids[0] ?? ""));
            query.delete(name);
            for (const value of values) query.append(name, value);
            const input = { headers: senderTo(route), id: ids[0] ?? "", query: `?${query}` };
            return [`${titleOf(route)} ${name}=${what}`, () => call(route, input, sampleBody(route))];
          }),
        ),
      ),
    );
    expect(cases.length).toBeGreaterThan(1_000);
    expect(await faults(cases)).toEqual([]);
  });

  test("any text in the place of a number or an id in the path", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((each) => parametersOf(each).length > 0))
      for (const [what, text] of Object.entries(TEXTS))
        for (const changed of parametersOf(route)) {
          const names = parametersOf(route).map((name) => [name, isIdName(name) ? (ids[0] ?? "") : "1"]);
          const params = { ...Object.fromEntries(names), [changed]: text };
          const request = requestTo(route, sampleQuery(route, ids[0] ?? ""));
          const fault = await faultOf(await route.handler(request, { params: Promise.resolve(params) }));
          if (fault) wrong.push(`${titleOf(route)} ${changed}=${what}: ${fault}`);
        }
    expect(wrong).toEqual([]);
  });

  test("a cursor of another list, or one that somebody made", async () => {
    const positions = [
      ...[[newId()], ["12.00", newId()], ["1"], ["\0"], ["a\0"], [0], [1], [-1], [2 ** 31], [2 ** 53 - 1]],
      ...[[1e300], [null], [], [[]], [{}], ["9999999999999999.99", newId()], ["x".repeat(300)]],
    ] as (string | number | null)[][];
    const cursors = [...positions.map(encodeCursor), "", "!", "bnVsbA", "W1tbW1tb", "\0"];
    const paged = routes.filter((route) => queryNamesOf(route).includes("cursor"));
    expect(paged.length).toBeGreaterThan(6);
    const cases = paged.flatMap((route) =>
      ids.slice(0, 3).flatMap((id) =>
        cursors.map((cursor): [string, () => Promise<Response>] => {
          const input = { headers: senderTo(route), id, query: `?${new URLSearchParams({ cursor })}` };
          return [`${titleOf(route)} ${cursor}`, () => call(route, input)];
        }),
      ),
    );
    expect(await faults(cases)).toEqual([]);
  });

  test("what cannot be meant is said to be wrong", async () => {
    for (const query of ["limit=0", "limit=-1", "limit=1e9", "limit=1.5", "periodEnd=2026-02-31", "cursor=x"])
      expect([query, (await send(owner, `/api/v1/documents?${query}`)).status]).toEqual([query, 422]);
    expect((await send(owner, "/api/v1/audit?actor=%00")).status).toBe(422);
    expect((await send(owner, "/api/v1/audit?from=2026-02-31T00:00:00Z")).status).toBe(422);
  });

  test("any text as the name of an organisation", async () => {
    const { "x-organization-id": _, ...session } = owner;
    for (const [what, text] of Object.entries(TEXTS)) {
      const response = await send(session, `/api/v1/me?${new URLSearchParams({ organization: text })}`);
      expect([what, response.status]).toEqual([what, 404]);
    }
  });
});

describe("in the body", () => {
  const taking = routes.filter((route) => sampleBody(route) !== undefined);

  test("anything in the place of anything", async () => {
    const others = [
      ...Object.entries(TEXTS),
      ["null", null],
      ["a list", []],
      ["a number", 1e308],
      ["yes", true],
    ];
    const cases = taking.flatMap((route) =>
      Object.keys(sampleBody(route) as object).flatMap((name) =>
        others.map(([what, value]): [string, () => Promise<Response>] => {
          const body = { ...(sampleBody(route) as object), [name]: value };
          const input = { headers: owner, id: ids[0] ?? "", query: sampleQuery(route, ids[0] ?? "") };
          return [`${titleOf(route)} ${name}: ${what}`, () => call(route, input, body)];
        }),
      ),
    );
    expect(cases.length).toBeGreaterThan(300);
    expect(await faults(cases)).toEqual([]);
  }, 120_000);

  test("what is no JSON, or no object", async () => {
    const texts = ["", "{", "null", "[]", '"text"', "1", "[".repeat(200_000), '{"__proto__":{"a":1}}', "\0"];
    const cases = taking.flatMap((route) =>
      texts.map((text): [string, () => Promise<Response>] => {
        const params = Object.fromEntries(parametersOf(route).map((name) => [name, ids[0] ?? ""]));
        const request = requestTo(route, "", text);
        return [
          `${titleOf(route)} ${text.slice(0, 20)}`,
          () => route.handler(request, { params: Promise.resolve(params) }),
        ];
      }),
    );
    expect(await faults(cases)).toEqual([]);
  });
});

describe("the name of a file", () => {
  const NAMES: readonly [string, string][] = [
    ["../../../etc/passwd", "passwd"],
    ["C:\\Users\\me\\rent roll.pdf", "rent roll.pdf"],
    ["a\0b.pdf", "ab.pdf"],
    ['say "x".pdf\r\nSet-Cookie: a=b', 'say "x".pdfSet-Cookie: a=b'],
    ["\u202efdp.exe", "fdp.exe"],
    ["", "document.pdf"],
    ["\u0007", "document.pdf"],
    ["物业.pdf", "物业.pdf"],
    [`${"x".repeat(400)}.pdf`, "x".repeat(200)],
  ];

  test.each(NAMES)("%j is kept as %j, and nothing else is made of it", async (fileName, kept) => {
    const bytes = Buffer.from(`%PDF-1.4\n% ${newId()}\nstartxref\n0\n%%EOF\n`);
    const query = new URLSearchParams({ fileName });
    const headers = { "content-type": "application/pdf" };
    const response = await send(owner, `/api/v1/documents?${query}`, {
      method: "POST",
      body: bytes,
      headers,
    });
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    const document = (await (await send(owner, `/api/v1/documents/${id}`)).json()) as { fileName: string };
    expect(document.fileName).toBe(kept);
    const original = await send(owner, `/api/v1/documents/${id}/original`);
    expect(((await original.json()) as { url: string }).url).not.toMatch(/[\r\n\0]/);
  });

  test("a form's file may have any name", async () => {
    const bytes = () => Buffer.from(`%PDF-1.4\n% ${newId()}\nstartxref\n0\n%%EOF\n`);
    for (const fileName of ["../x.pdf", "a;b=c.pdf", "%00.pdf", "😀.pdf"]) {
      const response = await upload(owner, { bytes: bytes(), fileName });
      expect([fileName, response.status]).toEqual([fileName, 201]);
    }
  });
});

function requestTo({ path, method }: Route, query: string, body?: string): Request {
  return new Request(`http://localhost:3000${path.replace(/\[\w+\]/g, "x")}${query}`, {
    method,
    headers: { ...owner, "content-type": "application/json" },
    ...(method === "GET" ? {} : { body: body ?? "{}" }),
  });
}
