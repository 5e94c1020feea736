import {
  APPLICANTS,
  CLAIM_KINDS,
  type Claim,
  type ClaimKind,
  DISCLOSURE_CHANNELS,
  EDITIONS,
  FORMS,
  RATE_SUBJECTS,
  REMEDIES_GROUPS,
  REMEDIES_OUTCOMES,
  REQUEST_CHANNELS,
  REQUESTS_ENTRIES,
} from "@gongkai/schema";
import type { Language } from "./language.ts";

type Names = ReadonlyMap<string, Readonly<Record<Language, string>>>;

function namesOf(
  entries: readonly { readonly id: string; readonly label: string; readonly english: string }[],
): Names {
  return new Map(entries.map(({ id, label, english }) => [id, { zh: label, en: english }]));
}

const CHANNELS: Names = new Map(Object.entries(DISCLOSURE_CHANNELS));
const COMPARED: Names = new Map(Object.entries(CLAIM_KINDS));
const DOCUMENTS = namesOf(
  EDITIONS.flatMap((edition) => FORMS[edition].proactiveDisclosure.blocks.flatMap(({ rows }) => rows)),
);
const REMEDIES = namesOf([...REMEDIES_OUTCOMES, ...REMEDIES_GROUPS]);

/** What the scopes of a kind of claim are called; kinds whose scope is printed text are left out. */
const SCOPES: Readonly<Partial<Record<ClaimKind, Names>>> = {
  "disclosures.byChannel": CHANNELS,
  "documents.issued": DOCUMENTS,
  "documents.repealed": DOCUMENTS,
  "documents.inForce": DOCUMENTS,
  "requests.outcome": namesOf(REQUESTS_ENTRIES),
  "requests.applicant": namesOf(APPLICANTS),
  "requests.channel": new Map(Object.entries(REQUEST_CHANNELS)),
  "remedies.reconsideration": REMEDIES,
  "remedies.litigation": REMEDIES,
  "remedies.total": REMEDIES,
  followers: CHANNELS,
  visits: CHANNELS,
  rate: new Map(Object.entries(RATE_SUBJECTS)),
  "yearOnYear.rate": COMPARED,
  "yearOnYear.difference": COMPARED,
};

/** What a claim speaks of, such as `Requests of a kind of applicant (Natural persons)`. */
export function claimSubject({ kind, scope }: Claim, language: Language): string {
  const name = CLAIM_KINDS[kind][language];
  if (scope === null) return name;
  const part = SCOPES[kind]?.get(scope)?.[language] ?? scope;
  return { zh: `${name}（${part}）`, en: `${name} (${part})` }[language];
}
