import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/db/embedded/start-postgres";
import { createPdfiumEngine } from "@/lib/engines/pdfium/pdfium-engine";
import { readDocument } from "@/lib/engines/read-document";
import { sha256Of } from "@/lib/engines/sha256";
import { checkDocuments } from "@/lib/rules/check-documents";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { ApiClient, type Print } from "./api-client";
import { leaveDatabase, makeTenant } from "./make-tenant";
import { RunningSystem } from "./running-system";

export interface Measures {
  latency: { uploads: number; pages: number; medianMs: number; p95Ms: number; inProcessMs: number };
  burst: {
    documents: number;
    /** Runs of the rules that the documents caused. */
    runs: number;
    seconds: number;
    webMiBBefore: number;
    webMiBAfter: number;
    webMiBLater: number;
  };
  tenAtOnce: { versions: number; created: number };
}

const POLL_MS = 20;
const WARM_UP = 3;

/** How long people wait for findings, on the built system over HTTP: one print at a time, and a month of thirty properties at once. */
export async function measureUploads(say: (sentence: string) => void): Promise<Measures> {
  const system = new RunningSystem(await freePort());
  try {
    say("Starting the system …");
    await system.start();
    process.env.REIMS_DATA_DIR = system.dataDir; // what `env()` reads
    const latency = await measureLatency(system, say);
    const tenAtOnce = await postTenAtOnce(system);
    const burst = await measureBurst(system, say);
    return { latency, tenAtOnce, burst };
  } catch (error) {
    say(system.said);
    throw error;
  } finally {
    await leaveDatabase();
    await system.remove();
  }
}

async function measureLatency(system: RunningSystem, say: (sentence: string) => void) {
  const { portfolio } = makeSample({
    ...{ seed: 21, properties: 1, from: "2024-01", months: 12, prints: ["month"], defects: ["digit"] },
  });
  const { key } = await makeTenant("Latency", portfolio.properties);
  const client = new ApiClient(system.address, key);
  const prints = portfolio.documents.map(printOf);
  say(`${prints.length} prints, one after the other …`);
  const waits: number[] = [];
  for (const [index, print] of prints.entries()) {
    const startedAt = performance.now();
    const { id } = await client.upload(print);
    await untilSettled(client, id);
    await client.get("/api/v1/findings?limit=50");
    if (index >= WARM_UP) waits.push(performance.now() - startedAt);
    await sleep(100);
  }
  waits.sort((a, b) => a - b);
  return { ...summary(waits), ...(await inProcess(prints)) };
}

function summary(sorted: readonly number[]) {
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { uploads: sorted.length, medianMs: at(0.5), p95Ms: at(0.95) };
}

/** The yardstick: the last print read, and all of them checked, by the same code in this process. */
async function inProcess(prints: readonly Print[]) {
  const engine = await createPdfiumEngine();
  const read = ({ fileName, bytes }: Print) => ({
    ...readDocument(engine, bytes),
    file: fileName,
    sha256: sha256Of(bytes),
  });
  const documents = prints.map(read);
  checkDocuments(documents);
  const last = prints.at(-1);
  if (!last) throw new Error("There is nothing to measure on.");
  const startedAt = performance.now();
  read(last);
  checkDocuments(documents);
  const inProcessMs = performance.now() - startedAt;
  return { inProcessMs, pages: Math.max(...documents.map(({ reading }) => reading.pages)) };
}

async function postTenAtOnce(system: RunningSystem) {
  const { portfolio } = makeSample({
    ...{ seed: 22, properties: 1, from: "2024-01", months: 1, prints: ["month"], defects: [] },
  });
  const { key } = await makeTenant("Ten", portfolio.properties);
  const client = new ApiClient(system.address, key);
  const [document] = portfolio.documents;
  if (!document) throw new Error("There is nothing to post.");
  await client.list("/api/v1/documents"); // a token for all of them
  const answers = await Promise.all(Array.from({ length: 10 }, () => client.upload(printOf(document))));
  const versions = await client.list("/api/v1/documents");
  return { versions: versions.length, created: answers.filter(({ isDuplicate }) => !isDuplicate).length };
}

async function measureBurst(system: RunningSystem, say: (sentence: string) => void) {
  const { portfolio } = makeSample({
    ...{ seed: 23, properties: 30, from: "2024-01", months: 2, prints: ["month"], defects: ["sign"] },
  });
  const { key } = await makeTenant("Burst", portfolio.properties);
  const client = new ApiClient(system.address, key);
  const prints = portfolio.documents.slice(0, 150).map(printOf);
  await client.list("/api/v1/documents");
  const mebibytes = () => Math.round(system.memoryOf("web") / 2 ** 20);
  const webMiBBefore = mebibytes();
  say(`${prints.length} prints at once …`);
  const startedAt = performance.now();
  await Promise.all(prints.map((print) => client.upload(print)));
  say(`  all taken in after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  for (;;) {
    const { items } = await client.get<{ items: unknown[] }>("/api/v1/documents?state=processing&limit=1");
    if (items.length === 0) break;
    await sleep(100);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const webMiBAfter = mebibytes();
  const runs = (await client.list("/api/v1/runs")).length;
  await sleep(15_000);
  return { documents: prints.length, runs, seconds, webMiBBefore, webMiBAfter, webMiBLater: mebibytes() };
}

async function untilSettled(client: ApiClient, id: string): Promise<void> {
  for (;;) {
    const { state } = await client.get<{ state: string }>(`/api/v1/documents/${id}`);
    if (state === "settled") return;
    if (state !== "processing") throw new Error(`The print is ${state}.`);
    await sleep(POLL_MS);
  }
}

function printOf(document: SampleDocument): Print {
  return { fileName: document.fileName, bytes: printDocument(document) };
}
