import type { ApolloServerPlugin } from "@apollo/server";
import { Kind, parse } from "graphql";
import type { Context } from "../context.ts";
import type { KnownDocuments } from "../documents/known-documents.ts";
import { noteOperation } from "../logging/request-record.ts";

/** What every operation is called that nobody knows: clients may name theirs as they like, without end. */
const OTHER = "other";

function namesIn({ texts }: KnownDocuments): ReadonlySet<string> {
  const definitions = [...texts.values()].flatMap((text) => parse(text).definitions);
  const names = definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined
      ? [definition.name.value]
      : [],
  );
  return new Set(names);
}

/** Notes of each operation what the log and the metrics call it: its name where known documents have it, else `other`. */
export function createOperationNamePlugin(documents: KnownDocuments): ApolloServerPlugin<Context> {
  const known = namesIn(documents);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operationName, request }) {
          const isKnown = operationName !== null && known.has(operationName);
          noteOperation(isKnown ? operationName : OTHER, request.query ?? null);
        },
      };
    },
  };
}
