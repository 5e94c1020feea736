import { createHash } from "node:crypto";
import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import { dataRevision } from "@gongkai/db";
import { Kind } from "graphql";
import type { Context } from "../context.ts";
import { SOFTWARE_VERSION } from "../software-version.ts";
import { answerType } from "./media-types.ts";

/** How long an answer may be used without asking whether it is still current. */
const FRESH_SECONDS = 60;

/**
 * What is read from the database and nowhere else. A field that is missing here costs a repetition of its answer,
 * and no wrong one: whatever searches, tells of the server or of the client is not decided by the database alone.
 */
const DATABASE_FIELDS: ReadonlySet<string> = new Set([
  "__typename",
  "__schema",
  "__type",
  "node",
  "nodes",
  "agency",
  "agencies",
  "region",
  "regions",
  "coverage",
  "report",
  "reports",
  "section",
  "finding",
  "findings",
  "changes",
  "retractions",
  "compareReports",
  "reportStats",
  "_entities",
  "_service",
]);

/** Whether the same request gets the same answer, for anybody, as long as the data stays the same. */
function isRepeatable({ request: { http }, operation }: GraphQLRequestContext<Context>): boolean {
  const selections = operation?.selectionSet.selections ?? [];
  return (
    http?.method === "GET" &&
    !http.headers.has("authorization") &&
    selections.every(
      (selection) => selection.kind === Kind.FIELD && DATABASE_FIELDS.has(selection.name.value),
    )
  );
}

/** The revision of the data; null where the database does not answer, which the operation itself will tell. */
async function revisionFor({ contextValue }: GraphQLRequestContext<Context>): Promise<string | null> {
  return contextValue.ask(({ database }) => dataRevision(database)).catch(() => null);
}

/** The entity tag of an answer: of the request, the data and the program that it follows from. */
function entityTag({ request: { http } }: GraphQLRequestContext<Context>, revision: string): string {
  const parts = [revision, SOFTWARE_VERSION, http?.search, answerType(http?.headers.get("accept"))];
  // Weak, since the same answer is sent compressed and not.
  return `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
}

/** Whether a client says that it has the answer of a tag. */
function hasAnswer({ request: { http } }: GraphQLRequestContext<Context>, tag: string): boolean {
  const known = http?.headers.get("if-none-match") ?? "";
  return known.split(",").some((each) => each.trim() === tag);
}

/**
 * Answers by GET may be kept for a minute, and then need not be made again while nothing is stored: they carry a tag
 * of the revision of the data, and a request that names it is answered with 304 before it runs. All others are not
 * to be kept.
 */
export const REVALIDATION_PLUGIN: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    let tag: string | undefined;
    return {
      async responseForOperation(context) {
        if (!isRepeatable(context)) return null;
        // What is stored from here on makes the answer newer than its tag, which costs a repetition.
        const revision = await revisionFor(context);
        if (revision === null) return null;
        tag = entityTag(context, revision);
        if (!hasAnswer(context, tag)) return null;
        context.response.http.status = 304;
        return { http: context.response.http, body: { kind: "single", singleResult: {} } };
      },

      async willSendResponse({ response: { http, body } }) {
        const isWhole = body.kind === "single" && body.singleResult.errors === undefined;
        if (tag === undefined || !isWhole) {
          http.headers.set("cache-control", "no-store");
          return;
        }
        http.headers.set("cache-control", `public, max-age=${FRESH_SECONDS}`);
        http.headers.set("etag", tag);
        http.headers.set("vary", "accept, authorization");
      },
    };
  },
};
