import type { AgencyResolution } from "../schema/agency-resolution.ts";
import type { Settlement } from "./find-readings.ts";
import { agencyKey } from "./keys.ts";
import { type IdentifiedReport, identifyReport, type PreparedReport } from "./report-to-store.ts";

/** The keys of the bodies that a text may mean. */
function candidateKeys({ candidates }: AgencyResolution, synthetic: boolean): readonly string[] {
  return candidates.map(({ agency }) => agencyKey({ ...agency, synthetic }));
}

function namedKey(resolution: AgencyResolution, synthetic: boolean): string | null {
  return resolution.match === "named" ? agencyKey({ ...resolution.agency, synthetic }) : null;
}

/** Whether a settlement speaks of one of several reports of its source. */
function isSettled(
  { agency, synthetic }: PreparedReport,
  { agencyId, replaced }: Pick<Settlement, "agencyId" | "replaced">,
): boolean {
  const named = namedKey(agency, synthetic);
  if (named !== null) return named === namedKey(replaced, synthetic);
  const candidates = candidateKeys(agency, synthetic);
  if (candidates.length === 0) return true;
  const meant = new Set([agencyId, ...candidateKeys(replaced, synthetic)]);
  return candidates.some((key) => meant.has(key));
}

/**
 * Works out the keys of the reports of a source.
 *
 * What a person has settled of a source holds for its only report whatever the text says. Of several reports it holds for
 * those whose text names the very body that the settlement replaced, and for those that name none for certain: unless
 * they may be of bodies of which neither the settlement nor what it replaced speaks. The others are of the body that they
 * name.
 */
export function identifySource(
  prepared: readonly PreparedReport[],
  settlement: Pick<Settlement, "agencyId" | "replaced"> | null,
): readonly IdentifiedReport[] {
  return prepared.map((report) => {
    const holds = settlement !== null && (prepared.length === 1 || isSettled(report, settlement));
    return identifyReport(report, holds ? settlement.agencyId : null);
  });
}
