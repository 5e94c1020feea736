import { type Claim, type LocalizedText, SECTIONS, type SectionId } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { figureOfClaim, nameOfClaim } from "./claim-name.ts";
import { rangeOfClaim } from "./claim-range.ts";
import { mayCountSomethingElse } from "./claim-text.ts";
import { compareClaim } from "./compare-claim.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";
import { quantityOf } from "./observe-claims.ts";

/** Kinds that count one certain thing wherever they are stated. */
const OF_ONE_THING = /^(?:requests\.(?!channel)|remedies\.|documents\.|decisions\.|fees\.)/;

function isOfOneThing({ kind, scope, year, section }: Claim): boolean {
  const isNamed = !kind.startsWith("documents.") || scope !== null;
  // What section five speaks of are examples and plans.
  return year === null && isNamed && section !== "problemsAndImprovements" && OF_ONE_THING.test(kind);
}

const SECTION_NAMES: ReadonlyMap<SectionId | null, LocalizedText> = new Map<SectionId | null, LocalizedText>(
  SECTIONS.map(({ id, ordinal, heading }) => [id, { zh: `第${ordinal}部分`, en: `section “${heading.en}”` }]),
);

function sectionName(section: SectionId | null): LocalizedText {
  return SECTION_NAMES.get(section) ?? { zh: "另一部分", en: "another section" };
}

/** Whether two claims of one quantity can both be right. */
function canBothHold(subject: Subject, one: Claim, other: Claim): boolean {
  const { report } = subject;
  const [first, second] = [rangeOfClaim(report, one), rangeOfClaim(report, other)];
  if (first.minimum <= second.maximum && second.minimum <= first.maximum) return true;
  // 收到 may or may not take in what was carried over; where the table confirms both they mean different things.
  const confirms = (claim: Claim) => compareClaim(subject, claim)?.verdict === "pass";
  if (confirms(one) && confirms(other)) return true;
  return mayCountSomethingElse(report, one) || mayCountSomethingElse(report, other);
}

/** A claim and its index in the report. */
interface Stated {
  readonly claim: Claim;
  readonly at: number;
}

function observePair(one: Stated, other: Stated, agree: boolean): Observation {
  const { kind, section } = one.claim;
  const name = nameOfClaim(one.claim);
  const [place, otherPlace] = [sectionName(section), sectionName(other.claim.section)];
  const [figure, otherFigure] = [figureOfClaim(one.claim), figureOfClaim(other.claim)];
  return {
    verdict: agree ? "pass" : "fail",
    claims: [one.at, other.at],
    formula: `${kind} in ${section ?? "narrative"} = ${kind} in ${other.claim.section ?? "narrative"}`,
    left: one.claim.value,
    right: other.claim.value,
    message: agree
      ? {
          zh: `“${name.zh}”：${place.zh}与${otherPlace.zh}一致。`,
          en: `“${name.en}”: ${place.en} agrees with ${otherPlace.en}.`,
        }
      : {
          zh: `“${name.zh}”：${place.zh}称${figure.zh}，${otherPlace.zh}称${otherFigure.zh}，两处不一致。`,
          en: `“${name.en}”: ${place.en} states ${figure.en}, ${otherPlace.en} states ${otherFigure.en}.`,
        },
  };
}

/** One observation for each quantity that several sections state: the first two that differ, or that they agree. */
function observe(subject: Subject): readonly Observation[] {
  const byQuantity = new Map<string, Stated[]>();
  for (const [at, claim] of subject.report.claims.entries()) {
    if (!isOfOneThing(claim)) continue;
    const quantity = quantityOf(claim);
    const known = byQuantity.get(quantity);
    if (known === undefined) byQuantity.set(quantity, [{ claim, at }]);
    else known.push({ claim, at });
  }
  return [...byQuantity.values()].flatMap(([one, ...others]) => {
    if (one === undefined) return [];
    const elsewhere = others.filter(({ claim }) => claim.section !== one.claim.section);
    const [first] = elsewhere;
    if (first === undefined) return [];
    const differing = elsewhere.find(({ claim }) => !canBothHold(subject, one.claim, claim));
    return [observePair(one, differing ?? first, differing === undefined)];
  });
}

/** What one section states another does not contradict. */
export const claimsAgree: ObservationRule = {
  code: "claims-agree",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "各部分文字互相矛盾", en: "Sections of the narrative contradict each other" },
  explanation: {
    zh: "同一数量在第一、三、四等部分的文字中出现多次时，应当一致；文字有约数或口径不同而表格都能印证的，视为一致。",
    en: "Where several sections state the same quantity they must state the same number; numbers that are approximate, or that the table confirms in two readings, agree.",
  },
  statement: "a quantity in one section = the same quantity in another",
  observe,
  example: {
    edition: "2021",
    passing: {
      report: withClaims(
        exampleClaim("requests.received", 13),
        exampleClaim("requests.received", 13, { section: "requests" }),
      ),
      words: "sections one and three both say 13 requests received",
    },
    failing: {
      report: withClaims(
        exampleClaim("requests.received", 13),
        exampleClaim("requests.received", 12, { section: "requests" }),
      ),
      words: "section one says 13 requests received and section three 12",
    },
  },
};
