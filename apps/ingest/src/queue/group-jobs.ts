import type { IngestJob } from "./job-queue.ts";

/** An input that waits to be read. */
export interface WaitingInput {
  readonly id: number;
  /** An absolute path or an address. */
  readonly origin: string;
  /** Null where nobody knows before it is read. */
  readonly byteLength: number | null;
}

/** So many files share a job: enough for whole transactions, few enough for the machines to end at about the same time. */
export const MOST_INPUTS = 200;

/** A job holds so many bytes, or one input: an archive or crawl file is a job of its own. */
export const MOST_BYTES = 16 * 1024 * 1024;

function hostOf(origin: string): string | null {
  return /^https?:/i.test(origin) ? new URL(origin).host : null;
}

/** Puts inputs into jobs in their order; the addresses of one host together, and one job of a host after the other. */
export function groupJobs(inputs: readonly WaitingInput[]): readonly IngestJob[] {
  const jobs: { host: string | null; inputs: number[] }[] = [];
  const open = new Map<string | null, { inputs: number[]; bytes: number }>();
  for (const { id, origin, byteLength } of inputs) {
    const host = hostOf(origin);
    const bytes = byteLength ?? 0;
    const last = open.get(host);
    if (last !== undefined && last.inputs.length < MOST_INPUTS && last.bytes + bytes <= MOST_BYTES) {
      last.inputs.push(id);
      last.bytes += bytes;
      continue;
    }
    const job = { host, inputs: [id] };
    jobs.push(job);
    open.set(host, { inputs: job.inputs, bytes });
  }
  return jobs;
}
