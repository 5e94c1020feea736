import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeReport, type ReportToStore, storeReport, storeReports } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

/** What means something to SQL, COPY, JSON, LIKE, terminals or PostgreSQL's checks of text. */
const NASTY = [
  "\\.",
  "\\N",
  "\\\\",
  "\\x00",
  "\\u0000",
  "\\",
  "'",
  '"',
  "''; drop table reports; --",
  "$1",
  "$$",
  "%",
  "_",
  "\t",
  "\n",
  "\r\n",
  "\b\f\v",
  "\u001b[31m",
  "\u009b",
  "\u0000",
  "\ud800",
  "\udfff",
  "\u{20000}",
  "\ufeff",
  "\uffff",
  "\u2028",
  "{}",
  "[,]",
  "null",
  "__proto__",
  "constructor",
  "e\u0301",
  "政府",
] as const;

const nasty = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 12 })
  .map((parts) => parts.join(""));

/** What PostgreSQL takes of a text: all but NUL and halves of pairs, one character for one. */
function taken(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "\ufffd");
}

let number = 0;

/** A report with a text of a sender's own wherever one can stand. */
function withTexts([a, b, c, d]: readonly [string, string, string, string]): ReportToStore {
  number += 1;
  const { report, source, ...rest } = sampleReport({
    agency: `清河县第${number}局`,
    remark: `${number} ${a}`,
  });
  const text = `${source.text}${b}`;
  const sha256 = createHash("sha256").update(text).digest("hex");
  const span = { start: 0, end: 1 };
  return {
    ...rest,
    source: { ...source, name: `name ${a}`, sha256, text },
    bytes: Buffer.from(text),
    origin: `/origin ${number} ${b}`,
    url: `http://url/${c}`,
    report: {
      ...report,
      source: { name: `name ${a}`, sha256 },
      title: `title ${a}`,
      documentNumber: `number ${b}`,
      contact: { address: c, telephone: d, email: a, postcode: b, span },
      sections: report.sections.map((section) => ({
        ...section,
        heading: `heading ${c}`,
        text: `text ${d}`,
      })),
    },
    diagnostics: [{ code: "column-ambiguous", message: d, span }],
    findings: rest.findings.map((finding) => ({ ...finding, message: { zh: a, en: b } })),
  };
}

describeDatabases("texts that a hostile sender wrote", (databases) => {
  const openDatabase = openMigratedDatabases(databases);

  test("come back as they were, however they were stored", async () => {
    const database = await openDatabase();
    const texts = fc.tuple(nasty, nasty, nasty, nasty);
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (many, isBulk) => {
          const inputs = many.map(withTexts);
          const stored = isBulk
            ? await storeReports(database, inputs.map(encodeReport))
            : await Promise.all(inputs.map((input) => storeReport(database, input)));
          for (const [at, input] of inputs.entries()) {
            const { source, report, diagnostics, findings } = input;
            const { rows } = await database.pool.query(
              `select v.title, v.document_number, v.contact, v.diagnostics, v.origin, s.name, t.text, o.origin as seen, o.url,
               array(select heading || '|' || text from sections where version_id = v.id) as sections,
               array(select message from findings where version_id = v.id) as messages
             from report_versions v join sources s on s.sha256 = v.source_sha256 join source_texts t on t.sha256 = v.text_sha256
               join source_observations o on o.source_sha256 = v.source_sha256 where v.id = $1`,
              [stored[at]?.versionId],
            );
            expect(rows).toEqual([
              {
                title: taken(report.title ?? ""),
                document_number: taken(report.documentNumber ?? ""),
                contact: JSON.parse(
                  taken(
                    JSON.stringify(report.contact, (_, value) =>
                      typeof value === "string" ? taken(value) : value,
                    ),
                  ),
                ),
                diagnostics: diagnostics.map((each) => ({ ...each, message: taken(each.message) })),
                origin: taken(input.origin),
                name: taken(source.name),
                text: taken(source.text),
                seen: taken(input.origin),
                url: taken(input.url ?? ""),
                sections: report.sections.map(({ heading, text }) => taken(`${heading}|${text}`)),
                messages: findings.map(({ message }) => ({ zh: taken(message.zh), en: taken(message.en) })),
              },
            ]);
          }
          const again = await storeReports(database, inputs.map(encodeReport));
          expect(again.map(({ outcome }) => outcome)).toEqual(inputs.map(() => "unchanged"));
        },
      ),
      { numRuns: 15 },
    );
  });
});
