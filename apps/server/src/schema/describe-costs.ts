import type { LocalizedText } from "@gongkai/schema";
import { type DefinitionNode, type FieldDefinitionNode, Kind, parse, print } from "graphql";
import { assumedSize, fieldWeight } from "../limits/list-sizes.ts";
import { appendToBoth } from "./description.ts";

/** What a field costs, as a sentence for each language; none for one that counts as what it shows. */
function costsOf(type: string, { name }: FieldDefinitionNode): readonly LocalizedText[] {
  const weight = fieldWeight(type, name.value);
  const size = assumedSize(type, name.value);
  return [
    weight === 1 ? [] : [{ zh: `按 ${weight} 个值计`, en: `Costs as much as ${weight} values.` }],
    size === undefined ? [] : [{ zh: `按 ${size} 项的列表计`, en: `Counts as a list of ${size}.` }],
  ].flat();
}

function describeField(type: string, field: FieldDefinitionNode): FieldDefinitionNode {
  const costs = costsOf(type, field);
  if (costs.length === 0) return field;
  const value = appendToBoth(field.description?.value ?? "", {
    zh: costs.map((cost) => cost.zh).join("；"),
    en: costs.map((cost) => cost.en).join(" "),
  });
  return { ...field, description: { kind: Kind.STRING, value, block: true } };
}

function describeDefinition(definition: DefinitionNode): DefinitionNode {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION: {
      const fields = definition.fields?.map((field) => describeField(definition.name.value, field));
      return { ...definition, ...(fields === undefined ? {} : { fields }) };
    }
    default:
      return definition;
  }
}

/** A schema in the definition language with what fields cost in their descriptions, where that is more than one value. */
export function describeCosts(definitions: string): string {
  const document = parse(definitions, { noLocation: true });
  return print({ ...document, definitions: document.definitions.map(describeDefinition) });
}
