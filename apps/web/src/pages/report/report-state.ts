import { useCallback, useMemo } from "react";
import { useSearchParams } from "wouter";
import type { SourceSpan } from "../../components/source/source-cell.tsx";

/** What is open on the page of a report, as its address says it. */
export interface ReportState {
  /** The address of the cell whose place in the source is shown. */
  readonly cell: string | null;
  /** Another place of the source that is shown. */
  readonly place: SourceSpan | null;
  /** The id of the finding whose cells are pointed out. */
  readonly finding: string | null;
  /** The id of the version whose changes are shown. */
  readonly changes: string | null;
}

function readPlace(text: string): SourceSpan | null {
  const [start, end] = (/^(\d+)-(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  return start === undefined || end === undefined || end < start ? null : { start, end };
}

function readState(parameters: URLSearchParams): ReportState {
  return {
    cell: parameters.get("cell"),
    place: readPlace(parameters.get("place") ?? ""),
    finding: parameters.get("finding"),
    changes: parameters.get("changes"),
  };
}

function writeState({ cell, place, finding, changes }: ReportState): URLSearchParams {
  const parameters = new URLSearchParams();
  if (cell !== null) parameters.set("cell", cell);
  if (place !== null) parameters.set("place", `${place.start}-${place.end}`);
  if (finding !== null) parameters.set("finding", finding);
  if (changes !== null) parameters.set("changes", changes);
  return parameters;
}

/** The state of the page of a report and how it is changed; every change is an address that can be shared. */
export function useReportState(): readonly [ReportState, (change: Partial<ReportState>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => readState(parameters), [parameters]);
  const change = useCallback(
    (changed: Partial<ReportState>) =>
      // Going back leaves the report, however many places of it were looked at.
      setParameters((current) => writeState({ ...readState(current), ...changed }), { replace: true }),
    [setParameters],
  );
  return [state, change];
}
