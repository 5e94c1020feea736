import type { ApolloServerPlugin } from "@apollo/server";
import type { Context } from "../context.ts";
import { isPublicCode, statusOf } from "./error-codes.ts";

/** Gives an answer that holds no data the HTTP status of its gravest error. Partial answers stay 200. */
export const ERROR_STATUS_PLUGIN: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== "single") return;
        const { data, errors } = response.body.singleResult;
        if (errors === undefined || (data !== null && data !== undefined)) return;
        const statuses = errors.flatMap(({ extensions }) =>
          isPublicCode(extensions?.code) ? [statusOf(extensions.code)] : [],
        );
        response.http.status = Math.max(...statuses, 200);
      },
    };
  },
};
