import type { CellAddress } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { FAULT_IDS, type FaultId, generateReport, type Truth } from "../src/index.ts";
import { numberAt } from "./support/sums.ts";

const SEEDS = Array.from({ length: 30 }, (_, seed) => seed);

function withFaults(seed: number, faults: readonly FaultId[]) {
  return generateReport({ seed, year: 2022, layout: "A", habits: { filledColumns: "all" }, faults });
}

/** The places at which a faulty report prints another number than the right one, with both numbers. */
function changes(seed: number, fault: FaultId) {
  const { values } = withFaults(seed, []).truth;
  const { truth } = withFaults(seed, [fault]);
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

describe("a planted fault", () => {
  test.each(FAULT_IDS)("%s is recorded with the cells that it changes", (fault) => {
    let planted = 0;
    for (const seed of SEEDS) {
      const { truth, changed } = changes(seed, fault);
      planted += truth.faults.length;
      if (fault === "narrative-disagrees") continue;
      const cells = truth.faults.flatMap(({ cells: recorded }) => recorded);
      expect(changed.map(({ address }) => address).sort()).toEqual([...cells].sort());
    }
    expect(planted).toBeGreaterThan(5);
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

  test("lets the narrative state another number than the table", () => {
    let stated = 0;
    for (const seed of SEEDS) {
      const { truth } = withFaults(seed, ["narrative-disagrees"]);
      expect(truth.faults).toEqual([{ id: "narrative-disagrees", cells: ["requests/received/total"] }]);
      const narrative = truth.sections.flatMap(({ paragraphs }) => paragraphs).join("");
      const said = /(?:收到|新收)政府信息公开申请(\d+)件/.exec(narrative)?.[1];
      if (said === undefined) continue;
      stated += 1;
      expect(Number(said)).toBe(numberAt(truth, "requests/received/total") + 3);
    }
    expect(stated).toBeGreaterThan(5);
  });

  test("is left out where the figures leave no room for it, and is absent unless asked for", () => {
    const withoutFee = SEEDS.map((seed) => changes(seed, "fee-unit-slip")).filter(
      ({ changed }) => changed.length === 0,
    );
    expect(withoutFee.length).toBeGreaterThan(0);
    for (const { truth } of withoutFee) expect(truth.faults).toEqual([]);
    expect(generateReport({ seed: 1 }).truth.faults).toEqual([]);
  });
});
