import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";

/** What an input is: a file that is one document, a file that holds many, an address, or a stream that passes once. */
export const INPUT_KINDS = ["file", "container", "url", "stream"] as const;

/** What an input is. */
export type InputKind = (typeof INPUT_KINDS)[number];

/**
 * How far an input is.
 *
 * - `waiting`: accepted, and nobody reads it
 * - `reading`: the worker that holds its lease reads it, or has died over it
 * - `done`: every document of it has come to its end
 * - `failed`: it could not be read; its reason is kept
 */
export const INPUT_STATES = ["waiting", "reading", "done", "failed"] as const;

/** How far an input is. */
export type InputState = (typeof INPUT_STATES)[number];

/** What became of a document: as `StoredReport` says, or it holds no report, or it failed, or a person gave it up. */
export const DOCUMENT_OUTCOMES = [
  "stored",
  "newVersion",
  "unchanged",
  "noReport",
  "quarantined",
  "dropped",
] as const;

/** What became of a document. */
export type DocumentOutcome = (typeof DOCUMENT_OUTCOMES)[number];

/** The processes that read inputs. One that has not been seen for a while has lost its leases. */
export const ingestWorkers = pgTable("ingest_workers", {
  /** What the process signs its leases with. */
  lease: uuid("lease").primaryKey(),
  host: text("host").notNull(),
  processId: integer("process_id").notNull(),
  startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
  seenAt: timestamp("seen_at", { withTimezone: true }).notNull().defaultNow(),
});

/** What was handed to ingest: each file, archive, crawl file, address or stream once, under the place it has. */
export const inputs = pgTable(
  "inputs",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** An absolute path, a URL, or a name made for a stream. */
    origin: text("origin").notNull().unique("inputs_origin_key"),
    kind: text("kind").$type<InputKind>().notNull(),
    state: text("state").$type<InputState>().notNull(),
    /** What tells the content apart without reading it: size and time of change of a file, the entity tag of a URL. */
    stamp: text("stamp"),
    byteLength: bigint("byte_length", { mode: "number" }),
    /** By which parser and rules it is read, all of it; null where by several. Read by others, it is to be read again. */
    readBy: text("read_by"),
    /** Documents of a crawl that the detector passed over; known when the input is done. */
    passedOver: bigint("passed_over", { mode: "number" }).notNull().default(0),
    attempts: integer("attempts").notNull().default(0),
    /** Why it failed: the code and sentence of the error. */
    code: text("code"),
    detail: text("detail"),
    /** The worker that reads it; see `ingest_workers`. Whoever writes of an input must still hold it. */
    lease: uuid("lease"),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }).notNull().defaultNow(),
    doneAt: timestamp("done_at", { withTimezone: true }),
  },
  (table) => [index("inputs_open").on(table.state, table.id).where(sql`${table.state} <> 'done'`)],
);

/** What became of each document of an input. Crawl documents that the detector passed over have no row. */
export const inputDocuments = pgTable(
  "input_documents",
  {
    inputId: bigint("input_id", { mode: "number" })
      .notNull()
      .references(() => inputs.id),
    /** Its place in the input, counted from 0, the same at every reading. */
    ordinal: bigint("ordinal", { mode: "number" }).notNull(),
    /** SHA-256 of its bytes; null where they could not be read. */
    sha256: text("sha256"),
    outcome: text("outcome").$type<DocumentOutcome>().notNull(),
  },
  (table) => [primaryKey({ name: "input_documents_pkey", columns: [table.inputId, table.ordinal] })],
);

/** At which step a document failed. */
export const INGEST_STAGES = ["read", "open", "parse", "check", "store"] as const;

/** At which step a document failed. */
export type IngestStage = (typeof INGEST_STAGES)[number];

/** The documents that failed, with everything that another attempt needs. */
export const quarantine = pgTable(
  "quarantine",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    inputId: bigint("input_id", { mode: "number" })
      .notNull()
      .references(() => inputs.id),
    ordinal: bigint("ordinal", { mode: "number" }).notNull(),
    /** Where it stands, as people say it: the input and its place in it. */
    origin: text("origin").notNull(),
    url: text("url"),
    observedAt: timestamp("observed_at", { withTimezone: true }),
    stage: text("stage").$type<IngestStage>().notNull(),
    /** The code and sentence of the error. */
    code: text("code").notNull(),
    detail: text("detail").notNull(),
    /** Null where they could not be read or are more than a document may have. */
    bytes: bytea("bytes"),
    attempts: integer("attempts").notNull().default(1),
    firstAt: timestamp("first_at", { withTimezone: true }).notNull().defaultNow(),
    lastAt: timestamp("last_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique("quarantine_key").on(table.inputId, table.ordinal)],
);
