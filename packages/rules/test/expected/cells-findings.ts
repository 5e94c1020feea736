import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `cells` find. */
export const CELLS_FINDINGS: ExpectedFindings = {
  "negative-count": [
    "enforcement.penalties/decisions >= 0",
    -1,
    0,
    ["proactiveDisclosure/enforcement.penalties/decisions"],
  ],
  "fractional-count": [
    "count is a whole number, for each cell but money",
    1.5,
    null,
    ["proactiveDisclosure/enforcement.penalties/decisions"],
  ],
  "unit-contradicts-column": [
    "printed unit = unit of the column",
    17_350,
    null,
    ["proactiveDisclosure/fees.administrativeFees/amountCollected"],
  ],
  "suspicious-number": ["each filled cell prints one number", null, null, ["requests/received/total"]],
  "copies-disagree": [
    "the printed numbers of a cell are equal, for each cell",
    null,
    null,
    ["proactiveDisclosure/enforcement.penalties/decisions"],
  ],
};
