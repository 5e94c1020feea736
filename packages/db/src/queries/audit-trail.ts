import { and, eq, sql } from "drizzle-orm";
import { type AuditAction, auditTrail } from "../schema/audit-trail.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { toStorableText } from "../store/storable-text.ts";
import { isAnyOf } from "./is-any-of.ts";
import { type KeysetOrder, type Page, type PageRequest, positionColumn } from "./keyset.ts";
import { readPage } from "./read-page.ts";

/** A change that somebody made. */
export type AuditRecord = typeof auditTrail.$inferSelect;

/** Which changes to list. What is absent does not restrict. */
export interface AuditFilter {
  readonly actions?: readonly AuditAction[] | undefined;
  readonly author?: string | undefined;
  /** What was changed, as the trail names it. */
  readonly target?: string | undefined;
}

/** The newest first. */
export const AUDIT_ORDER: KeysetOrder = {
  keys: [{ expression: sql`${auditTrail.id}`, type: "bigint" }],
  direction: "descending",
};

function auditConditions({ actions, author, target }: AuditFilter) {
  return and(
    actions === undefined ? undefined : isAnyOf(auditTrail.action, actions),
    author === undefined ? undefined : eq(auditTrail.author, toStorableText(author)),
    target === undefined ? undefined : eq(auditTrail.target, toStorableText(target)),
  );
}

/** A page of what was changed by whom, the newest first. */
export async function listAuditTrail(
  connection: DrizzleConnection,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditRecord>> {
  const { drizzle } = connection;
  const conditions = auditConditions(filter);
  return readPage(
    connection,
    {
      order: AUDIT_ORDER,
      select: (condition, terms, limit) =>
        drizzle
          .select({ item: auditTrail, position: positionColumn(AUDIT_ORDER) })
          .from(auditTrail)
          .where(and(conditions, condition))
          .orderBy(...terms)
          .limit(limit),
      probe: (condition) =>
        drizzle.select({ one: sql`1` }).from(auditTrail).where(and(conditions, condition)).getSQL(),
    },
    page,
  );
}

/** How many changes a filter leaves. */
export async function countAuditTrail({ drizzle }: DrizzleConnection, filter: AuditFilter): Promise<number> {
  return drizzle.$count(auditTrail, auditConditions(filter));
}
