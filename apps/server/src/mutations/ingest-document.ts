import { reportsOfInput } from "@gongkai/db";
import type { Context } from "../context.ts";
import { type DocumentInput, decodeDocument } from "../intake/document-input.ts";
import { currentRequestId } from "../logging/request-record.ts";
import { requireScope } from "./require-scope.ts";

interface IngestArguments {
  readonly document: DocumentInput & { readonly url?: string | null };
  readonly origin?: string | null;
  readonly reason?: string | null;
}

function toIngest({ document, origin }: IngestArguments) {
  if (typeof document.url === "string") return { kind: "url", url: document.url } as const;
  const { name, bytes } = decodeDocument(document);
  return { kind: "bytes", bytes, origin: origin ?? name } as const;
}

/** Mutations that take documents in. */
export const INGEST_MUTATIONS = {
  async ingestDocument(_: unknown, wish: IngestArguments, context: Context) {
    const author = requireScope(context, "ingest");
    const document = toIngest(wish);
    const { client } = context;
    const by = { author, reason: wish.reason ?? "", requestId: currentRequestId() };
    const ingested = await context.ask(() => context.intake.ingest(document, client, by));
    const ids = await context.ask(({ database }) => reportsOfInput(database, ingested.inputId));
    const reports = await Promise.all(ids.map((id) => context.loaders.report.load(id)));
    return { ...ingested, reports: reports.filter((report) => report !== null) };
  },
};
