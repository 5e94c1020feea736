import type { CellAddress, FormSectionId } from "@gongkai/schema";
import type { Facts } from "../narrative/facts.ts";
import { type Passage, passage, type StatedClaim } from "../narrative/passage.ts";
import type { Stater } from "../narrative/stater.ts";
import type { NarrativeFaultId } from "./faults.ts";

/** How a number of the narrative is made wrong. */
export interface NarrativePlan {
  /** The facts as the narrative gets them wrong; null where there is no room. */
  readonly change: (facts: Facts) => Facts | null;
  /** Whether a stated claim is wrong, given the right facts. */
  readonly isWrong: (claim: StatedClaim, right: Facts) => boolean;
  /** Where it is said if no drawn sentence says it, and by which sentence. */
  readonly section: FormSectionId;
  readonly say: (wrong: Facts, state: Stater, right: Facts) => Passage;
  /** The cells it disagrees with. */
  readonly cells: readonly CellAddress[];
}

type Change = NarrativePlan["change"];

const FEE: CellAddress = "proactiveDisclosure/fees.administrativeFees/amountCollected";

/** Whether a claim states a quantity as a whole, for the report year, otherwise than it is. */
function differs(claim: StatedClaim, kind: StatedClaim["kind"], right: number): boolean {
  return claim.kind === kind && claim.year === null && claim.scope === null && claim.value !== right;
}

const withoutRequests: Change = (facts) =>
  facts.received > 0 ? { ...facts, received: 0, pendingAtStart: 0, petitions: 0 } : null;

/** Another total than that of last year or of the sum, so that no reading of the sentence is right. */
const moreReceived: Change = (facts) => ({ ...facts, received: facts.received + facts.pendingAtStart + 3 });

const feeTimes =
  (factor: number): Change =>
  (facts) => {
    const yuan = facts.further.administrativeFees;
    if (yuan === null || yuan < 100) return null;
    return { ...facts, further: { ...facts.further, administrativeFees: Math.round(yuan * factor) } };
  };

const sayFee: NarrativePlan["say"] = ({ further }, { money }) =>
  passage`本年度收取行政事业性收费${money("fees.administrative", further.administrativeFees ?? 0)}。`;

const isWrongFee: NarrativePlan["isWrong"] = (claim, { further }) =>
  differs(claim, "fees.administrative", further.administrativeFees ?? 0);

const sayPending: NarrativePlan["say"] = ({ received, pendingAtStart, pendingAtEnd }, { count }) =>
  passage`本年新收政府信息公开申请${count("requests.received", received, "件")}，上年度结转${count("requests.pendingAtStart", pendingAtStart, "件")}，结转下年度继续办理${count("requests.pendingAtEnd", pendingAtEnd, "件")}。`;

const NORMATIVE = { scope: "documents.normativeDocuments" } as const;

/** How each number of the narrative is made wrong. */
export const NARRATIVE_PLANS: Readonly<Record<NarrativeFaultId, NarrativePlan>> = {
  "narrative-received": {
    change: moreReceived,
    isWrong: (claim, right) =>
      differs(claim, "requests.received", right.received) ||
      differs(claim, "requests.receivedAndPending", right.received + right.pendingAtStart),
    section: "overview",
    say: ({ received }, { count }) =>
      passage`全年收到政府信息公开申请${count("requests.received", received, "件")}，均按时办理。`,
    cells: ["requests/received/total"],
  },
  "narrative-pending-at-start": {
    change: (facts) => ({ ...facts, pendingAtStart: facts.pendingAtStart + 2 }),
    isWrong: (claim, right) =>
      differs(claim, "requests.pendingAtStart", right.pendingAtStart) ||
      differs(claim, "requests.receivedAndPending", right.received + right.pendingAtStart),
    section: "overview",
    say: sayPending,
    cells: ["requests/pendingAtStart/total"],
  },
  "narrative-pending-at-end": {
    change: (facts) => ({ ...facts, pendingAtEnd: facts.pendingAtEnd + 1 }),
    isWrong: (claim, right) => differs(claim, "requests.pendingAtEnd", right.pendingAtEnd),
    section: "overview",
    say: sayPending,
    cells: ["requests/pendingAtEnd/total"],
  },
  "narrative-processed": {
    change: (facts) => ({ ...facts, processed: facts.processed + 2 }),
    isWrong: (claim, right) => differs(claim, "requests.processed", right.processed),
    section: "overview",
    say: ({ received, processed }, { count }) =>
      passage`全年收到政府信息公开申请${count("requests.received", received, "件")}，办结${count("requests.processed", processed, "件")}。`,
    cells: ["requests/processed.total/total"],
  },
  "narrative-outcome": {
    // Some count those granted in part among those granted.
    change: (facts) =>
      facts.received > 0 ? { ...facts, granted: facts.granted + facts.partiallyGranted + 2 } : null,
    isWrong: (claim, right) =>
      claim.kind === "requests.outcome" &&
      claim.scope === "processed.granted" &&
      claim.value !== right.granted,
    section: "overview",
    say: ({ received, granted, partiallyGranted }, { count }) => {
      const total = count("requests.received", received, "件");
      const part = (scope: string, value: number) =>
        count("requests.outcome", value, "件", { scope, partOf: total });
      return passage`本年度新收依申请公开${total}，其中予以公开${part("processed.granted", granted)}，部分公开${part("processed.partiallyGranted", partiallyGranted)}，其余按规定答复并说明理由。`;
    },
    cells: ["requests/processed.granted/total"],
  },
  "narrative-applicant": {
    change: (facts) => {
      if (facts.receivedFromPersons === 0) return null;
      const { further } = facts;
      const naturalPerson = facts.receivedFromPersons - 1;
      const receivedBy = {
        ...further.receivedBy,
        naturalPerson,
        otherOrganization: further.receivedBy.otherOrganization + 1,
      };
      return { ...facts, receivedFromPersons: naturalPerson, further: { ...further, receivedBy } };
    },
    isWrong: (claim, right) =>
      claim.kind === "requests.applicant" &&
      ((claim.scope === "naturalPerson" && claim.value !== right.receivedFromPersons) ||
        (claim.scope === "organization" && claim.value !== right.received - right.receivedFromPersons)),
    section: "overview",
    say: ({ received, receivedFromPersons }, { count }) => {
      const total = count("requests.received", received, "件");
      const part = (scope: string, value: number) =>
        count("requests.applicant", value, "件", { scope, partOf: total });
      return passage`全年收到政府信息公开申请${total}，其中自然人${part("naturalPerson", receivedFromPersons)}，法人或其他组织${part("organization", received - receivedFromPersons)}。`;
    },
    cells: ["requests/received/naturalPerson"],
  },
  "narrative-remedies": {
    change: (facts) => ({ ...facts, reconsiderations: facts.reconsiderations + 1 }),
    isWrong: (claim, right) =>
      differs(claim, "remedies.reconsideration", right.reconsiderations) ||
      differs(claim, "remedies.total", right.reconsiderations + right.lawsuits),
    section: "remedies",
    say: ({ reconsiderations, lawsuits }, { count }) =>
      passage`本年度因政府信息公开被申请行政复议${count("remedies.reconsideration", reconsiderations, "件")}，被提起行政诉讼${count("remedies.litigation", lawsuits, "件")}。`,
    cells: ["remedies/reconsideration/total"],
  },
  "narrative-documents": {
    change: (facts) =>
      facts.documents === null
        ? null
        : { ...facts, documents: { ...facts.documents, inForce: facts.documents.inForce + 2 } },
    isWrong: (claim, right) =>
      claim.kind === "documents.inForce" &&
      claim.scope === NORMATIVE.scope &&
      claim.value !== right.documents?.inForce,
    section: "overview",
    say: ({ documents }, { count }) =>
      passage`全年制定行政规范性文件${count("documents.issued", documents?.issued ?? 0, "件", NORMATIVE)}，废止${count("documents.repealed", documents?.repealed ?? 0, "件", NORMATIVE)}，现行有效${count("documents.inForce", documents?.inForce ?? 0, "件", NORMATIVE)}。`,
    cells: ["proactiveDisclosure/documents.normativeDocuments/inForce"],
  },
  "narrative-decisions": {
    change: (facts) => ({ ...facts, licenses: facts.licenses + 7 }),
    isWrong: (claim, right) => differs(claim, "decisions.licenses", right.licenses),
    section: "overview",
    say: ({ licenses }, { count }) =>
      passage`作出行政许可决定${count("decisions.licenses", licenses, "宗")}。`,
    cells: ["proactiveDisclosure/licensing.licenses/decisions"],
  },
  "narrative-fee": {
    change: feeTimes(1.3),
    isWrong: isWrongFee,
    section: "otherMatters",
    say: sayFee,
    cells: [FEE],
  },
  "narrative-fee-unit": {
    change: feeTimes(10_000),
    isWrong: isWrongFee,
    section: "otherMatters",
    say: sayFee,
    cells: [FEE],
  },
  "narrative-denies-requests": {
    change: withoutRequests,
    isWrong: (claim) => claim.kind === "requests.received" && claim.year === null && claim.value === 0,
    section: "overview",
    say: (_, { none }) => passage`本年度${none("未收到", ["requests.received"])}政府信息公开申请。`,
    cells: ["requests/received/total"],
  },
  "narrative-denies-disputes": {
    change: (facts) =>
      facts.reconsiderations + facts.lawsuits > 0 ? { ...facts, reconsiderations: 0, lawsuits: 0 } : null,
    isWrong: (claim, right) =>
      claim.value === 0 &&
      ((claim.kind === "remedies.reconsideration" && right.reconsiderations > 0) ||
        (claim.kind === "remedies.litigation" && right.lawsuits > 0)) &&
      claim.scope === null,
    section: "remedies",
    say: (_, { none }) =>
      passage`本年度${none("未发生", ["remedies.reconsideration", "remedies.litigation"])}因政府信息公开引起的行政复议、行政诉讼。`,
    cells: [],
  },
  "narrative-parts": {
    change: (facts) => ({ ...facts, proposals: { deputies: 23, members: 25 } }),
    isWrong: () => false,
    section: "overview",
    say: ({ proposals: { deputies, members } }, { count }) => {
      const total = count("proposals", deputies + members, "件");
      const part = (scope: string, value: number) =>
        count("proposals", value, "件", { scope, partOf: total });
      return passage`全年办理建议提案${total}，其中人大代表建议${part("deputies", deputies)}、政协委员提案${part("members", members + 4)}。`;
    },
    cells: [],
  },
  "narrative-rate": {
    change: (facts) => ({ ...facts, interpretations: 50 }),
    isWrong: () => false,
    section: "overview",
    say: ({ year, interpretations }, { count, percent }) =>
      passage`发布政策解读${count("interpretations", interpretations, "篇")}，${year - 1}年发布政策解读${count("interpretations", 40, "篇", { year: year - 1 })}，同比增长${percent("yearOnYear.rate", 38.5, "interpretations")}。`,
    cells: [],
  },
  "narrative-sections-disagree": {
    change: (facts) => (facts.received > 0 ? facts : null),
    isWrong: () => false,
    section: "requests",
    say: (_, { count }, { received, pendingAtStart }) =>
      passage`全年收到政府信息公开申请${count("requests.received", received + pendingAtStart + 4, "件")}，均按时办理。`,
    cells: ["requests/received/total"],
  },
  "restated-wrongly": {
    change: (facts) => facts,
    isWrong: () => false,
    section: "overview",
    say: ({ year, received, further }, { count }) =>
      passage`${year}年收到政府信息公开申请${count("requests.received", received, "件")}，${year - 1}年为${count("requests.received", 2 * further.priorReceived + 50, "件", { year: year - 1 })}。`,
    cells: [],
  },
  "fee-notice-missing": {
    change: (facts) => ({
      ...facts,
      feeUnpaid: 0,
      further: { ...facts.further, processingFee: { notices: 0, yuan: 0 } },
    }),
    isWrong: (claim) =>
      claim.kind === "fees.processingFeeNotices" ||
      (claim.kind === "fees.processingFee" && claim.value === 0),
    section: "otherMatters",
    say: (_, { count, money }) =>
      passage`发出信息处理费收费通知${count("fees.processingFeeNotices", 0, "件")}，收取信息处理费${money("fees.processingFee", 0)}。`,
    cells: ["requests/processed.otherwiseClosed.feeUnpaid/total"],
  },
};

/** Faults whose sentence stands in the report whatever else it says. */
export const ALWAYS_SAID: ReadonlySet<NarrativeFaultId> = new Set([
  "narrative-parts",
  "narrative-rate",
  "narrative-sections-disagree",
  "restated-wrongly",
]);
