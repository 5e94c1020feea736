import { type CellAddress, cellPlace } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import {
  type CorpusReport,
  FAULT_IDS,
  FAULTS,
  type FaultId,
  generateAgencies,
  generateReport,
  generateSeries,
  type PlantedFault,
  type Truth,
} from "../src/index.ts";
import { printedValues } from "./support/printed-values.ts";
import { numberAt } from "./support/sums.ts";

const SEEDS = Array.from({ length: 30 }, (_, seed) => seed);

function withFaults(seed: number, faults: readonly FaultId[], year = 2022): CorpusReport {
  return generateReport({
    seed,
    year,
    layout: "A",
    wording: "varied",
    habits: { filledColumns: "all", marksNotApplicable: false },
    faults,
  });
}

interface Change {
  readonly address: CellAddress;
  readonly right: number;
  readonly printed: number;
}

/** The places at which a faulty report prints another number than the right one, with both numbers. */
function changes(seed: number, fault: FaultId, year = 2022): { truth: Truth; changed: readonly Change[] } {
  const { values } = withFaults(seed, [], year).truth;
  const { truth } = withFaults(seed, [fault], year);
  const changed = [...truth.values].flatMap(([address, value]) =>
    values.get(address) === value
      ? []
      : [{ address, right: Number(values.get(address)), printed: Number(value) }],
  );
  return { truth, changed };
}

function balance(truth: Truth): number {
  const at = (row: string) => numberAt(truth, `requests/${row}/total` as CellAddress);
  return at("received") + at("pendingAtStart") - at("processed.total") - at("pendingAtEnd");
}

function series(seed: number, faults: readonly FaultId[], years: readonly number[] = [2022, 2023]) {
  return generateSeries({
    seed,
    agencies: generateAgencies({ seed, count: 2 }),
    years,
    wording: "varied",
    spread: "steady",
    faults,
  });
}

/** Every planting of a fault over some seeds, in a report by itself or in the last of several years. */
function plantings(fault: FaultId): readonly { truth: Truth; planted: PlantedFault }[] {
  return SEEDS.slice(0, 10).flatMap((seed) =>
    [
      withFaults(seed, [fault], 2022),
      withFaults(seed, [fault], 2020),
      ...series(seed, [fault], [2020, 2021, 2022, 2023]),
    ].flatMap(({ truth }) => truth.faults.map((planted) => ({ truth, planted }))),
  );
}

describe.each(FAULT_IDS)("the fault %s", (fault) => {
  const planted = plantings(fault);

  test("finds room in some reports, and says what it is and which rules can see it", () => {
    expect(planted.length).toBeGreaterThan(0);
    expect(FAULTS[fault].zh).not.toBe("");
    expect(FAULTS[fault].en).not.toBe("");
    expect(FAULTS[fault].expects.length).toBeGreaterThan(0);
    for (const { planted: each } of planted) expect(each.id).toBe(fault);
  });

  test("says of each wrong cell what would be right, and points at claims that there are", () => {
    for (const { truth, planted: each } of planted) {
      for (const cell of each.right.keys()) expect(each.cells).toContain(cell);
      for (const cell of each.cells) {
        if (truth.values.size > 0 && fault !== "mixed-edition")
          expect(truth.values.has(cell), cell).toBe(true);
      }
      for (const claim of each.claims) expect(truth.claims[claim]).toBeDefined();
      const places = each.cells.length + each.claims.length + each.sections.length;
      if (fault !== "wrong-period" && fault !== "wrong-edition") expect(places).toBeGreaterThan(0);
    }
  });
});

describe("a fault in the figures", () => {
  test.each([
    "breaks-balance",
    "breaks-footing",
    "swaps-digits",
    "fee-unit-slip",
    "total-zero",
    "requests-inner-cell",
    "remedies-inner-cell",
    "part-above-whole",
    "shifted-row",
    "shifted-column",
    "split-digits",
    "swapped-cells",
    "swapped-rows",
    "outcome-without-request",
    "negative-count",
    "fractional-count",
  ] as const)("%s is recorded with the cells that it changes and the numbers that were right", (fault) => {
    let count = 0;
    for (const seed of SEEDS) {
      const { truth, changed } = changes(seed, fault);
      count += truth.faults.length;
      const right = new Map(truth.faults.flatMap((planted) => [...planted.right]));
      expect(changed.map(({ address }) => address).sort()).toEqual([...right.keys()].sort());
      for (const change of changed) expect(right.get(change.address)).toBe(change.right);
    }
    // Few rows have a number of two digits beside a 0.
    expect(count).toBeGreaterThan(fault === "split-digits" ? 1 : 5);
  });

  test("breaks the balance, a sum, the order of digits, the unit or a total", () => {
    for (const seed of SEEDS) {
      expect(balance(changes(seed, "breaks-balance").truth)).toBeLessThan(0);
      expect(changes(seed, "breaks-footing").changed).toHaveLength(1);
      for (const { right, printed } of changes(seed, "swaps-digits").changed) {
        expect([...String(printed)].sort()).toEqual([...String(right)].sort());
      }
      for (const { right, printed } of changes(seed, "fee-unit-slip").changed)
        expect(printed).toBe(right * 10_000);
      for (const { right, printed } of changes(seed, "total-zero").changed) {
        expect(right).toBeGreaterThan(0);
        expect(printed).toBe(0);
      }
    }
  });

  test("shifts, splits and swaps numbers without losing any but those pushed out of the table", () => {
    for (const seed of SEEDS) {
      for (const fault of ["swapped-cells", "swapped-rows"] as const) {
        const { changed } = changes(seed, fault);
        const sorted = (of: "right" | "printed") => changed.map((each) => each[of]).sort((a, b) => a - b);
        expect(sorted("printed")).toEqual(sorted("right"));
      }
      const [head, tail] = changes(seed, "split-digits").changed;
      if (head !== undefined && tail !== undefined) {
        expect(`${head.printed}${tail.printed}`).toBe(String(head.right));
        expect(tail.right).toBe(0);
      }
      const rows = new Set(changes(seed, "shifted-row").changed.map(({ address }) => cellPlace(address).row));
      expect(rows.size).toBeLessThanOrEqual(1);
    }
  });

  test("is printed as the truth says", () => {
    for (const seed of SEEDS.slice(0, 8)) {
      for (const fault of [
        "requests-inner-cell",
        "shifted-row",
        "swapped-cells",
        "impossible-stock",
      ] as const) {
        const report = generateReport({
          seed,
          year: 2022,
          layout: "H",
          habits: { filledColumns: "all", separatesThousands: false },
          faults: [fault],
        });
        for (const [address, value] of printedValues(report)) {
          expect(value, address).toBe(report.truth.values.get(address));
        }
      }
    }
  });

  test("leaves an amount as it is where only its unit contradicts the heading", () => {
    for (const seed of SEEDS) {
      const { text, truth } = withFaults(seed, ["yuan-under-wan"]);
      const [planted] = truth.faults;
      const cell = planted?.cells[0];
      if (planted === undefined || cell === undefined) throw new Error("nothing was planted");
      expect(truth.values.get(cell)).toBe(planted.right.get(cell));
      expect(text).toMatch(/\d\.00元/);
    }
  });
});

describe("a fault in the narrative", () => {
  test("lets the narrative state another number than the table", () => {
    let stated = 0;
    for (const seed of SEEDS) {
      const { truth } = generateReport({ seed, year: 2022, layout: "A", faults: ["narrative-disagrees"] });
      expect(truth.faults).toMatchObject([{ id: "narrative-disagrees", cells: ["requests/received/total"] }]);
      const narrative = truth.sections.flatMap(({ paragraphs }) => paragraphs).join("");
      const said = /(?:收到|新收)政府信息公开申请(\d+)件/.exec(narrative)?.[1];
      if (said === undefined) continue;
      stated += 1;
      expect(Number(said)).toBe(numberAt(truth, "requests/received/total") + 3);
    }
    expect(stated).toBeGreaterThan(5);
  });

  test.each([
    ["narrative-received", "requests/received/total"],
    ["narrative-pending-at-end", "requests/pendingAtEnd/total"],
    ["narrative-processed", "requests/processed.total/total"],
    ["narrative-decisions", "proactiveDisclosure/licensing.licenses/decisions"],
    ["narrative-fee-unit", "proactiveDisclosure/fees.administrativeFees/amountCollected"],
  ] as const)("%s is stated in every report that has room for it", (fault, cell) => {
    let stated = 0;
    for (const seed of SEEDS) {
      const { truth, text } = withFaults(seed, [fault]);
      for (const planted of truth.faults) {
        stated += 1;
        expect(planted.claims.length).toBeGreaterThan(0);
        for (const index of planted.claims) {
          const claim = truth.claims[index];
          expect(claim?.value).not.toBe(truth.values.get(cell));
          expect(text).toContain(claim?.printed);
        }
      }
    }
    expect(stated).toBeGreaterThan(3);
  });

  test("leaves the table alone", () => {
    for (const seed of SEEDS.slice(0, 8)) {
      expect(changes(seed, "narrative-received").changed).toEqual([]);
      expect(changes(seed, "narrative-denies-requests").changed).toEqual([]);
    }
  });
});

describe("a fault in how a report is put together", () => {
  test("leaves sections out, doubles, misplaces and misnumbers them", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const titles = (fault: FaultId) =>
        generateReport({ seed, year: 2022, layout: "A", faults: [fault] }).truth.sections.map(({ id }) => id);
      expect(titles("section-missing")).toHaveLength(5);
      expect(titles("section-doubled")).toHaveLength(7);
      expect(titles("sections-swapped").slice(-2)).toEqual(["otherMatters", "problemsAndImprovements"]);
      const { truth } = generateReport({ seed, year: 2022, layout: "A", faults: ["section-misnumbered"] });
      const ordinals = truth.sections.map(({ heading }) => heading.slice(0, 1));
      expect(new Set(ordinals).size).toBe(5);
    }
  });

  test("prints no table and no value of one that is missing", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const { truth } = withFaults(seed, ["table-missing"]);
      const tables = new Set([...truth.values.keys()].map((address) => cellPlace(address).table));
      expect(tables.size).toBe(2);
      expect(tables).not.toContain(truth.faults[0]?.sections[0]);
    }
  });

  test("follows the form of other years, in whole or in one block", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      expect(withFaults(seed, ["wrong-edition"], 2022).truth.edition).toBe("2019");
      expect(withFaults(seed, ["mixed-edition"], 2022).truth.edition).toBe("2021");
      const { period } = withFaults(seed, ["wrong-period"], 2022).truth;
      expect(period).not.toEqual({ start: "2022-01-01", end: "2022-12-31" });
    }
  });
});

describe("a fault between years", () => {
  const last = (reports: readonly CorpusReport[]) => reports.at(-1)?.truth;

  test("is planted in the last year alone", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const reports = series(seed, ["pending-not-carried"]);
      expect(reports.filter(({ truth }) => truth.faults.length > 0).map(({ truth }) => truth.year)).toEqual([
        2023, 2023,
      ]);
    }
  });

  test("breaks what carries over, and nothing within the year", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const [before, after] = series(seed, ["pending-not-carried"]).slice(-2);
      if (before === undefined || after === undefined) throw new Error("two years were asked for");
      expect(after.truth.faults).toHaveLength(1);
      if (typeof after.truth.values.get("requests/received/naturalPerson") !== "number") continue;
      expect(numberAt(after.truth, "requests/pendingAtStart/total")).not.toBe(
        numberAt(before.truth, "requests/pendingAtEnd/total"),
      );
      expect(balance(after.truth)).toBe(0);
    }
  });

  test("puts another version of the year behind the first", () => {
    const reports = series(3, ["another-version"]);
    expect(reports.map(({ truth }) => truth.year)).toEqual([2022, 2023, 2023, 2022, 2023, 2023]);
    expect(new Set(reports.map(({ name }) => name)).size).toBe(6);
    expect(last(reports)?.faults).toMatchObject([{ id: "another-version" }]);
  });

  test("copies the overview of last year or of the agency before in the list", () => {
    const overviewOf = (report: CorpusReport | undefined) =>
      report?.truth.sections.find(({ id }) => id === "overview")?.paragraphs ?? [];
    for (const seed of SEEDS.slice(0, 10)) {
      const nextYear = (text: string) => text.replace(/20\d\d(?=\s?年)/g, (year) => String(Number(year) + 1));
      const own = series(seed, ["narrative-of-last-year"]);
      const shared = overviewOf(own[1]).filter((paragraph) =>
        overviewOf(own[0]).some((other) => nextYear(other) === paragraph),
      );
      expect(shared.length).toBeGreaterThan(1);
      expect(series(seed, ["narrative-of-another-agency"]).map(({ truth }) => truth.faults.length)).toEqual([
        0, 0, 0, 1,
      ]);
    }
  });

  test("stands out from years that are near each other when they are steady", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const cell = "proactiveDisclosure/licensing.licenses/decisions";
      const [before, after] = series(seed, []);
      const [one, other] = [before, after].map((report) => Number(report?.truth.values.get(cell)));
      if (one === undefined || other === undefined || Math.min(one, other) < 10) continue;
      expect(Math.max(one, other) / Math.min(one, other)).toBeLessThan(4);
    }
  });
});

test("a fault is left out where there is no room for it, and absent unless asked for", () => {
  const withoutFee = SEEDS.map((seed) => changes(seed, "fee-unit-slip")).filter(
    ({ changed }) => changed.length === 0,
  );
  expect(withoutFee.length).toBeGreaterThan(0);
  for (const { truth } of withoutFee) expect(truth.faults).toEqual([]);
  expect(generateReport({ seed: 1 }).truth.faults).toEqual([]);
  expect(generateReport({ seed: 1, faults: ["pending-not-carried", "jump"] }).truth.faults).toEqual([]);
});
