import { Kind, type ObjectTypeDefinitionNode, parse, print, visit } from "graphql";

/** A type that has fields of another one. */
export interface DerivedType {
  readonly name: string;
  readonly description: string;
  /** The type whose fields it has. */
  readonly from: string;
  /** The fields that it does not have. */
  readonly without: readonly string[];
}

function definitionOf(sdl: string, name: string): ObjectTypeDefinitionNode {
  const found = parse(sdl).definitions.find(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === name,
  );
  if (found?.kind === Kind.OBJECT_TYPE_DEFINITION) return found;
  throw new Error(`There is no type ${name} to derive another one from.`);
}

/**
 * Types in the schema definition language that have the fields of others, but for some. Where a field is of a type that another one
 * is derived from, it is of the derived one instead. They implement no interface.
 */
export function derivedTypesSdl(sdl: string, types: readonly DerivedType[]): string {
  const derived = new Map(types.map(({ name, from }) => [from, name]));
  return types
    .map(({ name, description, from, without }) => {
      const { fields = [], ...definition } = definitionOf(sdl, from);
      const kept = fields.filter((field) => !without.includes(field.name.value));
      const renamed = visit(
        { ...definition, fields: kept, interfaces: [] },
        {
          NamedType: (type) => ({
            ...type,
            name: { ...type.name, value: derived.get(type.name.value) ?? type.name.value },
          }),
        },
      );
      return print({
        ...renamed,
        description: { kind: Kind.STRING, value: description },
        name: { kind: Kind.NAME, value: name },
      });
    })
    .join("\n\n");
}
