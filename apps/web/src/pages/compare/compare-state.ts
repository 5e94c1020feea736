import { APPLICANTS, type ApplicantId } from "@gongkai/schema";
import { useSearchParams } from "wouter";

/** What is compared and how it is shown, as the address of the page says it. */
export interface CompareState {
  readonly mode: "reports" | "years";
  /** Global ids of reports, or of versions of reports. */
  readonly before: string | null;
  readonly after: string | null;
  /** The agency whose years are compared. */
  readonly agency: string | null;
  readonly show: "all" | "changes";
  /** Whose requests are shown over the years. */
  readonly applicant: ApplicantId;
}

function readState(parameters: URLSearchParams): CompareState {
  const agency = parameters.get("agency");
  return {
    mode: agency !== null || parameters.get("mode") === "years" ? "years" : "reports",
    before: parameters.get("before"),
    after: parameters.get("after"),
    agency,
    show: parameters.get("show") === "changes" ? "changes" : "all",
    applicant: APPLICANTS.find(({ id }) => id === parameters.get("applicant"))?.id ?? "total",
  };
}

function writeState({ mode, before, after, agency, show, applicant }: CompareState): URLSearchParams {
  const parameters = new URLSearchParams();
  if (before !== null) parameters.set("before", before);
  if (after !== null) parameters.set("after", after);
  if (mode === "years") parameters.set(agency === null ? "mode" : "agency", agency ?? "years");
  if (show !== "all") parameters.set("show", show);
  if (applicant !== "total") parameters.set("applicant", applicant);
  return parameters;
}

/** The state of the page and how it is changed; every change is an address that can be shared. */
export function useCompareState(): readonly [CompareState, (change: Partial<CompareState>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = readState(parameters);
  return [state, (change) => setParameters((current) => writeState({ ...readState(current), ...change }))];
}
