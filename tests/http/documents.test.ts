import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as fetchObject } from "@/app/api/objects/[...key]/route";
import { auditEvents } from "@/db/schema/audit";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { sha256Of } from "@/lib/engines/sha256";
import { sharedReaderPool } from "@/lib/engines/shared-reader-pool";
import { readJson } from "@/lib/report/read-json";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { documentDetail, documentLines, statementDiff } from "@/lib/services/documents/document-schemas";
import { hostilePdfs } from "../support/hostile-pdf";
import { send, upload, uploaded } from "../support/http/api";
import { addTo } from "../support/sample-prints";
import { settle } from "../support/settle";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

useTestDatabase();

const portfolio = generatePortfolio({
  seed: 21,
  properties: 1,
  from: "2026-01",
  months: 1,
  prints: ["month"],
});
const income = portfolio.documents.find(({ kind }) => kind === "income_statement") as SampleDocument;
const { code, name } = income.property;

async function organisation(): Promise<{ ours: TestOrganization; owner: Record<string, string> }> {
  const ours = await makeOrganisation("Ours");
  return { ours, owner: await ours.machine() };
}

async function withProperty() {
  const { ours, owner } = await organisation();
  const made = await send(owner, "/api/v1/properties", { method: "POST", json: { code, name } });
  expect(made.status).toBe(201);
  return { ours, owner, propertyId: ((await made.json()) as { id: string }).id };
}

async function jsonOf(response: Response | Promise<Response>) {
  return (await (await response).json()) as Record<string, never> & { [key: string]: unknown };
}

describe("a document that comes in", () => {
  test("ends as the very lines that the command line prints of it", async () => {
    const { ours, owner } = await withProperty();
    const bytes = printDocument(income);
    const id = await uploaded(owner, { bytes, fileName: income.fileName });
    await settle(ours.orgId);

    const response = await send(owner, `/api/v1/documents/${id}/lines`);
    const expected = readJson({
      file: income.fileName,
      sha256: sha256Of(bytes),
      ...(await sharedReaderPool().read(bytes)),
    });
    const text = await response.text();
    expect(JSON.parse(text)).toEqual(expected);
    expect(text).toBe(JSON.stringify(expected));
    expect(documentLines.parse(expected)).toEqual(expected);

    const etag = response.headers.get("etag") ?? "";
    const again = await send(owner, `/api/v1/documents/${id}/lines`, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("is settled, filed, and known with the hashes of the run that looked at it", async () => {
    const { ours, owner, propertyId } = await withProperty();
    const id = await uploaded(owner, { bytes: printDocument(income) });
    expect(await jsonOf(send(owner, `/api/v1/documents/${id}`))).toMatchObject({
      state: "processing",
      stage: "received",
      statement: null,
      version: null,
      latestRun: null,
    });
    await settle(ours.orgId);
    const detail = await jsonOf(send(owner, `/api/v1/documents/${id}`));
    expect(detail).toMatchObject({
      state: "settled",
      stage: "reconciled",
      problem: null,
      property: { id: propertyId, code },
      statement: { kind: "income_statement", periodEnd: income.window.end, printedAt: income.printedAt },
      version: { ordinal: 1, of: 1, isCurrent: true },
      latestRun: { hashes: { facts: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
    expect(Object.keys(detail)).toEqual(Object.keys(documentDetail.shape));
  });

  test("as bare bytes has the name that its header gives", async () => {
    const { owner } = await organisation();
    const sent = await send(owner, "/api/v1/documents", {
      method: "POST",
      body: new Uint8Array(printDocument(income)),
      headers: {
        "content-type": "application/pdf",
        "content-disposition": "attachment; filename=\"x.pdf\"; filename*=UTF-8''J%C3%A4nner.pdf",
      },
    });
    expect(sent.status).toBe(201);
    const { id } = await jsonOf(sent);
    expect(sent.headers.get("location")).toBe(`/api/v1/documents/${id}`);
    expect(await jsonOf(send(owner, `/api/v1/documents/${id}`))).toMatchObject({ fileName: "Jänner.pdf" });
  });

  test("ten times at once is one document", async () => {
    const { ours, owner } = await withProperty();
    const bytes = printDocument(income);
    const answers = await Promise.all(Array.from({ length: 10 }, () => upload(owner, { bytes })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    const ids = await Promise.all(answers.map(async (answer) => (await jsonOf(answer)).id));
    expect(new Set(ids).size).toBe(1);
    await settle(ours.orgId);
    const { items } = await jsonOf(send(owner, "/api/v1/documents"));
    expect(items).toMatchObject([{ id: ids[0], state: "settled" }]);
  });

  test("of an unknown property waits with an offer, and goes on when the property is there", async () => {
    const { ours, owner } = await organisation();
    const id = await uploaded(owner, { bytes: printDocument(income) });
    await settle(ours.orgId);
    expect(await jsonOf(send(owner, `/api/v1/documents/${id}`))).toMatchObject({
      state: "waiting",
      problem: { code: "property_unknown" },
      offer: { code, name },
    });
    await send(owner, "/api/v1/properties", { method: "POST", json: { code, name } });
    await settle(ours.orgId);
    expect(await jsonOf(send(owner, `/api/v1/documents/${id}`))).toMatchObject({
      state: "settled",
      problem: null,
      offer: null,
    });
  });
});

describe("a new print of the same statement", () => {
  test("is a second version, which says what changed; the first stays", async () => {
    const { ours, owner } = await withProperty();
    const leaf = income.rows.find(({ kind, values }) => kind === "line" && values.period_to_date);
    const restated: SampleDocument = {
      ...addTo(leaf?.code ?? "", 12_34n, { columns: ["period_to_date"] })(income),
      printedAt: `${income.printedAt.slice(0, 11)}23:59`,
    };
    // The later print comes in first: print time decides, not intake.
    const second = await uploaded(owner, { bytes: printDocument(restated), fileName: "second.pdf" });
    await settle(ours.orgId);
    const first = await uploaded(owner, { bytes: printDocument(income), fileName: "first.pdf" });
    await settle(ours.orgId);

    const { items } = await jsonOf(send(owner, `/api/v1/documents/${first}/versions`));
    expect(items).toMatchObject([
      { id: first, ordinal: 1, isCurrent: false, printedAt: income.printedAt },
      { id: second, ordinal: 2, isCurrent: true, printedAt: restated.printedAt },
    ]);
    expect(await jsonOf(send(owner, `/api/v1/documents/${first}`))).toMatchObject({
      state: "settled",
      version: { ordinal: 1, of: 2, isCurrent: false },
    });

    const diff = statementDiff.parse(
      await jsonOf(send(owner, `/api/v1/documents/${second}/diff?against=${first}`)),
    );
    expect(diff.counts).toMatchObject({ changed: 1, added: 0, removed: 0, renamed: 0 });
    expect(diff.lines).toMatchObject([
      { change: "changed", code: leaf?.code, amounts: [{ column: "period_to_date", difference: "12.34" }] },
    ]);
    const back = statementDiff.parse(
      await jsonOf(send(owner, `/api/v1/documents/${first}/diff?against=${second}`)),
    );
    expect(back.lines).toMatchObject([{ amounts: [{ difference: "-12.34" }] }]);
  });

  test("is compared with prints of its own statement only", async () => {
    const { ours, owner } = await withProperty();
    const sheet = portfolio.documents.find(({ kind }) => kind === "balance_sheet") as SampleDocument;
    const [a, b] = [
      await uploaded(owner, { bytes: printDocument(income) }),
      await uploaded(owner, { bytes: printDocument(sheet) }),
    ];
    await settle(ours.orgId);
    const response = await send(owner, `/api/v1/documents/${a}/diff?against=${b}`);
    expect([response.status, (await jsonOf(response)).code]).toEqual([422, "not_comparable"]);
  });
});

describe("a file that cannot be used", () => {
  const whole = Buffer.from(printDocument(income));
  const refusals: [string, Uint8Array, number, string][] = [
    ["nothing", new Uint8Array(), 422, "file_empty"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 422, "not_a_pdf"],
    ["half a PDF", whole.subarray(0, whole.length / 2), 422, "pdf_corrupt"],
    ["more than 50 MiB", new Uint8Array(50 * 1024 * 1024 + 1), 413, "file_too_large"],
    ["far more than 50 MiB", new Uint8Array(51 * 1024 * 1024), 413, "file_too_large"],
  ];
  test.each(refusals)(
    "%s is refused with a code of its own, and nothing is stored",
    async (_, bytes, status, code) => {
      const { owner } = await organisation();
      const response = await upload(owner, { bytes });
      expect([response.status, (await jsonOf(response)).code]).toEqual([status, code]);
      expect((await jsonOf(send(owner, "/api/v1/documents"))).items).toEqual([]);
    },
  );

  test("a stream that never says its length is cut off at the bound", async () => {
    const { owner } = await organisation();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const response = await send(owner, "/api/v1/documents", {
      method: "POST",
      body,
      headers: { "content-type": "application/pdf" },
    });
    expect([response.status, (await jsonOf(response)).code]).toEqual([413, "file_too_large"]);
    expect(sent).toBeLessThan(60);
  });

  test("of another kind of request is refused as such", async () => {
    const { owner } = await organisation();
    const response = await send(owner, "/api/v1/documents", { method: "POST", json: { file: "x" } });
    expect([response.status, (await jsonOf(response)).code]).toEqual([415, "unsupported_media_type"]);
    const form = await send(owner, "/api/v1/documents", {
      method: "POST",
      body: "--x\r\nnot a form",
      headers: { "content-type": "multipart/form-data; boundary=x" },
    });
    expect([form.status, (await jsonOf(form)).code]).toEqual([400, "bad_request"]);
  });

  test("inside is shown as failed with its reason, stores no line, and may be tried again", async () => {
    const { ours, owner } = await organisation();
    const id = await uploaded(owner, { bytes: hostilePdfs.pageTreeLoop() });
    await settle(ours.orgId);
    const failed = await jsonOf(send(owner, `/api/v1/documents/${id}`));
    expect(failed).toMatchObject({ state: "failed", statement: null, problem: { code: expect.any(String) } });
    const lines = await send(owner, `/api/v1/documents/${id}/lines`);
    expect([lines.status, (await jsonOf(lines)).code]).toEqual([422, "not_read"]);

    const retried = await send(owner, `/api/v1/documents/${id}/retry`, { method: "POST" });
    expect([retried.status, (await jsonOf(retried)).state]).toEqual([202, "processing"]);
    expect((await send(owner, `/api/v1/documents/${id}/retry`, { method: "POST" })).status).toBe(409);
    await settle(ours.orgId);
    expect(await jsonOf(send(owner, `/api/v1/documents/${id}`))).toMatchObject({ state: "failed" });
  });
});

describe("the page and the original", () => {
  let owner: Record<string, string>;
  let id: string;
  let orgId: OrgId;
  const bytes = printDocument(income);
  beforeAll(async () => {
    const made = await withProperty();
    owner = made.owner;
    orgId = made.ours.orgId;
    id = await uploaded(owner, { bytes, fileName: "May & June.pdf" });
    await settle(made.ours.orgId);
  });

  test("a page is a picture with its size in points, kept by the one who asked", async () => {
    const response = await send(owner, `/api/v1/documents/${id}/pages/1/image?scale=0.5`);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("cache-control")).toMatch(/^private,.*immutable$/);
    expect([response.headers.get("x-page-width"), response.headers.get("x-page-height")]).toEqual([
      "612",
      "792",
    ]);
    const png = Buffer.from(await response.arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([306, 396]);
    expect((await send(owner, `/api/v1/documents/${id}/pages/99/image`)).status).toBe(404);
    expect((await send(owner, `/api/v1/documents/${id}/pages/0/image`)).status).toBe(404);
    expect((await send(owner, `/api/v1/documents/${id}/pages/1/image?scale=900`)).status).toBe(422);
  });

  test("the original comes under a short-lived address, byte by byte, and asking is on record", async () => {
    const before = Date.now();
    const { url, expiresAt } = await jsonOf(send(owner, `/api/v1/documents/${id}/original`));
    const lifetime = Date.parse(String(expiresAt)) - before;
    expect(lifetime).toBeGreaterThan(0);
    expect(lifetime).toBeLessThanOrEqual(300_000);
    const file = await fetchObject(new Request(String(url)), { params: Promise.resolve({}) });
    expect(file.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(sha256Of(new Uint8Array(await file.arrayBuffer()))).toBe(sha256Of(bytes));
    const trail = await withTenant(orgId, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, "document.downloaded")),
    );
    expect(trail).toMatchObject([{ entityId: id, after: { sha256: sha256Of(bytes) } }]);
  });
});
