import { type Claim, REMEDIES_GROUPS } from "@gongkai/schema";

/** Claims that together divide a sum in one way, by their indices in the report. */
export interface Division {
  readonly whole: number;
  readonly parts: readonly number[];
}

/**
 * The ways to divide a sum that its parts may follow. Outcomes are those of what was decided and not of what came
 * in, so they are no division of the requests received.
 */
const DIVISIONS: Readonly<Partial<Record<Claim["kind"], readonly (readonly Claim["kind"][])[]>>> = {
  "disclosures.total": [["disclosures.byChannel"], ["disclosures.byCategory", "interpretations"]],
  "disclosures.byChannel": [["disclosures.byCategory"]],
  "requests.received": [["requests.applicant"], ["requests.channel"]],
  "requests.receivedAndPending": [
    ["requests.received", "requests.pendingAtStart"],
    ["requests.applicant"],
    ["requests.channel"],
  ],
  "requests.processed": [["requests.outcome"], ["requests.applicant"]],
  "requests.outcome": [["requests.outcome"]],
  "requests.applicant": [["requests.applicant"]],
  "remedies.reconsideration": [["remedies.reconsideration"]],
  "remedies.litigation": [["remedies.litigation"]],
  "remedies.total": [["remedies.reconsideration", "remedies.litigation"]],
  proposals: [["proposals"]],
};

const GROUPS: ReadonlySet<string> = new Set(REMEDIES_GROUPS.map(({ id }) => id));
/** Channels that new media of no named sort take in. */
const NEW_MEDIA: ReadonlySet<string> = new Set(["wechat", "weibo", "douyin", "kuaishou", "toutiao", "app"]);

/** Whether a part is counted in another part of the same list already. */
function isWithinOther({ kind, scope }: Claim, others: readonly Claim[]): boolean {
  if (scope === null) return false;
  return others.some(({ kind: otherKind, scope: other }) => {
    if (otherKind !== kind || other === scope) return false;
    if (other === null || scope.startsWith(`${other}.`)) return true;
    if (other === "organization") return scope !== "naturalPerson";
    // Lawsuits are divided by group or by result: of the two, the groups are kept.
    if (kind === "remedies.litigation") return GROUPS.has(other) && !GROUPS.has(scope);
    return other === "newMedia" && NEW_MEDIA.has(scope);
  });
}

/** A list of more parts is none that a sentence holds. */
const MOST_PARTS = 100;

/** Every sum that the narrative divides into parts, once for each way in which it does. */
export function divisionsOf(claims: readonly Claim[]): readonly Division[] {
  const parts = new Map<number, number[]>();
  for (const [index, { partOf }] of claims.entries()) {
    if (partOf === null) continue;
    const listed = parts.get(partOf);
    if (listed === undefined) parts.set(partOf, [index]);
    else listed.push(index);
  }
  return [...parts].flatMap(([whole, listed]) => {
    const kind = claims[whole]?.kind;
    const ways = kind === undefined || listed.length > MOST_PARTS ? [] : (DIVISIONS[kind] ?? []);
    return ways.flatMap((kinds) => {
      const own = listed.flatMap((index) => {
        const claim = claims[index];
        return claim !== undefined && kinds.includes(claim.kind) ? [{ claim, index }] : [];
      });
      const all = own.map(({ claim }) => claim);
      const kept = own.filter(({ claim }) => !isWithinOther(claim, all));
      return kept.length === 0 ? [] : [{ whole, parts: kept.map(({ index }) => index) }];
    });
  });
}
