import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  print,
  type StringValueNode,
} from "graphql";
import { CHINESE_DESCRIPTIONS } from "./in-chinese/chinese-descriptions.ts";

/** Something with a name that can be described. */
interface Described {
  readonly name: { readonly value: string };
  readonly description?: StringValueNode | undefined;
}

/** Whether a description says the same in Chinese and, behind a dot or an empty line, in English. */
export function isInBothLanguages(description: string): boolean {
  const [chinese = "", ...english] = description.split(/ · |\n\n/);
  return /\p{Script=Han}/u.test(chinese) && /[a-z]/.test(english.join(" "));
}

/** Gives what is described in English only its Chinese, by schema coordinate such as `Query.reports(first:)`. */
class Translation {
  /** By the English, for what is described in the same words elsewhere, as in types that are derived from others. */
  readonly #byEnglish = new Map<string, string>();

  translate<Node extends Described>(coordinate: string, node: Node): Node {
    const english = node.description?.value ?? "";
    if (english === "" || isInBothLanguages(english)) return node;
    const chinese = CHINESE_DESCRIPTIONS[coordinate] ?? this.#byEnglish.get(english);
    if (chinese === undefined) return node;
    this.#byEnglish.set(english, chinese);
    const separator = english.includes("\n\n") ? "\n\n" : " · ";
    const value = `${chinese}${separator}${english}`;
    return { ...node, description: { kind: Kind.STRING, value, block: true } };
  }

  translateMembers<Member extends Described>(
    type: string,
    members: readonly Member[] | undefined,
  ): readonly Member[] {
    return (members ?? []).map((member) => this.translate(`${type}.${member.name.value}`, member));
  }

  translateFields(
    type: string,
    fields: readonly FieldDefinitionNode[] | undefined,
  ): readonly FieldDefinitionNode[] {
    return this.translateMembers(type, fields).map((field) => {
      const given = (field.arguments ?? []).map((argument) =>
        this.translate(`${type}.${field.name.value}(${argument.name.value}:)`, argument),
      );
      return { ...field, arguments: given };
    });
  }

  translateDefinition(definition: DefinitionNode): DefinitionNode {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION: {
        const fields = this.translateFields(definition.name.value, definition.fields);
        return { ...this.translate(definition.name.value, definition), fields };
      }
      case Kind.OBJECT_TYPE_EXTENSION:
        return { ...definition, fields: this.translateFields(definition.name.value, definition.fields) };
      case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
        const fields = this.translateMembers(definition.name.value, definition.fields);
        return { ...this.translate(definition.name.value, definition), fields };
      }
      case Kind.ENUM_TYPE_DEFINITION: {
        const values = this.translateMembers(definition.name.value, definition.values);
        return { ...this.translate(definition.name.value, definition), values };
      }
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.UNION_TYPE_DEFINITION:
        return this.translate(definition.name.value, definition);
      default:
        return definition;
    }
  }
}

/** A schema in the definition language, with Chinese before descriptions that are in English only. */
export function inBothLanguages(definitions: string): string {
  const translation = new Translation();
  const document = parse(definitions, { noLocation: true });
  return print({
    ...document,
    definitions: document.definitions.map((definition) => translation.translateDefinition(definition)),
  });
}
