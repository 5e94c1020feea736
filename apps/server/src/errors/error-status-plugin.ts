import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { isPublicCode, statusOf } from "./error-codes.ts";
import { currentRequestId } from "./request-id.ts";

/**
 * Gives an answer that holds no data the HTTP status of its gravest error. Partial answers stay 200, except that
 * an operation that was cut short is answered with the reason alone.
 */
export const ERROR_STATUS_PLUGIN: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue: { signal } }) {
        if (response.body.kind !== "single") return;
        if (signal.reason instanceof GraphQLError) {
          const { message, extensions } = signal.reason;
          const error = { message, extensions: { ...extensions, requestId: currentRequestId() } };
          response.body = { kind: "single", singleResult: { errors: [error] } };
        }
        const { data, errors } = response.body.singleResult;
        if (errors === undefined || (data !== null && data !== undefined)) return;
        const statuses = errors.flatMap(({ extensions }) =>
          isPublicCode(extensions?.code) ? [statusOf(extensions.code)] : [],
        );
        // A mutation by GET is refused by Apollo, as a bad request among others.
        const refused = response.http.status === 405 ? 405 : 200;
        response.http.status = Math.max(...statuses, refused);
      },
    };
  },
};
