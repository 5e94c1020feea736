import type { ClaimKind } from "@gongkai/schema";
import { hasSign, lastSign, type Side, type Sign } from "./clause.ts";
import { CASE_UNITS, fits, isNextItem, overList, scopesOf } from "./counting.ts";
import type { Quantity } from "./draft.ts";
import type { PrintedNumber } from "./numerals.ts";
import type { SentenceState } from "./sentence-state.ts";

const DOCUMENT_UNITS: ReadonlySet<string> = new Set(["件", "个", "篇", "条", "份", "部", "项", "次"]);
const PROPOSAL_UNITS: ReadonlySet<string> = new Set(["件", "条", "份", "个"]);

/** Reconsiderations and lawsuits about disclosure; those that an agency decides on are not its own. */
export function remedies(
  state: SentenceState,
  number: PrintedNumber,
  left: Side,
  isOfEach: boolean,
): readonly Quantity[] {
  const { signs } = left;
  if (!fits(CASE_UNITS, number) || hasSign(signs, "handle", "publish", "post", "proposal", "decide", "reply"))
    return [];
  const isOwn =
    state.section === "remedies" ||
    state.speaksOfDisclosure ||
    (number.value === 0 && state.section === "overview");
  if (!isOwn) return [];
  const named = signs.filter((sign) => sign.class === "reconsideration" || sign.class === "litigation");
  const first = named[0];
  const outcome = lastSign(signs, "remedyOutcome");
  if (first === undefined) {
    return outcome !== undefined && outcome === signs[0] && state.remedy !== null
      ? [{ kind: state.remedy, scope: outcome.scope }]
      : [];
  }
  // 某某 between two of them or before the number narrows what is counted.
  if (signs.slice(signs.indexOf(first) + 1).some((sign) => sign.class === "gap")) return [];
  if (hasSign(signs, "remedyOutcome") && signs.at(-1) !== outcome && signs.at(-2) !== outcome) return [];
  const kinds = new Map(
    named.map(({ class: wordClass, scope }) => [
      `${wordClass}${scope}`,
      {
        kind:
          wordClass === "litigation"
            ? ("remedies.litigation" as const)
            : ("remedies.reconsideration" as const),
        scope: outcome?.scope ?? (scope === "" ? null : scope),
      },
    ]),
  );
  const quantities = [...kinds.values()];
  if (quantities.length === 1) return quantities;
  if (isOfEach) return quantities;
  // 行政复议诉讼 因公开产生行政复议3起: a heading that runs into the sentence names both, and the sentence one.
  const isWhole =
    named.length === 2 && quantities.length === 2 && quantities.every(({ scope }) => scope === null);
  return isWhole ? [{ kind: "remedies.total", scope: null }] : [];
}

/** Documents issued, repealed or in force, by the verb of the clause and the sort it names. */
export function documents(
  state: SentenceState,
  number: PrintedNumber,
  left: Side,
  right: Side,
  isOfEach: boolean,
) {
  const { signs } = left;
  const head = signs.at(-1);
  if (head === undefined || !fits(DOCUMENT_UNITS, number)) return [];
  const kindOf = (sign: Sign | undefined): ClaimKind | null => {
    if (sign?.class === "issue") return "documents.issued";
    if (sign?.class === "repeal") return "documents.repealed";
    return sign?.class === "inForce" ? "documents.inForce" : null;
  };
  if (head.class === "document") {
    const firstDocument = signs.find((sign) => sign.class === "document");
    let at = firstDocument === undefined ? -1 : signs.indexOf(firstDocument) - 1;
    while (signs[at]?.class === "publish") at--;
    // 制发规章3件、行政规范性文件5件: the verb stands before the first only.
    const last = state.drafts.at(-1);
    if (signs.length === 1 && last?.kind.startsWith("documents.") && isNextItem(state, left, last)) {
      return [{ kind: last.kind, scope: head.scope === "" ? null : head.scope }];
    }
    const kind = kindOf(signs[at]);
    // 制定和废止规范性文件 counts two things in one.
    if (kind === null || (kindOf(signs[at - 1]) ?? kind) !== kind) return [];
    return overList(kind, scopesOf(signs, "document"), isOfEach).map(({ scope }) => ({
      kind,
      scope: scope === "" ? null : scope,
    }));
  }
  const kind = kindOf(head);
  if (kind === null || (kindOf(signs.at(-2)) ?? kind) !== kind) return [];
  const named = right.signs[0]?.class === "document" ? right.signs[0].scope : null;
  if (named !== null) return [{ kind, scope: named === "" ? null : named }];
  const isKnown = right.signs.length === 0 && state.topic === "documents" && signs.at(-2)?.class !== "gap";
  return isKnown && state.documentScope !== null && state.documentScope !== ""
    ? [{ kind, scope: state.documentScope }]
    : [];
}

/** Decisions on licences, penalties and compulsory measures; what is published about them is none. */
export function licenses(
  state: SentenceState,
  number: PrintedNumber,
  left: Side,
  right: Side,
  isOfEach: boolean,
) {
  const { signs } = left;
  const head = signs.at(-1);
  if (!fits(CASE_UNITS, number) || hasSign(signs, "publish", "post", "channel", "receive")) return [];
  if (state.text.includes("双公示")) return [];
  const named = signs.filter((sign) => sign.class === "license");
  if (head?.class === "decide" && right.signs[0]?.class === "license" && named.length === 0) {
    return right.signs.length === 1 ? [{ kind: right.signs[0].scope as ClaimKind, scope: null }] : [];
  }
  const first = named[0];
  if (first === undefined || right.signs.length > 0) return [];
  const at = signs.indexOf(first);
  const isPlain = signs
    .slice(at)
    .every((sign) => sign.class === "license" || sign.class === "case" || sign.class === "decide");
  if (!isPlain || signs[at - 1]?.class === "gap") return [];
  const kinds = scopesOf(signs, "license");
  // The scope of such a word is the kind itself.
  return kinds.length === 1 || isOfEach
    ? kinds.map((kind) => ({ kind: kind as ClaimKind, scope: null }))
    : [];
}

/** Proposals of deputies and members, alone or together. */
export function proposals(number: PrintedNumber, left: Side, isOfEach: boolean): readonly Quantity[] {
  const { signs } = left;
  if (!fits(PROPOSAL_UNITS, number)) return [];
  const first = signs.find((sign) => sign.class === "proposal");
  const at = first === undefined ? -1 : signs.indexOf(first);
  if (first === undefined || signs.slice(at).some((sign) => sign.class !== "proposal")) return [];
  const before = signs[at - 1]?.class;
  if (before !== undefined && before !== "handle" && before !== "receive" && before !== "reply") return [];
  const scopes = scopesOf(signs, "proposal");
  if (scopes.length > 1 && isOfEach && !scopes.includes("both")) {
    return scopes.map((scope) => ({ kind: "proposals", scope }));
  }
  const [scope] = scopes;
  return [
    { kind: "proposals", scope: scopes.length > 1 || scope === "both" || scope === undefined ? null : scope },
  ];
}
