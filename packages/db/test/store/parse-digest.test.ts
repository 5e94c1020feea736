import { createHash } from "node:crypto";
import type { Report } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/store/canonical-json.ts";
import { parseDigest } from "../../src/store/parse-digest.ts";
import { sampleReport } from "../support/sample-report.ts";

/** What the digest is defined by: JSON whose keys are in order. Stored digests must never change. */
function definition(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)))
      : item,
  );
}

const key = fc.constantFrom(
  "start",
  "end",
  "span",
  "raw",
  "state",
  "value",
  "placement",
  "a",
  "1",
  "__proto__",
);

describe("The digest of a reading", () => {
  test("is that of JSON with its keys in order, whatever the shape of the objects", () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: "binary" }),
        fc.double(),
        fc.constantFrom(null, true, undefined),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(key, tie("value"), { maxKeys: 6, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson([value])).toBe(definition([value]));
      }),
    );
  });

  test("leaves out the source and does not depend on the order of keys", () => {
    const { report, diagnostics } = sampleReport();
    const { source: _, ...read } = report;
    const expected = createHash("sha256")
      .update(definition([read, diagnostics]))
      .digest("hex");
    expect(parseDigest(report, diagnostics)).toBe(expected);
    // Entries of a report make a report.
    const turned = Object.fromEntries(Object.entries(report).reverse()) as unknown as Report;
    expect(parseDigest({ ...turned, source: { name: "b", sha256: "" } }, diagnostics)).toBe(expected);
  });
});
