/** A guard that is taken away. */
export interface Mutation {
  /** What is taken away. */
  readonly name: string;
  /** The file, from the root of the checkout. */
  readonly file: string;
  /** What stands in it, once, and what is put in its place. */
  readonly from: string;
  readonly to: string;
  /** Further places that have to change with it. */
  readonly also?: readonly Pick<Mutation, "file" | "from" | "to">[];
  /** The tests that may see it, as folder of the package, file and part of a name, likeliest first. */
  readonly seenBy: readonly (readonly [folder: string, file: string, name?: string])[];
}

const INGEST = "apps/ingest";
const DB = "packages/db";
const FAULTS = "test/proof-faults.test.ts";
const CONCURRENCY = "test/proof-concurrency.test.ts";
const MODEL = "test/proof-model.test.ts";

/** Every guard that the promise rests on. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: "the fence: who writes to the ledger need not hold the input",
    file: "packages/db/src/ledger/record-documents.ts",
    from: "  assertHeld(\n    ids,\n    rows.map(({ id }) => id),\n  );\n",
    to: "  void rows; void assertHeld;\n",
    seenBy: [
      [DB, "test/ledger/concurrency.test.ts"],
      [DB, "test/ledger/inputs.test.ts"],
    ],
  },
  {
    name: "the unique index of one current version a report",
    file: "packages/db/migrations/0000_reports.sql",
    from: 'CREATE UNIQUE INDEX "report_versions_one_current"',
    to: 'CREATE INDEX "report_versions_one_current"',
    seenBy: [
      [INGEST, "test/proof-guards.test.ts"],
      [DB, "test/ledger/verify-store.test.ts"],
    ],
  },
  {
    name: "on conflict: a source that is there is an error",
    file: "packages/db/src/store/insert-encoded.ts",
    from: "on conflict on constraint sources_pkey do nothing returning",
    to: "returning",
    seenBy: [[INGEST, CONCURRENCY, "8 clients"]],
  },
  {
    name: "the ledger is written in a transaction of its own",
    file: "packages/pipeline/src/store-batch.ts",
    from: "    await recordDocuments(transaction, lease, ended.map(toRecord));\n  });\n",
    to: "    void transaction;\n  });\n  await database.drizzle.transaction((own) => recordDocuments(own, lease, ended.map(toRecord)));\n",
    seenBy: [
      [INGEST, FAULTS, "after a COMMIT"],
      [INGEST, "test/queue.test.ts"],
    ],
  },
  {
    name: "the search outbox is written after the transaction",
    file: "packages/db/src/store/copy-reports.ts",
    from: '["outbox", "checks"]',
    to: '["checks"]',
    also: [
      {
        file: "packages/db/src/store/store-reports.ts",
        from: '    failpoint("store-committed");\n',
        to: '    for (const { reportId } of stored) await client.query("insert into search_outbox (report_id) values ($1)", [reportId]);\n',
      },
    ],
    seenBy: [[INGEST, FAULTS, "after a COMMIT"]],
  },
  {
    name: "the heartbeat: no worker counts as alive",
    file: "packages/db/src/ledger/lease.ts",
    from: "  return sql`exists (",
    to: "  return sql`false and exists (",
    seenBy: [
      [DB, "test/ledger/concurrency.test.ts"],
      [DB, "test/ledger/inputs.test.ts"],
    ],
  },
  {
    name: "the lease: it never runs out",
    file: "packages/db/src/ledger/lease.ts",
    from: "  return sql`exists (",
    to: "  return sql`true or exists (",
    seenBy: [
      [INGEST, FAULTS, "server ends connections"],
      [INGEST, FAULTS, "cut at a message"],
      [DB, "test/ledger/inputs.test.ts"],
    ],
  },
  {
    name: "bytes are kept whatever their hash is",
    file: "packages/db/src/store/report-to-store.ts",
    from: 'if (bytes === undefined || createHash("sha256").update(bytes).digest("hex") === sha256) return;',
    to: "if (name !== null) return;",
    seenBy: [[DB, "test/store/store-source.test.ts"]],
  },
  {
    name: "the rows of reports are not held while the current version is chosen",
    file: "packages/db/src/store/current-version.ts",
    from: "order by id for update`",
    to: "order by id`",
    seenBy: [[INGEST, CONCURRENCY, "waits for another one"]],
  },
  {
    name: "the content stored last is current, not that first seen last",
    file: "packages/db/src/store/current-version.ts",
    from: "order by greatest(source.first_seen_at, settlement.settled_at) desc",
    to: "order by version.id desc",
    seenBy: [
      [INGEST, CONCURRENCY, "any order"],
      [INGEST, MODEL],
    ],
  },
  {
    name: "the search engine takes what is older than what it has",
    file: "packages/search/src/postgres/write-documents.ts",
    from: " where known.revision <= excluded.revision",
    to: "",
    seenBy: [
      [INGEST, CONCURRENCY, "come late"],
      ["packages/search", "test/engine.test.ts"],
    ],
  },
  {
    name: "the outbox is done before the engine has taken it",
    file: "packages/search/src/outbox.ts",
    from: "    const refusedOfClaim = await put(reports, engine);\n    await claim.complete(refusedOfClaim);\n",
    to: "    await claim.complete([]);\n    const refusedOfClaim = await put(reports, engine);\n",
    seenBy: [
      [INGEST, FAULTS, "after a COMMIT"],
      [INGEST, CONCURRENCY, "away, fails or forgets"],
    ],
  },
  {
    name: "a document that the database refuses takes its batch with it",
    file: "packages/pipeline/src/store-batch.ts",
    from: "    if (others.length === 0) {",
    to: "    if (others.length >= 0) {",
    seenBy: [[INGEST, "test/proof-guards.test.ts"]],
  },
  {
    name: "a time that is not known is made up",
    file: "packages/pipeline/src/open-claimed.ts",
    from: "  const found = await stat(origin);\n",
    to: "  const found = await stat(origin).catch(() => ({ isFile: () => true, mtime: new Date() }));\n",
    seenBy: [[INGEST, FAULTS, "file system"]],
  },
  {
    name: "connections that were lost before a transaction began are kept",
    file: "packages/db/src/connection/pool.ts",
    from: "    drizzle: createDrizzle(pool),",
    to: "    drizzle: createDrizzle === undefined ? createDrizzle(pool) : drizzle({ client: pool }),",
    seenBy: [[INGEST, FAULTS, "transactions begin"]],
  },
  {
    name: "migrations are not one transaction",
    file: "packages/db/src/store/apply-migrations.ts",
    from: "    await migrate(transaction as unknown as NodePgDatabase, {",
    to: "    await transaction.execute(sql`commit`); await migrate(transaction as unknown as NodePgDatabase, {",
    seenBy: [[INGEST, "test/proof-backup.test.ts", "brought up to date"]],
  },
  {
    name: "an earlier sighting of a source leaves the findings beside it as they are",
    file: "packages/db/src/store/store-readings.ts",
    from: "  if (isSeenEarlier) for (const id of affected) recheck.add(id);\n",
    to: "",
    seenBy: [[DB, "test/store/check-order.test.ts", "seen earlier"]],
  },
  {
    name: "of two first reports of a body each leaves it to the other to tell the government",
    file: "packages/db/src/queries/neighbours.ts",
    from: "others.delete(reportId);",
    to: "void reportId;",
    seenBy: [[DB, "test/store/check-order.test.ts", "two years at once"]],
  },
  {
    name: "copies of what a report said until now are not looked for",
    file: "packages/db/src/queries/reused-narratives.ts",
    from: "    join report_versions version on version.report_id = report.id\n    join sections",
    to: "    join report_versions version on version.report_id = report.id and version.is_current\n    join sections",
    seenBy: [[DB, "test/store/check-order.test.ts", "taken out"]],
  },
];
