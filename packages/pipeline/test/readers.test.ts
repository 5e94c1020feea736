import { generateReport } from "@gongkai/corpus";
import { afterAll, describe, expect, test } from "vitest";
import { createReaders, type DocumentTask } from "../src/index.ts";

const RULES = { config: {}, rulesVersion: "rules of the tests" };

function task(name: string, text: string): DocumentTask {
  const bytes = new TextEncoder().encode(text);
  return { origin: name, url: null, seenAt: null, bytes, inputId: null, synthetic: false };
}

const reports = [1, 2, 3].map((seed) => task(`report ${seed}`, generateReport({ seed }).text));
/** A document that takes seconds: a page of so many open elements is slow to lay out as text. */
const slow = task("slow", `<html><body>${"<table><tr><td>一".repeat(30_000)}</body></html>`);

describe("reader threads", () => {
  const readers = createReaders(RULES, { workers: 2 });
  afterAll(() => readers.close());

  test("give an outcome a document, in their order, and tell failures as values", async () => {
    const outcomes = await readers.read([
      ...reports,
      task("none", "关于召开会议的通知"),
      task("pdf", "%PDF-1.7"),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["reports", "reports", "reports", "noReport", "failed"]);
    expect(outcomes[4]).toMatchObject({ stage: "open", code: "UNSUPPORTED_DOCUMENT" });
  });

  test("read several batches at once", async () => {
    const batches = await Promise.all(reports.map((report) => readers.read([report])));
    expect(batches.map(([outcome]) => outcome?.kind)).toEqual(["reports", "reports", "reports"]);
  });
});

describe("a document that ends its reader", () => {
  test("fails by itself when it takes too long", async () => {
    const readers = createReaders(RULES, { workers: 1, documentMilliseconds: 1 });
    try {
      const outcomes = await readers.read([slow]);
      expect(outcomes).toMatchObject([{ kind: "failed", code: "DOCUMENT_TOO_SLOW" }]);
    } finally {
      await readers.close();
    }
  });

  test("is not blamed for the memory of the code that is loaded for it", async () => {
    // pdf.js alone takes more than this; a document that nothing can be made of takes nothing.
    const readers = createReaders(RULES, { workers: 1, growthMegabytes: 60 });
    try {
      const outcomes = await readers.read([task("pdf", "%PDF-1.7")]);
      expect(outcomes).toMatchObject([{ kind: "failed", code: "UNSUPPORTED_DOCUMENT" }]);
    } finally {
      await readers.close();
    }
  });

  test("is blamed alone when it needs more memory than a reader has", async () => {
    const readers = createReaders(RULES, { workers: 1, heapMegabytes: 60 });
    try {
      const huge = task("huge", "政府信息公开工作年度报告 ".repeat(800_000));
      const [before, culprit, after] = await readers.read([reports[0] ?? huge, huge, reports[1] ?? huge]);
      expect([before?.kind, after?.kind]).toEqual(["reports", "reports"]);
      expect(culprit).toMatchObject({ kind: "failed", code: "DOCUMENT_KILLED_READER" });
    } finally {
      await readers.close();
    }
  });
});
