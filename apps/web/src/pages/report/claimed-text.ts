import type { SourceSpan } from "../../components/source/source-cell.tsx";

/** A number of the narrative, with its place in the source. */
interface PlacedClaim {
  readonly raw: string;
  readonly span: SourceSpan;
}

/** A piece of a paragraph; one with a claim is the text of that claim. */
interface TextPiece<Claim> {
  /** Where it begins in the paragraph. */
  readonly start: number;
  readonly text: string;
  readonly claim: Claim | null;
}

function findClaim(text: string, { raw, span }: PlacedClaim, paragraph: SourceSpan, from: number): number {
  // Markup stands in the source and not in the text, so that only of plain text the offsets are the same.
  const offset = span.start - paragraph.start;
  if (offset >= from && text.startsWith(raw, offset)) return offset;
  let at = text.indexOf(raw, from);
  while (at > 0 && /[\d.,]/.test(text.charAt(at - 1))) at = text.indexOf(raw, at + 1);
  return at;
}

/**
 * A paragraph in pieces: what lies between the claims, and the claims. `claims` are in the order of the text; those
 * that stand elsewhere in the source, or whose text is not found, are passed over.
 */
export function claimedText<Claim extends PlacedClaim>(
  text: string,
  paragraph: SourceSpan | undefined,
  claims: readonly Claim[],
): readonly TextPiece<Claim>[] {
  const pieces: TextPiece<Claim>[] = [];
  let done = 0;
  for (const claim of claims) {
    if (paragraph === undefined || claim.raw === "") break;
    if (claim.span.start < paragraph.start || claim.span.end > paragraph.end) continue;
    const start = findClaim(text, claim, paragraph, done);
    if (start === -1) continue;
    if (start > done) pieces.push({ start: done, text: text.slice(done, start), claim: null });
    pieces.push({ start, text: claim.raw, claim });
    done = start + claim.raw.length;
  }
  if (done < text.length) pieces.push({ start: done, text: text.slice(done), claim: null });
  return pieces;
}
