import { type AuditAction, auditTrail } from "../schema/audit-trail.ts";
import type { DrizzleConnection } from "./drizzle-connection.ts";
import { toStorableText } from "./storable-text.ts";

/** A change that somebody made. */
export interface AuditEntry {
  readonly author: string;
  readonly action: AuditAction;
  /** What was changed; see `auditTrail`. */
  readonly target: string;
  /** What held before and after, as JSON has it; null where nothing did. */
  readonly before: unknown;
  readonly after: unknown;
  /** Why, as the author says; empty where they do not. */
  readonly reason: string;
  /** The request that asked for it; by default there is none, as for a command. */
  readonly requestId?: string | undefined;
}

/** Writes a change down in the audit trail: inside the transaction that makes it, where one does, so that there are both or neither. */
export async function recordAudit(
  { drizzle }: { readonly drizzle: Pick<DrizzleConnection["drizzle"], "insert"> },
  entry: AuditEntry,
): Promise<void> {
  await drizzle.insert(auditTrail).values(toStorableText({ ...entry, requestId: entry.requestId ?? null }));
}
