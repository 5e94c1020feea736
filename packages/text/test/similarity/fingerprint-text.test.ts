import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprintText, similarityOf } from "../../src/index.ts";
import { narrative, withOtherNumbers } from "../support/narrative.ts";

function haveBandInCommon(first: string, second: string): boolean {
  const [one, other] = [fingerprintText(first), fingerprintText(second)];
  return one?.bands.some((band) => other?.bands.includes(band)) ?? false;
}

/** A copy whose sentences from `start` on, so many of them, are replaced. */
function rewritten(seed: number, start: number, count: number, sentences = 40): string {
  const lines = narrative(seed, sentences).split("\n");
  lines.splice(start, count, ...narrative(seed + 50_000, count).split("\n"));
  return lines.join("\n");
}

describe("fingerprintText", () => {
  it("gives twenty different signed 32-bit keys, the same every time", () => {
    const fingerprint = fingerprintText(narrative(1));
    expect(fingerprint).toEqual(fingerprintText(narrative(1)));
    expect(new Set(fingerprint?.bands).size).toBe(20);
    for (const band of fingerprint?.bands ?? []) expect(band).toBe(band | 0);
  });

  it("stays what is stored: a change of these keys needs a new FINGERPRINT_VERSION", () => {
    expect(fingerprintText(narrative(1))?.bands.slice(0, 4)).toEqual([
      1896922801, 1335281182, -165043328, -899202099,
    ]);
  });

  it("is the same for a copy with other numbers", () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(fingerprintText(withOtherNumbers(narrative(seed)))).toEqual(fingerprintText(narrative(seed)));
    }
  });

  it("finds a copy in which a fifteenth is new, every time of 1,000", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const copy = rewritten(seed, seed % 38, 3);
      if (seed % 100 === 0) expect(similarityOf(copy, narrative(seed, 40)).ofFirst).toBeCloseTo(0.93, 1);
      expect(haveBandInCommon(copy, narrative(seed, 40)), `copy ${seed}`).toBe(true);
    }
  });

  it("rarely takes a text of which half is new for a candidate", () => {
    const candidates = Array.from({ length: 1000 }, (_, seed) => seed).filter((seed) =>
      haveBandInCommon(rewritten(seed, 10, 20), narrative(seed, 40)),
    );
    expect(candidates.length).toBeLessThan(60);
  });

  it("never takes unrelated texts for candidates", () => {
    const seeds = Array.from({ length: 300 }, (_, seed) => seed);
    const bands = seeds.flatMap((seed) => fingerprintText(narrative(seed))?.bands ?? []);
    expect(new Set(bands).size).toBe(bands.length);
  });

  it("has none for what is short once punctuation is gone and numbers are one symbol", () => {
    expect(fingerprintText("")).toBeNull();
    expect(fingerprintText("工作".repeat(99))).toBeNull();
    expect(fingerprintText(`${"工作，".repeat(99)}${"1".repeat(500)}`)).toBeNull();
    expect(fingerprintText("工作".repeat(100))).not.toBeNull();
    expect(fingerprintText("公开工作", { shortest: 0 })).toBeNull();
    expect(fingerprintText("公开工作好", { shortest: 0 })).not.toBeNull();
  });

  it("has one for any text that is long enough, also one that says a single thing", () => {
    const anyText = fc.string({ unit: "binary", minLength: 0, maxLength: 60 });
    fc.assert(
      fc.property(anyText, (text) => {
        const fingerprint = fingerprintText(text.repeat(20), { shortest: 5 });
        expect(fingerprint === null || fingerprint.bands.length === 20).toBe(true);
      }),
    );
    expect(fingerprintText("好".repeat(100_000))?.bands).toHaveLength(20);
  });
});
