import type { ApolloServerPlugin } from "@apollo/server";
import type { Context } from "../context.ts";
import { knownText } from "./document-request.ts";
import type { KnownDocuments } from "./known-documents.ts";

/** Gives requests that ask for a known document its text, before anything looks for it there. */
export function createDocumentsPlugin(documents: KnownDocuments): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request }) {
      const text = request.http === undefined ? undefined : knownText(documents, request.http);
      if (text !== undefined) request.query = text;
    },
  };
}
