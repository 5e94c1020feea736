import type { AgencyDescription } from "../agency-description.ts";
import { describeAgency } from "../describe-agency.ts";
import { agencyIdentity } from "../identity.ts";
import { lineageOf } from "./lineage-of.ts";

/** How many renamings in a row are followed; a district of a renamed city with a renamed bureau has two. */
const MOST_STEPS = 3;

/**
 * Whether the body of a report is that of another report of another year, so that their numbers may be compared: under
 * the same name, or renamed in between. Bodies that were merged or split are `changed`, and so are any others.
 */
export function continuityBetween(
  one: AgencyDescription,
  yearOfOne: number,
  other: AgencyDescription,
  yearOfOther: number,
): "same" | "changed" {
  const [before, after] = yearOfOne <= yearOfOther ? [one, other] : [other, one];
  const [from, to] = [Math.min(yearOfOne, yearOfOther), Math.max(yearOfOne, yearOfOther)];
  const wanted = agencyIdentity(after).name;
  let reached = new Set([agencyIdentity(before).name]);
  for (let step = 0; step <= MOST_STEPS; step += 1) {
    if (reached.has(wanted)) return "same";
    const next = new Set<string>();
    for (const name of reached) {
      for (const { type, years, name: successor } of lineageOf(describeAgency(name, { year: from }))
        .successors) {
        if (type === "renamed" && years[0] <= to && years[1] >= from) next.add(successor);
      }
    }
    reached = next;
  }
  return "changed";
}
