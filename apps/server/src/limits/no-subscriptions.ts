import { GraphQLError, OperationTypeNode, type ValidationRule } from "graphql";

/** A validation rule that refuses subscriptions by name: this API answers once. */
export const NO_SUBSCRIPTIONS: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(new GraphQLError("This API has no subscriptions. Send a query.", { nodes: [node] }));
  },
});
