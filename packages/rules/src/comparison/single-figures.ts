import { unitOf } from "../form-lookup.ts";
import { COMPARED_PLACES, type ComparedPlace } from "./compared-places.ts";

/**
 * The places that say most about a report, one for each row: totals of the tables `requests` and `remedies`, and every
 * number but changes of table `proactiveDisclosure`. Rules that would say the same of every applicant look here only.
 */
export const SINGLE_FIGURES: readonly ComparedPlace[] = COMPARED_PLACES.filter(
  ({ table, column, address }) =>
    column === "total" || (table === "proactiveDisclosure" && unitOf(address) !== "change"),
);
