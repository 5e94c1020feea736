import type { Rule } from "../../rule.ts";
import { anotherAgencyNamed } from "./another-agency-named.ts";
import { blanksPerTable } from "./blanks-per-table.ts";
import { bodyRepeated } from "./body-repeated.ts";
import { editionMixed } from "./edition-mixed.ts";
import { editionOfWrongYear } from "./edition-of-wrong-year.ts";
import { periodStated } from "./period-stated.ts";
import { sectionEmpty } from "./section-empty.ts";
import { sectionNumberMatchesHeading } from "./section-number-matches-heading.ts";
import { sectionsInOrder } from "./sections-in-order.ts";
import { signatureStated } from "./signature-stated.ts";
import { signedBeforeYearEnd } from "./signed-before-year-end.ts";
import { tablePresent } from "./table-present.ts";

/** Rules about how a report is put together, in the order in which findings are given. */
export const STRUCTURE_RULES: readonly Rule[] = [
  bodyRepeated,
  sectionsInOrder,
  sectionNumberMatchesHeading,
  tablePresent,
  editionMixed,
  editionOfWrongYear,
  sectionEmpty,
  periodStated,
  signatureStated,
  signedBeforeYearEnd,
  anotherAgencyNamed,
  blanksPerTable,
];
