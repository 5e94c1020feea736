import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { figuresSizes } from "../figures/figures-size.ts";
import { type Arguments, fieldWeight, listSize, requestedPageSize } from "./list-sizes.ts";

/** What an operation asks for, all fragments written out, whatever `@skip` and `@include` say. */
export interface OperationCost {
  readonly rootFields: number;
  readonly aliases: number;
  /** The things in all lists of the answer, were every list as long as was asked for. */
  readonly nodes: number;
  /** The fields of the answer, counted once for each thing that has them, with a weight where they take more work. */
  readonly values: number;
}

/** An operation that has passed validation, with its variables coerced. */
export interface MeasuredOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Where a selection stands: on which type, how many times over, and within a page of which size. */
interface Place {
  readonly parent: GraphQLCompositeType;
  readonly times: number;
  readonly pageSize: number;
  /** The sizes of the lists below that follow from the arguments of a field above, by coordinate. */
  readonly sizes: Readonly<Record<string, number>>;
}

const META_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return META_FIELDS.get(name) ?? ("getFields" in parent ? parent.getFields()[name] : undefined);
}

/** The arguments of a field; none when they are faulty, for which the field itself is refused. */
function argumentsOf(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: MeasuredOperation["variables"],
): Arguments {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    return {};
  }
}

class CostMeasure {
  readonly cost = { rootFields: 0, aliases: 0, nodes: 0, values: 0 };
  readonly #schema: GraphQLSchema;
  readonly #variables: MeasuredOperation["variables"];
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor({ schema, document, variables }: MeasuredOperation) {
    this.#schema = schema;
    this.#variables = variables;
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  addSelections({ selections }: SelectionSetNode, place: Place): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        this.#addField(selection, place);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const name = fragment.typeCondition?.name.value;
      const type = name === undefined ? place.parent : this.#schema.getType(name);
      if (isCompositeType(type)) this.addSelections(fragment.selectionSet, { ...place, parent: type });
    }
  }

  #addField(node: FieldNode, { parent, times, pageSize, sizes }: Place): void {
    const name = node.name.value;
    const definition = fieldOf(parent, name);
    if (definition === undefined) return;
    const isRoot = parent === this.#schema.getQueryType() || parent === this.#schema.getMutationType();
    if (isRoot) this.cost.rootFields += 1;
    if (node.alias !== undefined) this.cost.aliases += 1;
    const given = argumentsOf(definition, node, this.#variables);

    const isList = isListType(getNullableType(definition.type));
    const size = sizes[`${parent.name}.${name}`] ?? listSize(parent.name, name, given, pageSize);
    const count = isList ? times * size : times;
    if (isList) this.cost.nodes += count;
    this.cost.values += count * fieldWeight(parent.name, name);
    const type = getNamedType(definition.type);
    if (node.selectionSet === undefined || !isCompositeType(type)) return;
    this.addSelections(node.selectionSet, {
      parent: type,
      times: count,
      pageSize: requestedPageSize(given),
      sizes: isRoot && name === "reportStats" ? figuresSizes(given) : sizes,
    });
  }
}

/** Measures an operation before it runs. Takes time in proportion to its selections, which validation bounds. */
export function measureOperation(measured: MeasuredOperation): OperationCost {
  const measure = new CostMeasure(measured);
  const root = measured.schema.getRootType(measured.operation.operation);
  const place = { times: 1, pageSize: 1, sizes: {} };
  if (root) measure.addSelections(measured.operation.selectionSet, { parent: root, ...place });
  return measure.cost;
}
