import { GraphQLError, OperationTypeNode, type ValidationRule } from "graphql";

/** A validation rule that refuses mutations and subscriptions by name: this API only reads. */
export const QUERIES_ONLY: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation === OperationTypeNode.QUERY) return;
    context.reportError(
      new GraphQLError(`This API only reads and has no ${node.operation}s. Send a query.`, { nodes: [node] }),
    );
  },
});
