import { AGENCIES_IN_CHINESE } from "./agencies.ts";
import { CHECKS_IN_CHINESE } from "./checks.ts";
import { COMPARISONS_IN_CHINESE } from "./comparisons.ts";
import { FEDERATION_IN_CHINESE } from "./federation.ts";
import { FIGURES_IN_CHINESE } from "./figures.ts";
import { FINDINGS_IN_CHINESE } from "./findings.ts";
import { MUTATIONS_IN_CHINESE } from "./mutations.ts";
import { QUERIES_IN_CHINESE } from "./queries.ts";
import { REPORT_PARTS_IN_CHINESE } from "./report-parts.ts";
import { REPORTS_IN_CHINESE } from "./reports.ts";
import { SEARCH_IN_CHINESE } from "./search.ts";

/** Chinese descriptions of what is described in English where it is declared, by schema coordinate. */
export const CHINESE_DESCRIPTIONS: Readonly<Record<string, string>> = {
  ...QUERIES_IN_CHINESE,
  ...AGENCIES_IN_CHINESE,
  ...REPORTS_IN_CHINESE,
  ...REPORT_PARTS_IN_CHINESE,
  ...FINDINGS_IN_CHINESE,
  ...COMPARISONS_IN_CHINESE,
  ...SEARCH_IN_CHINESE,
  ...FIGURES_IN_CHINESE,
  ...MUTATIONS_IN_CHINESE,
  ...CHECKS_IN_CHINESE,
  ...FEDERATION_IN_CHINESE,
};
