import {
  AUDIT_ORDER,
  type AuditAction,
  type AuditRecord,
  countAuditTrail,
  listAuditTrail,
} from "@gongkai/db";
import { exactly, toConnection } from "../connections/connection.ts";
import { type PageArguments, pageRequest } from "../connections/page-arguments.ts";
import type { Context } from "../context.ts";
import { filterValues, given } from "../resolvers/arguments.ts";
import { requireScope } from "./require-scope.ts";

interface AuditArguments extends PageArguments {
  readonly actions?: readonly AuditAction[] | null;
  readonly author?: string | null;
  readonly target?: string | null;
}

/** The query for who changed what. */
export const AUDIT_QUERIES = {
  async auditTrail(_: unknown, { actions, author, target, ...page }: AuditArguments, context: Context) {
    requireScope(context, "audit");
    const filter = {
      actions: filterValues("actions", actions),
      author: given(author),
      target: given(target),
    };
    const scope = { list: "auditTrail", filter };
    const request = pageRequest(scope, AUDIT_ORDER, page);
    const found = await context.ask(({ database }) => listAuditTrail(database, filter, request));
    return toConnection(
      scope,
      found,
      exactly(() => context.ask(({ database }) => countAuditTrail(database, filter))),
    );
  },
};

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Resolvers of type `AuditEntry`. */
export const AUDIT_RESOLVERS = {
  at: ({ at }: AuditRecord) => at.toISOString(),
  before: ({ before }: AuditRecord) => toJson(before),
  after: ({ after }: AuditRecord) => toJson(after),
};
