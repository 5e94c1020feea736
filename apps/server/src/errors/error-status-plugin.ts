import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { currentRequestId, noteCode } from "../logging/request-record.ts";
import { isPublicCode, STATUS_OF_PARTIAL_DATA, type StatusMapping, statusOf } from "./error-codes.ts";

/**
 * Gives an answer that holds no data the HTTP status of its gravest error. Partial answers have a status of their
 * own, except that an operation that was cut short is answered with the reason alone.
 */
export function createErrorStatusPlugin(mapping: StatusMapping): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue: { signal } }) {
          if (response.body.kind !== "single") return;
          if (signal.reason instanceof GraphQLError) {
            const { message, extensions } = signal.reason;
            if (isPublicCode(extensions.code)) noteCode(extensions.code);
            const error = { message, extensions: { ...extensions, requestId: currentRequestId() } };
            response.body = { kind: "single", singleResult: { errors: [error] } };
          }
          const { data, errors } = response.body.singleResult;
          if (errors === undefined) return;
          if (data !== null && data !== undefined) {
            response.http.status = STATUS_OF_PARTIAL_DATA[mapping];
            return;
          }
          const statuses = errors.flatMap(({ extensions }) =>
            isPublicCode(extensions?.code) ? [statusOf(extensions.code, mapping)] : [],
          );
          // A mutation by GET is refused by Apollo, as a bad request among others.
          const refused = response.http.status === 405 ? 405 : 200;
          response.http.status = Math.max(...statuses, refused);
        },
      };
    },
  };
}
