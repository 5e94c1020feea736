import type { CellAddress, Edition } from "@gongkai/schema";
import { createContext, use } from "react";
import { useCellLabel } from "../../components/official-table/cell-label.ts";
import type { ReportContents, ShownReport } from "./report-contents.ts";
import type { ReportState } from "./report-state.ts";
import { editionOfCell, editionOfReport } from "./table-edition.ts";

/** What the parts of the page share: the report in its order, what is open of it, and how that is changed. */
interface ReportView extends ReportContents {
  readonly report: ShownReport;
  /** The id of the agency's report of the year before; null where there is none. */
  readonly previousReport: string | null;
  readonly state: ReportState;
  readonly change: (change: Partial<ReportState>) => void;
}

/** Gives the parts of the page below it what they share. */
export const ReportViewContext = createContext<ReportView | null>(null);

/** What the parts of the page share, with the edition of the report and the names of its cells. */
export function useReportView() {
  const view = use(ReportViewContext);
  if (view === null) throw new Error("A part of the page of a report is drawn outside of it.");
  const labels: Readonly<Record<Edition, (address: CellAddress) => string>> = {
    "2019": useCellLabel("2019"),
    "2021": useCellLabel("2021"),
  };
  const edition = editionOfReport(view.report.edition, view.report.year);
  return {
    ...view,
    edition,
    // The server gives addresses of the forms.
    labelOf: (address: string) => labels[editionOfCell(address, edition)](address as CellAddress),
  };
}
