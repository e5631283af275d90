import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/**
 * What the system counts. Labels hold names of ours only (a route's, a job's name), never an id: each combination of
 * labels is a row that is kept for good, and the page is read by people of every organisation's operator.
 */
function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    httpRequests: new Counter({
      name: "reims_http_requests_total",
      help: "Requests answered, by the name of their route.",
      labelNames: ["route", "method", "status"] as const,
      registers,
    }),
    httpSeconds: new Histogram({
      name: "reims_http_request_duration_seconds",
      help: "From a request's arrival to its answer.",
      labelNames: ["route", "method"] as const,
      // A page has 0.2 s; what takes 10 s has been given up on.
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10],
      registers,
    }),
    jobSeconds: new Histogram({
      name: "reims_job_duration_seconds",
      help: "One attempt of a job's step, by its outcome: done, retried, failed.",
      labelNames: ["job", "outcome"] as const,
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30, 120],
      registers,
    }),
    documents: new Counter({
      name: "reims_documents_total",
      help: "Documents that were received, by how that ended: accepted, duplicate, waiting, refused.",
      labelNames: ["result"] as const,
      registers,
    }),
    findings: new Counter({
      name: "reims_findings_total",
      help: "Findings that runs opened.",
      labelNames: ["severity"] as const,
      registers,
    }),
  };
}

/** Route handlers and start-up code get different instances of this module; the counts are one all the same. */
const shared = globalThis as typeof globalThis & { reimsMetrics?: ReturnType<typeof createMetrics> };

export function metrics(): ReturnType<typeof createMetrics> {
  shared.reimsMetrics ??= createMetrics();
  return shared.reimsMetrics;
}
