import { camelCase, pascalCase, UNIT_DESCRIPTIONS } from "@gongkai/schema";
import { descriptionSdl, twoLanguages } from "../schema/description.ts";
import { type BlockAcrossEditions, blocksAcrossEditions, describePlace } from "./across-editions.ts";
import { COUNTS_FIELD } from "./typed-tables.ts";

interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

const ROWS_FIELD: Field = {
  name: "rows",
  type: "[TableRow!]!",
  description:
    "同一张表，逐行给出，附每个单元格的状态和在来源中的位置 · The same table line by line, with the state and the place in the source of every cell.",
};

function typeSdl(name: string, description: string, fields: readonly Field[]): string {
  const lines = fields.map(
    (field) => `${descriptionSdl(field.description, "  ")}  ${field.name}: ${field.type}`,
  );
  return `${descriptionSdl(description)}type ${name} {\n${lines.join("\n")}\n}`;
}

/** The columns of a block as fields: counts are whole numbers, money is yuan. */
function columnFields(block: BlockAcrossEditions): readonly Field[] {
  return block.columns.map((column) => {
    const [printed] = column.printed.values();
    const unit = printed?.unit ?? "count";
    const unitText = unit === "count" ? "" : ` — ${twoLanguages(UNIT_DESCRIPTIONS[unit])}`;
    return {
      name: column.id,
      type: unit === "money" ? "Float" : "Count",
      description: `${describePlace(column)}${unitText}`,
    };
  });
}

/** The part of an id behind its last dot. */
function lastPart(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1);
}

function isGroupInSomeEdition(row: BlockAcrossEditions["rows"][number]): boolean {
  return [...row.printed.values()].some((printed) => printed.isGroup);
}

/** Table `requests`: lines nest as their ids do, and every line with numbers has the seven columns. */
function requestsSdl(): readonly string[] {
  const counts = "RequestCounts";
  return blocksAcrossEditions("requests").flatMap((block) => {
    const typeOf = (id: string) => `Requests${pascalCase(id)}`;
    const fieldsUnder = (parent: string): readonly Field[] =>
      block.rows
        .filter(({ id }) => id.slice(0, Math.max(0, id.lastIndexOf("."))) === parent)
        .map((row) => ({
          name: camelCase(lastPart(row.id)),
          type: isGroupInSomeEdition(row) ? typeOf(row.id) : counts,
          description: describePlace(row),
        }));
    const groups = block.rows.filter(isGroupInSomeEdition).map((row) => {
      const editions = [...row.printed].filter(([, printed]) => !printed.isGroup).map(([edition]) => edition);
      const own: readonly Field[] =
        editions.length === 0
          ? []
          : [
              {
                name: COUNTS_FIELD,
                type: counts,
                description: `该行自身的数字，${editions.join(", ")} 年格式将其印作一行 · The numbers of the line itself, which edition ${editions.join(", ")} prints as a row.`,
              },
            ];
      return typeSdl(typeOf(row.id), describePlace(row), [...own, ...fieldsUnder(row.id)]);
    });
    return [
      typeSdl("RequestsTable", "收到和处理申请情况 · Requests received and processed.", [
        ...fieldsUnder(""),
        ROWS_FIELD,
      ]),
      ...groups,
      typeSdl(
        counts,
        "申请表的一行，按申请人分列。null 不是零，实际情况见 `rows` · A line of table `requests`, by applicant. Null is not zero: `rows` says what stands there instead.",
        columnFields(block),
      ),
    ];
  });
}

/** Table `proactiveDisclosure`: an object for each block, in it one for each row. */
function proactiveDisclosureSdl(): readonly string[] {
  const blocks = blocksAcrossEditions("proactiveDisclosure");
  const blockType = (id: string) => `ProactiveDisclosure${pascalCase(id)}`;
  const figuresType = (id: string) => `${blockType(id)}Figures`;
  const blockFields = blocks.map((block) => ({
    name: block.id,
    type: blockType(block.id),
    description: block.rows.map(describePlace).join("; "),
  }));
  return [
    typeSdl("ProactiveDisclosureTable", "主动公开情况 · What was disclosed without being asked for.", [
      ...blockFields,
      ROWS_FIELD,
    ]),
    ...blocks.flatMap((block, index) => [
      typeSdl(
        blockType(block.id),
        blockFields[index]?.description ?? "",
        block.rows.map((row) => ({
          name: lastPart(row.id),
          type: figuresType(block.id),
          description: describePlace(row),
        })),
      ),
      typeSdl(
        figuresType(block.id),
        "该部分的一行。报告的格式没有此列或没有印出数字时为 null · A row of the block. Null where the report's edition has no such column, or prints no number in it.",
        columnFields(block),
      ),
    ]),
  ];
}

/** Table `remedies`: an object for each group. */
function remediesSdl(): readonly string[] {
  return blocksAcrossEditions("remedies").flatMap((block) => [
    typeSdl("RemediesTable", "因信息公开引起的复议和诉讼 · Reconsiderations and lawsuits about disclosure.", [
      ...block.rows.map((row) => ({ name: row.id, type: "RemedyCounts", description: describePlace(row) })),
      ROWS_FIELD,
    ]),
    typeSdl(
      "RemedyCounts",
      "复议诉讼表中一组的各种结果 · The outcomes of a group of table `remedies`.",
      columnFields(block),
    ),
  ]);
}

/** The types of the three tables, derived from the official forms: the union of both editions. */
export function tablesSdl(): string {
  return [...proactiveDisclosureSdl(), ...requestsSdl(), ...remediesSdl()].join("\n\n");
}
