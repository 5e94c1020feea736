import {
  type CellAddress,
  CLAIM_KINDS,
  DISCLOSURE_CHANNELS,
  RATE_SUBJECTS,
  REQUEST_CHANNELS,
} from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import {
  generateFreeFormReport,
  generateReport,
  NARRATIVE_FAULTS,
  type ReportTruth,
  type Truth,
  type TruthClaim,
} from "../src/index.ts";

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);
const varied = SEEDS.map((seed) =>
  generateReport({ seed, wording: "varied", habits: { filledColumns: "all" } }),
);
const freeForm = SEEDS.flatMap((seed) => [
  generateFreeFormReport({ seed, kind: "government" }),
  generateFreeFormReport({ seed, kind: "university" }),
]);

function narrativeOf(truth: ReportTruth, section: TruthClaim["section"]): string {
  return truth.sections
    .filter(({ id }) => id === section)
    .flatMap(({ paragraphs }) => paragraphs)
    .join("\n");
}

/** The sum of the cells that a claim of the report year speaks of; undefined where no cell does. */
function cellsOf(truth: Truth, { kind, scope }: TruthClaim): number | undefined {
  const at = (address: string) => {
    // Addresses that the edition does not have are absent from the map.
    const value = truth.values.get(address as CellAddress);
    return typeof value === "number" ? value : undefined;
  };
  const sum = (prefix: string, suffix: string) => {
    const parts = [...truth.values].filter(
      ([address]) => address.startsWith(prefix) && address.endsWith(suffix) && !address.includes(".total/"),
    );
    return parts.reduce((total, [, value]) => total + (typeof value === "number" ? value : 0), 0);
  };
  switch (kind) {
    case "requests.received":
      return at("requests/received/total");
    case "requests.pendingAtStart":
      return at("requests/pendingAtStart/total");
    case "requests.pendingAtEnd":
      return at("requests/pendingAtEnd/total");
    case "requests.processed":
      return at("requests/processed.total/total");
    case "requests.outcome":
      return sum(`requests/${scope}`, "/total");
    case "requests.applicant":
      return scope === "organization"
        ? (at("requests/received/total") ?? 0) - (at("requests/received/naturalPerson") ?? 0)
        : at(`requests/received/${scope}`);
    case "documents.issued":
      return at(`proactiveDisclosure/${scope}/issued`);
    case "documents.repealed":
      return at(`proactiveDisclosure/${scope}/repealed`);
    case "documents.inForce":
      return at(`proactiveDisclosure/${scope}/inForce`);
    case "decisions.licenses":
      return at("proactiveDisclosure/licensing.licenses/decisions");
    case "decisions.penalties":
      return at("proactiveDisclosure/enforcement.penalties/decisions");
    case "decisions.compulsoryMeasures":
      return at("proactiveDisclosure/enforcement.compulsoryMeasures/decisions");
    case "fees.administrative":
      return at("proactiveDisclosure/fees.administrativeFees/amountCollected");
    case "remedies.reconsideration":
      return at(`remedies/reconsideration/${scope ?? "total"}`);
    default:
      return undefined;
  }
}

function disagreements(truth: Truth): readonly string[] {
  return truth.claims.flatMap((claim) => {
    const value = claim.year === null ? cellsOf(truth, claim) : undefined;
    return value === undefined || value === claim.value
      ? []
      : [`${claim.kind} ${claim.value}, table ${value}`];
  });
}

describe("the claims of a report", () => {
  test("are printed in their sections, in order, beside their number", () => {
    for (const { truth } of [...varied, ...freeForm]) {
      for (const claim of truth.claims) {
        expect(narrativeOf(truth, claim.section), claim.kind).toContain(claim.printed);
        const digits = /\d[\d,]*(?:\.\d+)?/.exec(claim.printed)?.[0].replaceAll(",", "");
        if (digits === undefined) continue;
        const factor = claim.printed.includes("万") ? 10_000 : 1;
        expect(Math.round(Number(digits) * factor * 1e6) / 1e6, claim.printed).toBe(Math.abs(claim.value));
      }
    }
  });

  test("say that they are approximate exactly where a word does", () => {
    for (const { truth } of [...varied, ...freeForm]) {
      for (const { printed, isApproximate } of truth.claims) {
        expect(/[余多近约]/.test(printed), printed).toBe(isApproximate);
      }
    }
  });

  test("agree with the tables", () => {
    for (const { truth } of varied) expect(disagreements(truth)).toEqual([]);
  });

  test("that are parts of one kind add up to the sum that they name", () => {
    const isDividedWhole = (kind: string) =>
      ["disclosures.byChannel", "disclosures.byCategory", "requests.channel"].includes(kind);
    let checked = 0;
    for (const { truth } of varied) {
      truth.claims.forEach((sum, index) => {
        const parts = truth.claims.filter(({ partOf, kind }) => partOf === index && isDividedWhole(kind));
        if (parts.length === 0) return;
        checked += 1;
        expect(parts.reduce((total, { value }) => total + value, 0)).toBe(sum.value);
      });
    }
    expect(checked).toBeGreaterThan(50);
  });

  test("have the scopes that their kinds know", () => {
    const scopes: Readonly<Record<string, readonly string[]>> = {
      "disclosures.byChannel": Object.keys(DISCLOSURE_CHANNELS),
      "requests.channel": Object.keys(REQUEST_CHANNELS),
      rate: Object.keys(RATE_SUBJECTS),
      "yearOnYear.rate": Object.keys(CLAIM_KINDS),
      "yearOnYear.difference": Object.keys(CLAIM_KINDS),
    };
    for (const { truth } of [...varied, ...freeForm]) {
      for (const { kind, scope } of truth.claims) {
        const known = scopes[kind];
        if (known !== undefined) expect(known, kind).toContain(scope);
      }
    }
  });

  test("are of nearly every kind, exact and approximate, in digits and in numerals, of this year and the last", () => {
    const claims = [...varied, ...freeForm].flatMap(({ truth }) => truth.claims);
    const kinds = new Set(claims.map(({ kind }) => kind));
    expect(Object.keys(CLAIM_KINDS).filter((kind) => !kinds.has(kind as TruthClaim["kind"]))).toEqual([]);
    expect(claims.some(({ isApproximate }) => isApproximate)).toBe(true);
    expect(claims.some(({ printed }) => /^[一二三四五六七八九十百两]+\D$/.test(printed))).toBe(true);
    expect(claims.some(({ year }) => year !== null)).toBe(true);
    expect(claims.some(({ printed }) => /^\d+$/.test(printed))).toBe(true);
    expect(claims.some(({ value, printed }) => value === 0 && !/\d/.test(printed))).toBe(true);
  });
});

describe("a fault planted in the narrative", () => {
  test.each(NARRATIVE_FAULTS.filter((fault) => fault !== "partsOfSum"))(
    "%s makes claims disagree",
    (fault) => {
      const wrong = SEEDS.slice(0, 150).filter((seed) => {
        const { truth } = generateReport({
          seed,
          year: 2022,
          wording: "varied",
          habits: { filledColumns: "all" },
          narrativeFaults: [fault],
        });
        return disagreements(truth).length > 0;
      });
      expect(wrong.length).toBeGreaterThan(5);
    },
  );
});
