import { createRequire } from "node:module";
import { generateAgencies } from "@gongkai/corpus";
import { AGENCY_KINDS, AGENCY_LEVELS } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agencyIdentity, describeAgency, lineageOf, resolveAgency } from "../src/index.ts";
import { readExpectedNames, resolveName } from "./support/expected-names.ts";
import { GOLDEN_NAMES } from "./support/golden-names.ts";
import { HELD_OUT_NAMES } from "./support/held-out-names.ts";

const NAMES = [...readExpectedNames(GOLDEN_NAMES), ...readExpectedNames(HELD_OUT_NAMES)];
// The file is an object of strings; the package declares no types.
const CODES = createRequire(import.meta.url)("gb2260/lib/201607.json") as Record<string, string>;
const FILLER = /^(?:市辖区|县|市|.*直辖.*)$|群岛|岛礁/;

/** Every place of the table of 2016 with the names of those around it, and its code. */
function listPlaces(): readonly { readonly code: string; readonly path: readonly string[] }[] {
  return Object.entries(CODES)
    .filter(([, name]) => !FILLER.test(name))
    .map(([code, name]) => {
      const outer = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`];
      const names = outer.filter((one) => one !== code).map((one) => CODES[one] ?? "市");
      return { code, path: [...names.filter((one) => !FILLER.test(one)), name] };
    });
}

/** Names that a place does not precede even in short: 国家税务总局…, 中共…, 政协…. */
const BEGINS_WITH_ITS_OWNER = /^(?:国家|中国|中共|政协|共青团|财政部)/;

const PLACES = listPlaces();
const places = fc.constantFrom(...PLACES);
const forms = fc.constantFrom(
  ["人社局", "人力资源和社会保障局"],
  ["住建局", "住房和城乡建设局"],
  ["发改委", "发展和改革委员会"],
  ["卫健委", "卫生健康委员会"],
  ["医保局", "医疗保障局"],
  ["市监局", "市场监督管理局"],
  ["环保局", "环境保护局"],
  ["国资委", "国有资产监督管理委员会"],
  ["政府办", "人民政府办公室"],
);

describe("laws", () => {
  test("any text is described and resolved", () => {
    const han = fc.array(
      fc.constantFrom(..."市县区旗州盟省镇乡街道办事处人民政府局委员会中共国家新开发高税务总教育(（）) 朝阳"),
      { maxLength: 24 },
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      han.map((characters) => characters.join("")),
    );
    fc.assert(
      fc.property(texts, texts, (name, place) => {
        const agency = describeAgency(name, { place, hints: [place] });
        expect(agency.kind === null || agency.kind in AGENCY_KINDS).toBe(true);
        expect(agency.level === null || agency.level in AGENCY_LEVELS).toBe(true);
        lineageOf(agency);
        const { match, candidates } = resolveAgency({
          mention: { name, place, evidence: [] },
          url: place,
          siteName: name,
          siteCode: place,
        });
        expect(match === "named" ? candidates : []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("every place of the table of 2016 is found by its path, under the code it last had", () => {
    const found = PLACES.map((place) => ({
      ...place,
      region: describeAgency(`${place.path.join("")}教育局`, { year: 2016 }).region,
    }));
    expect(found.filter(({ path, region }) => region?.name !== path.at(-1))).toEqual([]);
    const recoded = found.filter(({ code, region }) => region?.code !== code);
    expect(recoded.length).toBeLessThan(20);
  });

  test("full names of different places differ", () => {
    const names = PLACES.map(({ path }) => describeAgency(`${path.join("")}教育局`, { year: 2016 }).name);
    expect(new Set(names).size).toBe(PLACES.length);
  });

  test("the full name of a named body is described as itself", () => {
    for (const { name, place } of NAMES) {
      const { agency } = resolveName(name, place);
      if (agency === null) continue;
      expect(describeAgency(agency.name).name, name).toBe(agency.name);
    }
  });

  test("bodies stand above each other without a circle", () => {
    for (const { name, place } of NAMES) {
      const chain = [describeAgency(name, { place }).name];
      for (let parent = describeAgency(name, { place }).parentName; parent !== null; ) {
        const above = describeAgency(parent);
        expect(chain, name).not.toContain(above.name);
        chain.push(above.name);
        parent = above.parentName;
      }
      expect(chain.length, chain.join(" < ")).toBeLessThan(8);
    }
  });

  test("a place printed again before the name changes nothing", () => {
    for (const { name } of NAMES) {
      const { agency } = resolveName(name, null);
      const own = agency?.region?.path.join("") ?? "";
      if (agency === null || agency.region?.code == null || BEGINS_WITH_ITS_OWNER.test(agency.name)) continue;
      const once = resolveName(`${own}${name}`, null).agency?.name;
      expect(once, name).toBe(agency.name);
      expect(resolveName(`${own}${own}${name}`, null).agency?.name, name).toBe(once);
    }
  });

  test("a short form beside its place is the full name", () => {
    fc.assert(
      fc.property(places, forms, ({ path }, [short = "", full = ""]) => {
        const place = path.join("");
        const identity = (name: string, beside: string | null) => {
          const { agency } = resolveAgency({ mention: { name, place: beside, evidence: [] }, year: 2016 });
          return agency === null ? null : agencyIdentity(agency);
        };
        const expected = identity(`${place}${full}`, null);
        expect(expected).not.toBeNull();
        expect(identity(`${place}${short}`, null)).toEqual(expected);
        expect(identity(short, place)).toEqual(expected);
        expect(identity(full, place)).toEqual(expected);
        const [kind = ""] = /[省市县旗盟]$/.exec(place) ?? [];
        if (kind !== "") expect(identity(`${kind}${short}`, place)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("invented agencies are named under their own names, each apart", () => {
    // Beyond some two hundred their counties have made-up names; a tenth of them stands for all.
    const agencies = generateAgencies({ seed: 7, count: 40_000 }).filter(
      (_, at) => at < 300 || at % 10 === 0,
    );
    const found = agencies.map(({ name }) => resolveName(name, null).agency);
    expect(found.map((agency) => agency?.name)).toEqual(agencies.map(({ name }) => name));
    expect(found.filter((agency) => agency?.region?.code != null)).toEqual([]);
  });
});
