import { type ApplicantId, type CellAddress, cellPlace } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import { type Figures, figureAt } from "../numbers/figures.ts";
import { drawCount } from "../numbers/long-tail.ts";
import type { Random } from "../random.ts";
import { type FurtherFacts, gatherFurtherFacts } from "./further-facts.ts";

/** What the narrative of one report may state; every number of a table is the number in the table. */
export interface Facts {
  readonly agency: Agency;
  readonly self: string;
  readonly year: number;
  readonly received: number;
  readonly pendingAtStart: number;
  readonly processed: number;
  readonly pendingAtEnd: number;
  readonly granted: number;
  readonly partiallyGranted: number;
  readonly denied: number;
  readonly unableToProvide: number;
  readonly declined: number;
  readonly petitions: number;
  readonly feeUnpaid: number;
  readonly receivedFromPersons: number;
  readonly reconsiderations: number;
  readonly lawsuits: number;
  readonly licenses: number;
  readonly penalties: number;
  /** Normative documents; null in the edition that does not ask. */
  readonly documents: { readonly issued: number; readonly repealed: number; readonly inForce: number } | null;
  /** Published on the website, by the official account and elsewhere, and their sum. */
  readonly posts: {
    readonly website: number;
    readonly account: number;
    readonly other: number;
    readonly total: number;
  };
  readonly interpretations: number;
  readonly trainings: number;
  readonly hotlineAnswers: number;
  readonly proposals: { readonly deputies: number; readonly members: number };
  /** Two fields of work, as the sentences about key areas name them. */
  readonly topics: readonly [string, string];
  /** What only the varied narratives state. */
  readonly further: FurtherFacts;
}

function sumOfGroup(figures: Figures, group: string, applicant: ApplicantId = "total"): number {
  let sum = 0;
  for (const [address, value] of figures) {
    const { table, row, column } = cellPlace(address);
    const isPart = row === group || row.startsWith(`${group}.`);
    if (table === "requests" && isPart && column === applicant) sum += value;
  }
  return sum;
}

function documentFacts(figures: Figures): Facts["documents"] {
  const row = "proactiveDisclosure/documents.normativeDocuments";
  if (!figures.has(`${row}/inForce`)) return null;
  return {
    issued: figureAt(figures, `${row}/issued`),
    repealed: figureAt(figures, `${row}/repealed`),
    inForce: figureAt(figures, `${row}/inForce`),
  };
}

/**
 * Gathers what the narrative states: numbers of the tables, and further ones that no table asks for. `priorTotal` is how
 * much was disclosed in the year before, where that is known.
 */
export function gatherFacts(
  random: Random,
  agency: Agency,
  year: number,
  figures: Figures,
  previous: Figures | undefined,
  priorTotal?: number,
): Facts {
  const total = (address: CellAddress) => figureAt(figures, address);
  const website = 12 + drawCount(random, 160 * Math.sqrt(agency.size));
  const account = drawCount(random, 140 * Math.sqrt(agency.size));
  const other = random.chance(0.5) ? drawCount(random, 30) : 0;
  const further = gatherFurtherFacts(random.fork("further"), agency, figures, previous, priorTotal);
  const [first = agency.kind.field, second = agency.kind.field] = random.shuffle(agency.kind.topics);
  return {
    agency,
    self: agency.self,
    year,
    received: total("requests/received/total"),
    pendingAtStart: total("requests/pendingAtStart/total"),
    processed: total("requests/processed.total/total"),
    pendingAtEnd: total("requests/pendingAtEnd/total"),
    granted: total("requests/processed.granted/total"),
    partiallyGranted: total("requests/processed.partiallyGranted/total"),
    denied: sumOfGroup(figures, "processed.denied"),
    unableToProvide: sumOfGroup(figures, "processed.unableToProvide"),
    declined: sumOfGroup(figures, "processed.declined"),
    petitions: total("requests/processed.declined.petitionOrComplaint/total"),
    feeUnpaid: total("requests/processed.otherwiseClosed.feeUnpaid/total"),
    receivedFromPersons: total("requests/received/naturalPerson"),
    reconsiderations: total("remedies/reconsideration/total"),
    lawsuits:
      total("remedies/directLitigation/total") + total("remedies/litigationAfterReconsideration/total"),
    licenses: total("proactiveDisclosure/licensing.licenses/decisions"),
    penalties: total("proactiveDisclosure/enforcement.penalties/decisions"),
    documents: documentFacts(figures),
    posts: { website, account, other, total: website + account + other },
    interpretations: random.integer(0, 14),
    trainings: random.integer(1, 5),
    hotlineAnswers: drawCount(random, 60 * Math.sqrt(agency.size)),
    proposals: { deputies: random.integer(0, 18), members: random.integer(0, 25) },
    topics: [first, second],
    further,
  };
}
