import type { Rule } from "./rule.ts";
import { CELLS_RULES } from "./rules/cells/cells-rules.ts";
import { HIERARCHY_RULES } from "./rules/hierarchy/hierarchy-rules.ts";
import { NARRATIVE_RULES } from "./rules/narrative/narrative-rules.ts";
import { PROACTIVE_DISCLOSURE_RULES } from "./rules/proactive-disclosure/proactive-disclosure-rules.ts";
import { REMEDIES_RULES } from "./rules/remedies/remedies-rules.ts";
import { REQUESTS_RULES } from "./rules/requests/requests-rules.ts";
import { STRUCTURE_RULES } from "./rules/structure/structure-rules.ts";
import { YEARS_RULES } from "./rules/years/years-rules.ts";

/** Every rule, in the order in which findings are given: as the report is read, then against other reports. */
export const RULES: readonly Rule[] = [
  ...STRUCTURE_RULES,
  ...CELLS_RULES,
  ...PROACTIVE_DISCLOSURE_RULES,
  ...REQUESTS_RULES,
  ...REMEDIES_RULES,
  ...NARRATIVE_RULES,
  ...YEARS_RULES,
  ...HIERARCHY_RULES,
];

/**
 * What names this state of the rules: the code and version of each, such as `negative-count@1`, joined by spaces.
 * Findings kept with another text than this are out of date.
 */
export const RULES_VERSION: string = RULES.map(({ code, version }) => `${code}@${version}`).join(" ");
