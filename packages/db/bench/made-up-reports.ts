import { createHash } from "node:crypto";
import { type AgencyDescription, agencyIdentity, describeAgency } from "@gongkai/agencies";
import { generateAgencies, generateReport, type LayoutId } from "@gongkai/corpus";
import { openDocument } from "@gongkai/documents";
import { PARSER_VERSION, parseReport } from "@gongkai/parser";
import { checkReport, RULES_VERSION } from "@gongkai/rules";
import type { AgencyResolution, RegisteredAgency, ReportToStore } from "../src/index.ts";

/** A few layouts of web pages and texts, the commonest more than once. */
const LAYOUTS: readonly LayoutId[] = ["A", "C", "H", "A", "C2", "wordHtml", "nestedHtml", "E", "I", "F"];
const YEARS = [2019, 2020, 2021, 2022, 2023];

function register(agency: AgencyDescription): RegisteredAgency {
  const { level, kind, region, shortNames, aliases } = agency;
  return {
    ...agencyIdentity(agency),
    level,
    kind,
    regionCode: region?.code ?? null,
    regionPath: region?.path ?? [],
    aliases: [...new Set([...shortNames, ...aliases])],
    lineage: [],
  };
}

function resolve(name: string | null): AgencyResolution {
  if (name === null) return { match: "unknown", candidates: [] };
  const agency = describeAgency(name);
  const parents: RegisteredAgency[] = [];
  for (let { parentName } = agency; parentName !== null && parents.length < 8; ) {
    const parent = describeAgency(parentName);
    parents.push(register(parent));
    ({ parentName } = parent);
  }
  return { match: "named", agency: register(agency), parents, candidates: [] };
}

/** Generates, reads and checks reports: each agency has one for every year, each in some layout. */
export async function* madeUpReports(count: number): AsyncGenerator<ReportToStore> {
  // Names may repeat; twice as many leave enough that differ.
  const drawn = generateAgencies({ seed: 11, count: Math.ceil(count / YEARS.length) * 2 });
  const agencies = [...new Map(drawn.map((agency) => [agency.name, agency])).values()];
  for (let seed = 0; seed < count; seed += 1) {
    const [year, layout] = [YEARS[seed % YEARS.length], LAYOUTS[seed % LAYOUTS.length]];
    const agency = agencies[Math.floor(seed / YEARS.length)];
    const { name, text, truth } = generateReport({ seed, agency, year, layout, wording: "varied" });
    const bytes = new TextEncoder().encode(text);
    const source = await openDocument(name, bytes);
    const { report, diagnostics } = parseReport(source);
    if (report === null) continue;
    yield {
      source: { ...source, sha256: createHash("sha256").update(bytes).digest("hex") },
      byteLength: bytes.length,
      origin: `/reports/${seed}/${name}`,
      report,
      agency: resolve(report.agency === null ? null : truth.agency.name),
      diagnostics,
      findings: checkReport(report, { diagnostics }),
      parserVersion: PARSER_VERSION,
      rulesVersion: RULES_VERSION,
      synthetic: true,
    };
  }
}
