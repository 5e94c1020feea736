import { type CellAddress, cellPlace, REMEDIES_GROUPS, type RemediesOutcomeId } from "@gongkai/schema";
import { type Figures, figureAt } from "../numbers/figures.ts";
import { misprint, type NumberPlanInput, type PlanNumbers, tell } from "./number-plan.ts";

const NORMATIVE = "proactiveDisclosure/documents.normativeDocuments";
const RULES = "proactiveDisclosure/documents.rules";
const LICENSES = "proactiveDisclosure/licensing.licenses";
const PROCUREMENT = "proactiveDisclosure/procurement.centralizedProcurement";
const FEE: CellAddress = "proactiveDisclosure/fees.administrativeFees/amountCollected";

const ENDINGS: readonly RemediesOutcomeId[] = ["upheld", "corrected", "otherOutcome", "pending"];

/** One outcome of a group of remedies is a few too many. */
export const changeRemedy: PlanNumbers = (input) => {
  const { random, figures } = input;
  const { id } = random.pick(REMEDIES_GROUPS);
  const cell: CellAddress = `remedies/${id}/${random.pick(ENDINGS)}`;
  return misprint(input, [[cell, figureAt(figures, cell) + random.integer(1, 9)]]);
};

/** Far more reconsiderations than requests; they add up. */
export const exceedDecisions: PlanNumbers = (input) => {
  const { figures, random } = input;
  const open =
    figureAt(figures, "requests/received/total") + figureAt(figures, "requests/pendingAtStart/total");
  const total = 6 * open + 60 + random.integer(0, 9);
  return tell(
    input,
    [
      ...ENDINGS.map(
        (ending) => [`remedies/reconsideration/${ending}`, ending === "upheld" ? total : 0] as const,
      ),
      ["remedies/reconsideration/total", total],
    ],
    ["remedies/reconsideration/upheld", "remedies/reconsideration/total"],
  );
};

/** Fewer normative documents are in force than were issued in the year. */
export const emptyStock: PlanNumbers = (input) =>
  tell(
    input,
    [
      [`${NORMATIVE}/issued`, input.random.integer(3, 9)],
      [`${NORMATIVE}/repealed`, 0],
      [`${NORMATIVE}/inForce`, input.random.integer(0, 2)],
    ],
    [`${NORMATIVE}/inForce`],
  );

/** Rules are reported by a body below the city, or by a bureau. */
export const reportRules: PlanNumbers = (input) => {
  const { agency, random, places } = input;
  const isGovernment = agency.kind.id === "generalOffice" || agency.kind.id === "townshipGovernment";
  if (agency.level === "province" || (agency.level === "prefecture" && isGovernment)) return null;
  const count = random.integer(1, 3);
  if (places.has(`${RULES}/inForce`)) {
    return tell(input, [
      [`${RULES}/issued`, count],
      [`${RULES}/inForce`, count + figureAt(input.figures, `${RULES}/inForce`) + 2],
    ]);
  }
  return tell(input, [
    [`${RULES}/created`, count],
    [`${RULES}/newlyDisclosed`, count],
    [`${RULES}/totalDisclosed`, count + 2],
  ]);
};

/** More licences fell away than there were. */
export const dropTooMany: PlanNumbers = (input) => {
  const prior = figureAt(input.figures, `${LICENSES}/priorYearItems`);
  return tell(input, [[`${LICENSES}/netChange`, -prior - input.random.integer(1, 5)]]);
};

/** Procurement has an amount without projects, or projects without an amount. */
export const breakProcurement: PlanNumbers = (input) => {
  const hasProjects = figureAt(input.figures, `${PROCUREMENT}/projects`) > 0;
  return tell(input, [[`${PROCUREMENT}/totalAmount`, hasProjects ? 0 : 350_000]]);
};

/** Fewer documents are disclosed in all than were newly disclosed. */
export const shrinkDisclosed: PlanNumbers = (input) => {
  const count = input.random.integer(2, 6);
  return tell(
    input,
    [
      [`${NORMATIVE}/created`, count],
      [`${NORMATIVE}/newlyDisclosed`, count],
      [`${NORMATIVE}/totalDisclosed`, count - 1],
    ],
    [`${NORMATIVE}/totalDisclosed`],
  );
};

/** Licences of last year and their change add up to the decisions of the year: cases, not items. */
export const countCases: PlanNumbers = (input) => {
  const { random, figures } = input;
  const decisions = figureAt(figures, `${LICENSES}/decisions`) + 150;
  const change = random.integer(20, 60);
  return tell(
    input,
    [
      [`${LICENSES}/decisions`, decisions],
      [`${LICENSES}/netChange`, change],
      [`${LICENSES}/priorYearItems`, decisions - change],
    ],
    [`${LICENSES}/priorYearItems`, `${LICENSES}/netChange`],
  );
};

function countCells({ places }: NumberPlanInput): readonly CellAddress[] {
  return [...places].filter((address) => {
    const { column } = cellPlace(address);
    return column !== "amountCollected" && column !== "totalAmount" && column !== "netChange";
  });
}

/** A count with a minus sign. */
export const negateCount: PlanNumbers = (input) => {
  const cell = input.random.pick(countCells(input));
  const value = -Math.max(figureAt(input.figures, cell), input.random.integer(1, 4));
  return { told: [], misprints: [[cell, { value, text: String(value) }]] };
};

/** A count with a decimal. */
export const splitCase: PlanNumbers = (input) => {
  const cell = input.random.pick(countCells(input));
  const value = figureAt(input.figures, cell) + 0.5;
  return { told: [], misprints: [[cell, { value, text: String(value) }]] };
};

/** An amount in yuan, with its unit, under a heading of 10,000 yuan. What it says is right. */
export const printYuan: PlanNumbers = (input) => {
  if (!input.places.has(FEE)) return null;
  const yuan = Math.max(figureAt(input.figures, FEE), 100 * input.random.integer(40, 400));
  const text = `${String(yuan).replace(/\B(?=(\d{3})+$)/g, ",")}.00元`;
  return { told: [[FEE, yuan]], misprints: [[FEE, { value: yuan, text }]] };
};

/** Figures with a request of a person that was closed because its fee was not paid; null where there is no room. */
export function leaveFeeUnpaid(figures: Figures): Figures | null {
  const unpaid = "requests/processed.otherwiseClosed.feeUnpaid";
  if (!figures.has(`${unpaid}/total`)) return null;
  const granted = "requests/processed.granted";
  if (figureAt(figures, `${granted}/naturalPerson`) === 0) return null;
  const move = (column: "naturalPerson" | "total") =>
    [
      [`${granted}/${column}`, figureAt(figures, `${granted}/${column}`) - 1],
      [`${unpaid}/${column}`, figureAt(figures, `${unpaid}/${column}`) + 1],
    ] as const;
  return new Map<CellAddress, number>([...figures, ...move("naturalPerson"), ...move("total")]);
}
