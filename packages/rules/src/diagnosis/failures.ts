import type { CellAddress, Finding } from "@gongkai/schema";

/** What names a place that a rule speaks of: its code, and the cells of both years. */
export function placesKey(
  rule: string,
  report: readonly CellAddress[],
  previous: readonly CellAddress[],
): string {
  return `${rule} ${report.join(" ")} | ${previous.join(" ")}`;
}

/** The failures among findings, as indices, by {@link placesKey}. */
export function failuresByPlaces(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const failures = new Map<string, number>();
  findings.forEach(({ rule, verdict, places }, index) => {
    if (verdict !== "fail") return;
    const cells = (wanted: "report" | "previous") =>
      places.flatMap(({ of, cell }) => (of === wanted && cell !== null ? [cell] : []));
    failures.set(placesKey(rule, cells("report"), cells("previous")), index);
  });
  return failures;
}
