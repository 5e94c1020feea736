import { createRandom, generateReport } from "@gongkai/corpus";
import {
  type CellAddress,
  type Claim,
  type Diagnosis,
  type Finding,
  formCells,
  type Report,
} from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkReport, diagnoseReport } from "../src/index.ts";
import { buildReport, reportOf, withUnreadTable } from "./support/build-report.ts";
import { PLANTED_ERRORS, type PlantedError, plantError } from "./support/plant-error.ts";
import { withNumbers } from "./support/supposed-cells.ts";

type Cells = Readonly<Partial<Record<CellAddress, number | "blank">>>;

/** Twelve requests of persons and three of companies, two carried in, all but one decided. */
const SOUND = {
  "requests/received/naturalPerson": 12,
  "requests/received/commercialEnterprise": 3,
  "requests/received/total": 15,
  "requests/pendingAtStart/naturalPerson": 2,
  "requests/pendingAtStart/total": 2,
  "requests/processed.granted/naturalPerson": 10,
  "requests/processed.granted/commercialEnterprise": 3,
  "requests/processed.granted/total": 13,
  "requests/processed.unableToProvide.notHeld/naturalPerson": 3,
  "requests/processed.unableToProvide.notHeld/total": 3,
  "requests/processed.total/naturalPerson": 13,
  "requests/processed.total/commercialEnterprise": 3,
  "requests/processed.total/total": 16,
  "requests/pendingAtEnd/naturalPerson": 1,
  "requests/pendingAtEnd/total": 1,
} as const satisfies Cells;

function reportWith(cells: Cells): Report {
  // Object.entries loses the key type.
  const entries = Object.entries({ ...SOUND, ...cells }) as [CellAddress, number | "blank"][];
  return buildReport("2021", 2022, new Map(entries));
}

/** The rules whose failures are crossed. */
const IDENTITIES = [
  "requests-balance",
  "processed-footing",
  "applicant-footing",
  "part-within-whole",
  "remedies-footing",
  "pending-continuity",
];

function diagnose(report: Report, previous?: Report): readonly Diagnosis[] {
  return diagnoseReport(report, checkReport(report, { previous, rules: IDENTITIES }), { previous });
}

function claim(kind: Claim["kind"], value: number): Claim {
  const span = { start: 0, end: 0 };
  return {
    kind,
    value,
    isApproximate: false,
    scope: null,
    year: null,
    partOf: null,
    raw: `${value}件`,
    span,
    section: "requests",
  };
}

const FILLED = { filledColumns: "all", marksNotApplicable: false } as const;

function faultless(seed: number) {
  return generateReport({ seed, habits: FILLED }).truth;
}

describe("a faultless report", () => {
  test("has nothing to diagnose", () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const report = reportOf(generateReport({ seed }).truth);
      expect(diagnoseReport(report, checkReport(report)), `seed ${seed}`).toEqual([]);
    }
  });
});

describe("one wrong number", () => {
  test("is named where a failing row and a failing column cross", () => {
    const diagnoses = diagnose(reportWith({ "requests/processed.granted/naturalPerson": 16 }));
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0]).toMatchObject({
      cell: "requests/processed.granted/naturalPerson",
      hypotheses: [
        {
          kind: "wrong-cell",
          changes: [{ cell: "requests/processed.granted/naturalPerson", from: 16, to: 10 }],
          broken: 0,
        },
      ],
    });
    expect(diagnoses[0]?.message.zh).toContain("“（一）予以公开 · 自然人”应为10，而不是16");
    expect(diagnoses[0]?.message.en).toContain("“Granted · Natural persons” should be 10 rather than 16");
  });

  test("is named in the corner where the totals of rows and columns meet", () => {
    const [diagnosis] = diagnose(reportWith({ "requests/processed.total/total": 17 }));
    expect(diagnosis).toMatchObject({
      cell: "requests/processed.total/total",
      hypotheses: [{ changes: [{ from: 17, to: 16 }] }],
    });
  });

  test("explains the failing bounds that come with it", () => {
    const report = reportWith({ "requests/processed.total/total": 0 });
    const findings = checkReport(report, {
      rules: ["requests-balance", "part-within-whole", "processed-footing"],
    });
    const [diagnosis] = diagnoseReport(report, findings);
    expect(findings.map(({ rule }) => rule)).toContain("part-within-whole");
    expect(diagnosis?.findings).toEqual(findings.map((_, index) => index));
  });

  test("is told to be two digits exchanged", () => {
    const [diagnosis] = diagnose(reportWith({ "requests/received/naturalPerson": 21 }));
    expect(diagnosis?.hypotheses[0]).toMatchObject({
      kind: "transposed-digits",
      changes: [{ from: 21, to: 12 }],
    });
  });

  test("is found twice where two are wrong in other rows and columns", () => {
    const diagnoses = diagnose(
      reportWith({
        "requests/received/researchInstitution": 4,
        "requests/processed.granted/naturalPerson": 17,
      }),
    );
    expect(diagnoses.map(({ cell }) => cell).sort()).toEqual([
      "requests/processed.granted/naturalPerson",
      "requests/received/researchInstitution",
    ]);
  });

  test("is not guessed at where any cell of one identity may be off", () => {
    const [diagnosis] = diagnose(
      reportWith({ "remedies/reconsideration/upheld": 3, "remedies/reconsideration/total": 4 }),
    );
    expect(diagnosis?.cell).toBeNull();
    expect(diagnosis?.hypotheses).toHaveLength(5);
    expect(diagnosis?.message.en).toContain("each of 5 cells would explain");
  });

  test("is named where the narrative states the number that it should be", () => {
    const report: Report = {
      ...reportWith({ "remedies/reconsideration/upheld": 3, "remedies/reconsideration/total": 4 }),
      claims: [{ ...claim("remedies.reconsideration", 3), section: "remedies" }],
    };
    const findings = [...checkReport(report), claimFinding("remedies/reconsideration/total")];
    const [diagnosis] = diagnoseReport(report, findings);
    expect(diagnosis).toMatchObject({
      cell: "remedies/reconsideration/total",
      hypotheses: expect.objectContaining({
        0: expect.objectContaining({ changes: [{ cell: "remedies/reconsideration/total", from: 4, to: 3 }] }),
      }),
    });
  });

  test("is not sought this year where only the year before disagrees", () => {
    const previous = { ...reportWith({ "requests/pendingAtEnd/naturalPerson": 7 }), year: 2021 };
    const diagnoses = diagnose(reportWith({}), previous).filter(({ message }) =>
      /year before/.test(message.en),
    );
    expect(diagnoses).toMatchObject([{ cell: null, hypotheses: [] }]);
  });

  test("is told by what was carried out the year before", () => {
    const previous = { ...buildReport("2021", 2021, new Map([["requests/pendingAtEnd/total", 2]])) };
    const report = totalsOnly({ "requests/pendingAtStart/total": 5 });
    const findings = checkReport(report, { previous, rules: ["requests-balance", "pending-continuity"] });
    const [diagnosis] = diagnoseReport(report, findings, { previous });
    expect(diagnosis?.cell).toBe("requests/pendingAtStart/total");
  });
});

/** The totals of {@link SOUND} alone, all other cells blank. */
function totalsOnly(cells: Cells): Report {
  const blanks = formCells("2021").map(
    ({ address }) => [address, address.endsWith("/total") ? 0 : "blank"] as const,
  );
  const totals = Object.entries(SOUND).filter(([address]) => address.endsWith("/total"));
  return buildReport("2021", 2022, new Map([...blanks, ...totals, ...Object.entries(cells)] as never));
}

/** What a rule about the narrative says of the first claim and a cell. */
function claimFinding(cell: CellAddress): Finding {
  const place = { of: "report", cell: null, claim: 0, span: null } as const;
  return {
    rule: "claim-remedies",
    ruleVersion: 1,
    kind: "agreement",
    severity: "warning",
    verdict: "fail",
    formula: "claim = total",
    left: 3,
    right: 4,
    difference: -1,
    places: [place, { ...place, cell, claim: null }],
    assumedZero: [],
    message: { zh: "不一致", en: "They differ" },
  };
}

describe("a line of numbers that slipped", () => {
  const granted = (numbers: readonly number[]): Cells =>
    Object.fromEntries(
      formCells("2021")
        .filter(({ address }) => address.startsWith("requests/processed.granted/"))
        .map(({ address }, place) => [address, numbers[place] ?? 0]),
    );

  test("is moved back by one column", () => {
    const [diagnosis, ...others] = diagnose(reportWith(granted([0, 10, 3, 0, 0, 0, 13])));
    expect(others).toEqual([]);
    expect(diagnosis).toMatchObject({ cell: null, hypotheses: [{ kind: "shifted-row", broken: 0 }] });
    expect(diagnosis?.message.zh).toContain("可能错了一列");
  });

  test("has the digits of one number joined again", () => {
    const [diagnosis] = diagnose(reportWith(granted([1, 0, 3, 0, 0, 0, 0])));
    expect(diagnosis?.hypotheses[0]).toMatchObject({ kind: "split-digits", broken: 0 });
    expect(diagnosis?.message.en).toContain("the number 10 may have been split into 1 and 0");
  });

  test("has two numbers exchanged", () => {
    const [diagnosis] = diagnose(reportWith(granted([3, 10, 0, 0, 0, 0, 13])));
    expect(diagnosis?.hypotheses[0]).toMatchObject({
      kind: "swapped-cells",
      changes: [
        { from: 3, to: 10 },
        { from: 10, to: 3 },
      ],
    });
  });

  test("is moved back by one row", () => {
    const diagnoses = diagnose(
      reportWith({
        "requests/processed.unableToProvide.notHeld/commercialEnterprise": 0,
        "requests/processed.granted/commercialEnterprise": 0,
        "requests/processed.partiallyGranted/commercialEnterprise": 3,
      }),
    );
    expect(diagnoses[0]?.hypotheses[0]).toMatchObject({ kind: "shifted-column" });
  });

  test("is left open where a number and its total are both off in one of several rows", () => {
    const cells = { "requests/pendingAtEnd/naturalPerson": 3, "requests/pendingAtEnd/total": 3 };
    const [diagnosis, ...others] = diagnose(reportWith(cells));
    expect(others).toEqual([]);
    expect(diagnosis).toMatchObject({
      cell: null,
      hypotheses: [{ broken: 0 }, { broken: 0 }, { broken: 0 }],
    });
    expect(diagnosis?.message.en).toContain("3 guesses explain alike");
  });

  test("is every row of a table that stands one column off", () => {
    const sound = reportWith({});
    const rows = Object.entries(sound.tables.requests ?? {});
    const shifted = rows.flatMap(([row, cells]) => {
      const columns = Object.keys(cells);
      const numbers = Object.values(cells).map((cell) => (cell.state === "value" ? cell.value : 0));
      return columns.map((column, place) => [`requests/${row}/${column}`, numbers[place - 1] ?? 0] as const);
    });
    // Rows and columns of the table make addresses of the form.
    const report = withNumbers(sound, new Map(shifted as [CellAddress, number][]));
    const diagnoses = diagnose(report);
    expect(diagnoses).toMatchObject([{ cell: null, hypotheses: [{ kind: "shifted-column", broken: 0 }] }]);
    expect(diagnoses[0]?.message.zh).toContain("整张表的数字可能错了一列");
  });

  test("is one of two whole rows that were exchanged", () => {
    const cells: Cells = {
      "requests/processed.total/naturalPerson": 1,
      "requests/processed.total/commercialEnterprise": 0,
      "requests/processed.total/total": 1,
      "requests/pendingAtEnd/naturalPerson": 13,
      "requests/pendingAtEnd/commercialEnterprise": 3,
      "requests/pendingAtEnd/total": 16,
    };
    const [diagnosis] = diagnose(reportWith(cells));
    expect(diagnosis?.hypotheses[0]).toMatchObject({ kind: "swapped-cells", broken: 0 });
    expect(diagnosis?.message.en).toContain("rows “Total processed” and “Requests pending");
  });
});

describe("a fee ten thousand times too much", () => {
  const fee = "proactiveDisclosure/fees.administrativeFees/amountCollected";

  test("is told to be in the wrong unit", () => {
    const previous = { ...reportWith({ [fee]: 16_000 }), year: 2021 };
    const report = reportWith({ [fee]: 173_500_000 });
    const findings = checkReport(report, { previous, rules: ["fee-jump"] });
    const [diagnosis] = diagnoseReport(report, findings, { previous });
    expect(diagnosis).toMatchObject({
      cell: null,
      hypotheses: [{ kind: "unit", changes: [{ cell: fee, from: 173_500_000, to: 17_350 }], broken: 0 }],
    });
  });

  test("is named where the narrative states the amount", () => {
    const report = { ...reportWith({ [fee]: 173_500_000 }), claims: [claim("fees.administrative", 17_350)] };
    const findings = checkReport(report, { rules: ["fee-unit"] });
    expect(diagnoseReport(report, findings)).toMatchObject([{ cell: fee, findings: [0] }]);
  });
});

describe("planted errors", () => {
  const outcomes = (error: PlantedError) => {
    const counts = { planted: 0, named: 0, first: 0, wrong: 0 };
    for (let seed = 0; seed < 40; seed += 1) {
      const planted = plantError(error, faultless(seed), createRandom(seed));
      if (planted === null) continue;
      const { report, right } = planted;
      const diagnoses = diagnose(report);
      const named = diagnoses.flatMap(({ cell, hypotheses: [best] }) =>
        cell === null ? [] : [[cell, best?.changes[0]?.to] as const],
      );
      counts.planted += 1;
      counts.wrong += named.filter(([cell, to]) => right.get(cell) !== to).length;
      counts.named += named.length === right.size ? 1 : 0;
      const changes = diagnoses[0]?.hypotheses[0]?.changes ?? [];
      counts.first +=
        changes.length === right.size && changes.every(({ cell, to }) => right.get(cell) === to) ? 1 : 0;
    }
    return counts;
  };

  test.each(["inner-cell", "total", "transposed-digits"] as const)("of kind %s are named", (error) => {
    const { planted, named, wrong } = outcomes(error);
    expect(planted).toBeGreaterThan(5);
    expect({ named, wrong }).toEqual({ named: planted, wrong: 0 });
  });

  test.each(["shifted-row", "split-digits", "swapped-cells"] as const)(
    "of kind %s are the first guess nearly always, and no other cell is named",
    (error) => {
      const { planted, first, wrong } = outcomes(error);
      expect(planted).toBeGreaterThan(5);
      expect(wrong).toBe(0);
      expect(first / planted).toBeGreaterThan(0.9);
    },
  );
});

const addresses = formCells("2021").map(({ address }) => address);
const arbitraryErrors = fc.record({
  seed: fc.integer({ min: 0, max: 200 }),
  numbers: fc.array(fc.tuple(fc.constantFrom(...addresses), fc.integer({ min: -3, max: 130 })), {
    minLength: 1,
    maxLength: 4,
  }),
});

/** The same object, of which no part can be written to. */
function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe("whatever is wrong", () => {
  test("a named cell resolves every failure that it is named for", () => {
    fc.assert(
      fc.property(arbitraryErrors, ({ seed, numbers }) => {
        const report = withNumbers(
          reportOf(generateReport({ seed, edition: "2021" }).truth),
          new Map(numbers),
        );
        const findings = checkReport(report, { rules: IDENTITIES });
        for (const { cell, findings: explained, hypotheses } of diagnoseReport(report, findings)) {
          const change = hypotheses[0]?.changes[0];
          if (cell === null || change === undefined) continue;
          expect(change.cell).toBe(cell);
          const left = checkReport(withNumbers(report, new Map([[cell, change.to]])), { rules: IDENTITIES })
            .filter(({ verdict }) => verdict === "fail")
            .map(({ rule, formula, places }) =>
              JSON.stringify([rule, formula, places.map((place) => place.cell)]),
            );
          for (const index of explained) {
            const { rule, formula, places } = findings[index] ?? { rule: "", formula: "", places: [] };
            expect(left).not.toContain(JSON.stringify([rule, formula, places.map((place) => place.cell)]));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a guess resolves more than it breaks, and no more than five are given", () => {
    fc.assert(
      fc.property(arbitraryErrors, ({ seed, numbers }) => {
        const report = withNumbers(
          reportOf(generateReport({ seed, edition: "2021" }).truth),
          new Map(numbers),
        );
        for (const { hypotheses } of diagnose(report)) {
          expect(hypotheses.length).toBeLessThanOrEqual(5);
          for (const { resolved, broken } of hypotheses) expect(resolved).toBeGreaterThan(broken);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("the report stays as it is, and every failing identity is diagnosed", () => {
    fc.assert(
      fc.property(arbitraryErrors, ({ seed, numbers }) => {
        const report = freeze(
          withNumbers(reportOf(generateReport({ seed, edition: "2021" }).truth), new Map(numbers)),
        );
        const findings = freeze(checkReport(report, { rules: IDENTITIES }));
        const diagnosed = diagnoseReport(report, findings).flatMap((diagnosis) => diagnosis.findings);
        findings.forEach(({ rule, verdict }, index) => {
          if (rule === "part-within-whole" || verdict !== "fail") return;
          expect(diagnosed, `finding ${index}`).toContain(index);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("unread tables are left alone", () => {
    const report = withUnreadTable(reportWith({ "requests/received/total": 99 }), "requests");
    expect(diagnose(report)).toEqual([]);
  });
});

describe("a report in which everything fails", () => {
  /** How often a diagnosis looks at a row of table `requests`. */
  function countLooks(report: Report): number {
    const findings = checkReport(report);
    let count = 0;
    const rows = new Proxy(report.tables.requests ?? {}, {
      get(target, row, receiver) {
        count += 1;
        return Reflect.get(target, row, receiver);
      },
    });
    const diagnoses = diagnoseReport({ ...report, tables: { ...report.tables, requests: rows } }, findings);
    expect(diagnoses.length).toBeGreaterThan(0);
    return count;
  }

  test.each(PLANTED_ERRORS.map((_, index) => index))("takes few times the work of one error (%i)", (seed) => {
    const random = createRandom(seed);
    const hostile = new Map(addresses.map((address) => [address, random.integer(0, 10 ** (seed % 4))]));
    const work = countLooks(buildReport("2021", 2022, hostile));
    const usual = countLooks(reportWith({ "requests/received/total": 99 }));
    expect(work / usual).toBeLessThan(10);
  });
});
