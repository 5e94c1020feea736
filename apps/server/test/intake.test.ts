import { generateReport } from "@gongkai/corpus";
import { applyMigrations, type Database, openMemoryDatabase, reportsOfInput } from "@gongkai/db";
import { ALL_RULES } from "@gongkai/pipeline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createIntake } from "../src/intake/intake.ts";
import { INTAKE_LIMITS } from "../src/intake/intake-limits.ts";

const CLIENT = "192.0.2.1";
/** Threads start slowly on a machine with other work. */
const LIMITS = { ...INTAKE_LIMITS, documentMilliseconds: 60_000, ingestMilliseconds: 120_000 };

describe("an intake that closes", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openMemoryDatabase();
    await applyMigrations(database);
  });
  afterAll(() => database?.close());

  const open = () => createIntake({ database, rules: ALL_RULES }, LIMITS);
  const bytes = (seed: number) => new TextEncoder().encode(generateReport({ seed }).text);
  const asker = { client: CLIENT, signal: new AbortController().signal };

  test("lets a check that has begun end, and sends away who comes or waits", async () => {
    const intake = open();
    const document = { name: "report.txt", bytes: bytes(1) };
    const begun = intake.check(document, asker);
    const waiting = intake.check(document, asker);
    await new Promise(setImmediate);
    const closing = intake.close();
    await expect(waiting).rejects.toMatchObject({ extensions: { code: "OVERLOADED" } });
    await expect(intake.check(document, asker)).rejects.toMatchObject({ extensions: { code: "OVERLOADED" } });
    expect((await begun).kind).toBe("checked");
    await closing;
  });

  test("blames no document for it: handed over again, it is stored", async () => {
    const document = { kind: "bytes", bytes: bytes(2), origin: "a desk" } as const;
    const by = { author: "office", reason: "", requestId: "none" };
    const intake = open();
    const begun = intake.ingest(document, CLIENT, by).catch((error: unknown) => error);
    await new Promise(setImmediate);
    await intake.close();
    await begun;
    const next = open();
    const { inputId } = await next.ingest(document, CLIENT, by);
    expect(await reportsOfInput(database, inputId)).toHaveLength(1);
    await next.close();
  });
});
