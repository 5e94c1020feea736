import { type FragmentDefinitionNode, Kind, type SelectionSetNode, type ValidationRule } from "graphql";
import { limitError } from "./limit-error.ts";

/** Measures how deep selections nest, fragments counted where they are spread. */
class DepthMeasure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #depths = new Map<string, number>();

  constructor(fragments: readonly FragmentDefinitionNode[]) {
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** Each fragment is measured once. One that contains itself is another rule's business and counts as 0. */
  #depthOfFragment(name: string): number {
    const known = this.#depths.get(name);
    if (known !== undefined) return known;
    this.#depths.set(name, 0);
    const depth = this.depthOf(this.#fragments.get(name)?.selectionSet);
    this.#depths.set(name, depth);
    return depth;
  }

  depthOf(selectionSet: SelectionSetNode | undefined): number {
    let deepest = 0;
    for (const selection of selectionSet?.selections ?? []) {
      deepest = Math.max(deepest, this.#depthOfSelection(selection));
    }
    return deepest;
  }

  #depthOfSelection(selection: SelectionSetNode["selections"][number]): number {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return this.#depthOfFragment(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return this.depthOf(selection.selectionSet);
      case Kind.FIELD:
        // Introspection has a limit of its own in graphql-js, and tools nest it deeper than any query of ours.
        return selection.name.value.startsWith("__") ? 1 : 1 + this.depthOf(selection.selectionSet);
    }
  }
}

/** A validation rule that refuses operations whose fields nest deeper than `limit`. */
export function createDepthLimit(limit: number): ValidationRule {
  return (context) => ({
    Document(document) {
      const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
      const measure = new DepthMeasure(fragments);
      for (const node of document.definitions) {
        if (node.kind !== Kind.OPERATION_DEFINITION || measure.depthOf(node.selectionSet) <= limit) continue;
        context.reportError(
          limitError(`The query nests deeper than ${limit} fields. Ask in several queries.`),
        );
      }
    },
  });
}
