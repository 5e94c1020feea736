import { generateAgencies, generateReport, generateSeries } from "@gongkai/corpus";
import { type CellAddress, formCells, type Report, type Section, type SectionId } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, compareReports, type ReportComparison, textSimilarity } from "../src/index.ts";
import { buildReport, reportOf, withUnreadTable } from "./support/build-report.ts";

type Cells = Readonly<Partial<Record<CellAddress, number | "blank" | "unread">>>;

function report(cells: Cells = {}, edition: "2019" | "2021" = "2021", facts: Partial<Report> = {}): Report {
  // Object.entries loses the key type.
  const values = new Map(Object.entries(cells) as [CellAddress, number | "blank"][]);
  return { ...buildReport(edition, edition === "2019" ? 2020 : 2022, values), ...facts };
}

function section(id: SectionId, paragraphs: readonly string[], heading = "标题"): Section {
  let end = 0;
  const spans = paragraphs.map((text) => {
    const start = end;
    end = start + text.length + 1;
    return { start, end: start + text.length };
  });
  const span = { start: 0, end };
  return {
    id,
    heading,
    headingSpan: { start: 0, end: 0 },
    span,
    text: paragraphs.join("\n"),
    paragraphs: spans,
  };
}

function changeAt({ cells }: ReportComparison, address: CellAddress) {
  return cells.find((cell) => cell.address === address);
}

const RECEIVED = "requests/received/total";
const OTHERWISE = "requests/processed.otherwiseClosed/total";
const PARTS = ["correctionOverdue", "feeUnpaid", "other"].map(
  // The ids are those of the form.
  (part) => `requests/processed.otherwiseClosed.${part}/total` as CellAddress,
);

describe("cells of two reports", () => {
  test("give every place of the form once, in printed order", () => {
    const addresses = compareReports(report(), report()).cells.map(({ address }) => address);
    expect(addresses).toEqual(formCells("2021").map(({ address }) => address));
  });

  test("change by a difference, the second less the first", () => {
    const comparison = compareReports(report({ [RECEIVED]: 12 }), report({ [RECEIVED]: 9 }));
    expect(changeAt(comparison, RECEIVED)).toMatchObject({
      change: "changed",
      difference: -3,
      numberBefore: 12,
      numberAfter: 9,
    });
    expect(comparison.isSame).toBe(false);
    expect(comparison.cells.filter(({ change }) => change !== "same")).toHaveLength(1);
  });

  test("are added and removed where one report alone has a number, and never differ by an invented 0", () => {
    const comparison = compareReports(report({ [RECEIVED]: "blank" }), report({ [RECEIVED]: 9 }));
    expect(changeAt(comparison, RECEIVED)).toMatchObject({ change: "added", difference: null });
    const back = compareReports(report({ [RECEIVED]: 9 }), report({ [RECEIVED]: "blank" }));
    expect(changeAt(back, RECEIVED)).toMatchObject({ change: "removed", difference: null });
  });

  test("do not compare where a number was not read, and say so", () => {
    const comparison = compareReports(report({ [RECEIVED]: "unread" }), report({ [RECEIVED]: 9 }));
    expect(changeAt(comparison, RECEIVED)).toMatchObject({ change: "notComparable", difference: null });
    expect(changeAt(comparison, RECEIVED)?.note?.en).toBe("The number was not read");
    expect(comparison.isSame).toBe(true);
  });

  test("compare across the editions by the sum of what 2021 splits", () => {
    const [first, second, third] = PARTS;
    const cells = Object.fromEntries([
      [first, 1],
      [second, 2],
      [third, 4],
    ]);
    const comparison = compareReports(report({ [OTHERWISE]: 5 }, "2019"), report(cells));
    expect(changeAt(comparison, OTHERWISE)).toMatchObject({
      change: "changed",
      numberBefore: 5,
      numberAfter: 7,
      difference: 2,
      after: undefined,
      parts: PARTS,
    });
    for (const part of PARTS) expect(changeAt(comparison, part)?.change).toBe("notComparable");
  });

  test("do not compare across the editions what the concordance does not map, and say why", () => {
    const comparison = compareReports(report({}, "2019"), report());
    const notes = (address: CellAddress) => {
      const cell = changeAt(comparison, address);
      return [cell?.change, cell?.note?.en];
    };
    expect(notes("proactiveDisclosure/documents.rules/inForce")).toEqual([
      "notComparable",
      "Only the 2021 edition asks for this",
    ]);
    expect(notes("proactiveDisclosure/licensing.licenses/priorYearItems")).toEqual([
      "notComparable",
      "Only the 2019 edition asks for this",
    ]);
    expect(notes("proactiveDisclosure/documents.rules/created")).toEqual([
      "notComparable",
      "Created in 2019, issued in 2021",
    ]);
    expect(notes("proactiveDisclosure/licensing.licenses/decisions")).toEqual(["same", undefined]);
  });

  test("are added where the first report has no such table at all", () => {
    const tables = { ...report().tables, remedies: null };
    const comparison = compareReports(report({}, "2021", { tables }), report());
    expect(changeAt(comparison, "remedies/reconsideration/total")?.change).toBe("added");
  });
});

describe("facts and sections of two reports", () => {
  test("say what each report says of itself", () => {
    const { facts } = compareReports(
      report({}, "2021", { title: "旧标题", signedOn: "2023-01-20", publishedOn: null }),
      report({}, "2021", { title: "新标题", signedOn: null, publishedOn: "2023-01-31" }),
    );
    const changed = facts.filter(({ change }) => change !== "same");
    expect(changed).toEqual([
      { fact: "title", before: "旧标题", after: "新标题", change: "changed" },
      { fact: "signedOn", before: "2023-01-20", after: null, change: "removed" },
      { fact: "publishedOn", before: null, after: "2023-01-31", change: "added" },
    ]);
  });

  test("name the paragraphs that were changed, added and removed", () => {
    const kept = "本机关按照要求推进各项工作。";
    const before = section("overview", [kept, "全年公开信息十二条，答复咨询三次。", "召开会议研究。"]);
    const after = section("overview", ["新增培训安排。", kept, "全年公开信息十五条，答复咨询三次。"]);
    const { sections } = compareReports(
      report({}, "2021", { sections: [before] }),
      report({}, "2021", { sections: [after] }),
    );
    const [overview] = sections;
    expect(overview).toMatchObject({ id: "overview", change: "changed" });
    expect(overview?.similarity).toBeGreaterThan(0.4);
    expect(overview?.paragraphs.map((each) => [each.change, each.before?.text, each.after?.text])).toEqual([
      ["added", undefined, "新增培训安排。"],
      ["changed", "全年公开信息十二条，答复咨询三次。", "全年公开信息十五条，答复咨询三次。"],
      ["removed", "召开会议研究。", undefined],
    ]);
    expect(overview?.paragraphs[0]?.after?.span).toEqual({ start: 0, end: 7 });
  });

  test("pair an agency's own sections by their heading", () => {
    const own = (heading: string) => section("other", ["文字。"], heading);
    const { sections } = compareReports(
      report({}, "2021", { sections: [own("甲"), own("乙")] }),
      report({}, "2021", { sections: [own("乙"), own("丙")] }),
    );
    expect(sections.map((each) => [each.headingBefore, each.headingAfter, each.change])).toEqual([
      [null, "丙", "added"],
      ["乙", "乙", "same"],
      ["甲", null, "removed"],
    ]);
  });
});

describe("the similarity of texts", () => {
  test("leaves out digits and spaces", () => {
    expect(textSimilarity("全年收到申请12件，办结 11 件。", "全年收到申请3件，办结2件。")).toBe(1);
    expect(textSimilarity("", "")).toBe(1);
    expect(textSimilarity("", "全年收到申请")).toBe(0);
    expect(textSimilarity("甲", "乙")).toBe(0);
  });

  test("is between 0 and 1, alike in both directions, and 1 with itself", () => {
    const text = fc.string({ unit: fc.constantFrom(..."公开信息申请12 ，。\n"), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const similarity = textSimilarity(left, right);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(textSimilarity(right, left)).toBe(similarity);
        expect(textSimilarity(left, left)).toBe(1);
      }),
    );
  });
});

describe("any two reports", () => {
  const paragraph = fc.constantFrom(
    "推进政务公开工作取得成效。",
    "推进政务公开工作取得新成效。",
    "全年公开信息12条。",
    "无。",
    "",
  );
  const sections = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom<SectionId>("overview", "requests", "other"),
      fc.array(paragraph, { maxLength: 6 }),
      fc.constantFrom("甲", "乙"),
    ),
    { maxLength: 4, selector: ([id, , heading]) => `${id}${heading}` },
  );
  const anyReport = fc
    .record({
      edition: fc.constantFrom("2019" as const, "2021" as const),
      drawn: fc.array(fc.constantFrom(0, 1, "blank" as const, "unread" as const), {
        minLength: 200,
        maxLength: 200,
      }),
      sections,
      title: fc.constantFrom(null, "甲", "乙"),
      hasRemedies: fc.boolean(),
    })
    .map(({ edition, drawn, sections: listed, title, hasRemedies }) => {
      const cells = formCells(edition).map(({ address }, index) => [address, drawn[index]] as const);
      const built = report(Object.fromEntries(cells), edition, {
        title,
        sections: listed.map(([id, paragraphs, heading]) => section(id, paragraphs, heading)),
      });
      return hasRemedies ? built : { ...built, tables: { ...built.tables, remedies: null } };
    });

  test("do not differ from themselves", () => {
    fc.assert(
      fc.property(anyReport, (one) => {
        const comparison = compareReports(one, one);
        expect(comparison.isSame).toBe(true);
        expect(comparison.facts.every(({ change }) => change === "same")).toBe(true);
        expect(
          comparison.sections.every(({ change, similarity }) => change === "same" && similarity === 1),
        ).toBe(true);
        expect(comparison.sections.flatMap(({ paragraphs }) => paragraphs)).toEqual([]);
        for (const { change, before, difference } of comparison.cells) {
          expect(change).toBe(before?.state === "unread" ? "notComparable" : "same");
          expect([0, null]).toContain(difference);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("mirror each other when they are swapped", () => {
    const mirrored: Readonly<Record<Change, Change>> = {
      same: "same",
      changed: "changed",
      added: "removed",
      removed: "added",
      notComparable: "notComparable",
    };
    const mirror = (comparison: ReportComparison) => ({
      isSame: comparison.isSame,
      facts: comparison.facts.map(({ before, after, change, ...fact }) => ({
        ...fact,
        before: after,
        after: before,
        change: mirrored[change],
      })),
      cells: comparison.cells.map(({ before, after, numberBefore, numberAfter, ...cell }) => ({
        ...cell,
        before: after,
        after: before,
        numberBefore: numberAfter,
        numberAfter: numberBefore,
        change: mirrored[cell.change],
        difference: cell.difference === null ? null : 0 - cell.difference,
      })),
      sections: comparison.sections.map(({ headingBefore, headingAfter, ...each }) => ({
        ...each,
        headingBefore: headingAfter,
        headingAfter: headingBefore,
        change: mirrored[each.change],
        paragraphs: new Set(
          each.paragraphs.map(({ before, after, change, similarity }) => ({
            change: mirrored[change],
            before: after,
            after: before,
            similarity,
          })),
        ),
      })),
    });
    const asSets = (comparison: ReportComparison) => ({
      ...comparison,
      sections: comparison.sections.map((each) => ({ ...each, paragraphs: new Set(each.paragraphs) })),
    });
    fc.assert(
      fc.property(anyReport, anyReport, (one, other) => {
        expect(mirror(compareReports(one, other))).toEqual(asSets(compareReports(other, one)));
      }),
      { numRuns: 60 },
    );
  });

  test("compare without a change where a report was read twice, and with all numbers where it was not", () => {
    const { truth } = generateReport({ seed: 5, year: 2022 });
    expect(compareReports(reportOf(truth), reportOf(truth)).isSame).toBe(true);
    const lost = withUnreadTable(reportOf(truth), "requests");
    const comparison = compareReports(reportOf(truth), lost);
    const requests = comparison.cells.filter(({ address }) => address.startsWith("requests/"));
    expect(new Set(requests.map(({ change }) => change))).toEqual(new Set(["notComparable"]));
  });

  test("of two years show what the generator knows of both", () => {
    const agencies = generateAgencies({ seed: 9, count: 4 });
    const series = generateSeries({ seed: 9, agencies, years: [2020, 2021] });
    for (let index = 0; index < series.length; index += 2) {
      const [before, after] = [series[index]?.truth, series[index + 1]?.truth];
      if (before === undefined || after === undefined) continue;
      for (const cell of compareReports(reportOf(before), reportOf(after)).cells) {
        if (cell.difference === null || cell.parts.length > 0) continue;
        const [then, now] = [before.values.get(cell.address), after.values.get(cell.address)];
        expect(Number(now) - Number(then)).toBe(cell.difference);
      }
    }
  });
});
