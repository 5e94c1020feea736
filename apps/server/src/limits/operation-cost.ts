import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
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
import { sizesBelow } from "../figures/figures-size.ts";
import { type AnswerPlan, planField } from "./answer-values.ts";
import { ArgumentReader } from "./field-arguments.ts";
import { fieldWeight, listSize, requestedPageSize } from "./list-sizes.ts";

/** What an operation asks for, all fragments written out, whatever `@skip` and `@include` say. */
export interface OperationCost {
  readonly rootFields: number;
  readonly aliases: number;
  /** The fields that it selects. */
  readonly fields: number;
  /** The things in all lists of the answer, were every list as long as was asked for. */
  readonly nodes: number;
  /** The most values that the lists in the arguments of one field hold together. */
  readonly listValues: number;
  /**
   * The fields of the answer, counted once for each thing that has them, with a weight where they take more work, and
   * what the lists in their arguments hold.
   */
  readonly values: number;
  /** By which the values of the answer are counted when it is there. */
  readonly plan: AnswerPlan;
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
  /** Where the fields of this selection are written down. */
  readonly plan: AnswerPlan;
}

const META_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  return META_FIELDS.get(name) ?? ("getFields" in parent ? parent.getFields()[name] : undefined);
}

class CostMeasure {
  readonly cost = { rootFields: 0, aliases: 0, fields: 0, listValues: 0, nodes: 0, values: 0 };
  readonly #schema: GraphQLSchema;
  readonly #arguments: ArgumentReader;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor({ schema, document, variables }: MeasuredOperation) {
    this.#schema = schema;
    this.#arguments = new ArgumentReader(variables);
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

  #addField(node: FieldNode, { parent, times, pageSize, sizes, plan }: Place): void {
    const name = node.name.value;
    const definition = fieldOf(parent, name);
    if (definition === undefined) return;
    const isRoot = parent === this.#schema.getQueryType() || parent === this.#schema.getMutationType();
    if (isRoot) this.cost.rootFields += 1;
    if (node.alias !== undefined) this.cost.aliases += 1;
    this.cost.fields += 1;
    const { given, listValues } = this.#arguments.read(definition, node);
    this.cost.listValues = Math.max(this.cost.listValues, listValues);

    const isList = isListType(getNullableType(definition.type));
    const size = sizes[`${parent.name}.${name}`] ?? listSize(parent.name, name, given, pageSize);
    const count = isList ? times * size : times;
    if (isList) this.cost.nodes += count;
    const weight = fieldWeight(parent.name, name, given);
    this.cost.values += count * weight + times * listValues;
    const type = getNamedType(definition.type);
    const below = planField(plan, node.alias?.value ?? name, weight);
    if (node.selectionSet === undefined || !isCompositeType(type)) return;
    this.addSelections(node.selectionSet, {
      parent: type,
      times: count,
      pageSize: requestedPageSize(given),
      sizes: sizesBelow(`${parent.name}.${name}`, given) ?? sizes,
      plan: below,
    });
  }
}

/** Measures an operation before it runs. Takes time in proportion to its selections, which validation bounds. */
export function measureOperation(measured: MeasuredOperation): OperationCost {
  const measure = new CostMeasure(measured);
  const root = measured.schema.getRootType(measured.operation.operation);
  const plan: AnswerPlan = new Map();
  const place = { times: 1, pageSize: 1, sizes: {}, plan };
  if (root) measure.addSelections(measured.operation.selectionSet, { parent: root, ...place });
  return { ...measure.cost, plan };
}
