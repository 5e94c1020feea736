import type { ProvenanceRecord } from "@gongkai/db";
import type { Span } from "@gongkai/schema";
import type { Context } from "../context.ts";

/** Something that was read, and where it stands in the text of its source. */
export interface Placed {
  readonly versionId: number;
  readonly span: Span | null;
}

/** As the type `Provenance` has it. */
interface Provenance extends Omit<ProvenanceRecord, "versionId" | "observedAt"> {
  readonly retrievedAt: string | null;
  readonly span: Span | null;
}

/** Where something that was read comes from; null where its version is gone. */
export async function provenanceOf(
  { versionId, span }: Placed,
  { loaders }: Context,
): Promise<Provenance | null> {
  const known = await loaders.provenance.load(versionId);
  if (known === null) return null;
  const { observedAt, ...provenance } = known;
  return { ...provenance, retrievedAt: observedAt?.toISOString() ?? null, span };
}

/** Resolvers of type `TableCell`. */
export const TABLE_CELL_RESOLVERS = {
  provenance: (cell: Placed, _: unknown, context: Context) => provenanceOf(cell, context),
};
