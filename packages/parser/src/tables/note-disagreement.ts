import type { Cell, CellAddress, Diagnostic } from "@gongkai/schema";
import { diagnose } from "./table-context.ts";

function printedText(cell: Cell): string | null {
  switch (cell.state) {
    case "value":
    case "notApplicable":
      return cell.raw;
    case "blank":
      return "";
    case "unread":
      return null;
  }
}

/** Notes, once for each, the different texts that are printed for one cell, with the place of each. */
export function noteDisagreement(
  address: CellAddress,
  printed: readonly (Cell | undefined)[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const noted = new Set<string>();
  for (const cell of printed) {
    const raw = cell === undefined ? null : printedText(cell);
    if (cell === undefined || cell.state === "unread" || raw === null || noted.has(raw)) continue;
    noted.add(raw);
    const about = `${address} prints ${raw === "" ? "nothing" : raw}`;
    const text = raw === "" ? {} : { raw };
    report(diagnose("copies-disagree", about, { span: cell.span, cell: address, ...text }));
  }
}
