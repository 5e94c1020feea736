import { type ConstDirectiveNode, type DefinitionNode, Kind, parse, print } from "graphql";
import { ENTITY_KEYS, ENTITY_TYPES } from "./entity-keys.ts";

/**
 * The oldest version that has the directives used here, so that every gateway knows it. Of GraphQL's own ones, gateways do
 * not know `@oneOf` unless it is defined.
 */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])

directive @oneOf on INPUT_OBJECT`;

/** A directive with texts as its arguments. */
function directive(name: string, given: Readonly<Record<string, string>> = {}): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(given).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: { kind: Kind.STRING, value },
    })),
  };
}

/** What gateways are told of types, by name. */
const DIRECTIVES: ReadonlyMap<string, readonly ConstDirectiveNode[]> = new Map([
  // Every graph with connections has this type, and none could be composed with another if it were one graph's own.
  ["PageInfo", [directive("shareable")]],
  ...ENTITY_TYPES.map(
    (type) => [type, ENTITY_KEYS[type].map((fields) => directive("key", { fields }))] as const,
  ),
]);

function describeToGateways(definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
  return { ...definition, directives: DIRECTIVES.get(definition.name.value) ?? [] };
}

/** A schema in the definition language with what gateways of Apollo Federation 2 have to know of its types. */
export function subgraphSdl(definitions: string): string {
  const document = parse(definitions, { noLocation: true });
  return `${LINK}\n\n${print({ ...document, definitions: document.definitions.map(describeToGateways) })}`;
}
