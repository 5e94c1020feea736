import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";
import type { FieldTree } from "./typed-tables.ts";

class SelectedFields extends Map<string, SelectedFields> {}

/** Adds what a selection asks for, fragments included, whatever `@skip` and `@include` say. */
function addSelections(
  fields: SelectedFields,
  selectionSet: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo["fragments"],
): void {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const below = fields.get(name) ?? new SelectedFields();
      fields.set(name, below);
      addSelections(below, selection.selectionSet, fragments);
    } else {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
      addSelections(fields, fragment?.selectionSet, fragments);
    }
  }
}

/** The fields that a query asks for below the one that is being resolved. */
export function selectedFields({
  fieldNodes,
  fragments,
}: {
  readonly fieldNodes: readonly FieldNode[];
  readonly fragments: GraphQLResolveInfo["fragments"];
}): FieldTree {
  const fields = new SelectedFields();
  for (const { selectionSet } of fieldNodes) addSelections(fields, selectionSet, fragments);
  return fields;
}
