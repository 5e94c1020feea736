import type { LocalizedText } from "@gongkai/schema";
import { RULES } from "./registry.ts";
import type { ExampleCells, ExampleReport, Rule } from "./rule.ts";
import { THRESHOLDS, type ThresholdId } from "./thresholds.ts";

const SEVERITY_LABELS = { error: "错误", warning: "警告", information: "提示" } as const;

function cellList(cells: ExampleCells = {}, prefix = ""): readonly string[] {
  return Object.entries(cells).map(([address, value]) => `\`${prefix}${address}\` ${value}`);
}

function exampleText({ year, cells, previous, words }: ExampleReport): string {
  const parts = [
    ...(year === undefined ? [] : [`report year ${year}`]),
    ...(words === undefined ? [] : [words]),
    ...cellList(cells),
    ...cellList(previous, "previous "),
  ];
  // Blanking a whole part of the table takes too many cells to list.
  if (parts.length > 6) return `${parts.slice(0, 2).join(", ")} and ${parts.length - 2} more such cells`;
  return parts.length === 0 ? "every cell 0" : parts.join(", ");
}

function both({ zh, en }: LocalizedText): string {
  return `${en}\n\n${zh}`;
}

function thresholdLine(id: ThresholdId): string {
  const { value, zh, en } = THRESHOLDS[id];
  return `Threshold \`${id}\`, by default ${value}: ${en}. ${zh}。`;
}

function ruleSection(rule: Rule): string {
  const { code, version, kind, severity, editions, title, explanation, statement, example } = rule;
  return [
    `## ${code}`,
    `**${title.en}** · **${title.zh}**`,
    `${severity} (${SEVERITY_LABELS[severity]}), ${kind}, edition ${editions.join(" and ")}, version ${version}`,
    both(explanation),
    `\`\`\`\n${statement.replaceAll("; ", "\n")}\n\`\`\``,
    ...(rule.thresholds ?? []).map(thresholdLine),
    `Passes (edition ${example.edition}): ${exampleText(example.passing)}. Fails: ${exampleText(example.failing)}.`,
  ].join("\n\n");
}

/** The reference of all rules as Markdown. */
export function renderRulesPage(): string {
  const rows = RULES.map(
    ({ code, severity, title }) => `| [\`${code}\`](#${code}) | ${severity} | ${title.en} | ${title.zh} |`,
  );
  return `${[
    "# Rules",
    "What is checked in every report. A failed rule is a finding about the report; what could not be read is a diagnostic.",
    "A missing number is unknown and zero or more. `passIfBlankIsZero` says that a rule holds if blanks are 0, `indeterminate` that it cannot be decided, `notAssessable` that the numbers it needs were not read. Cells not named in an example are 0.",
    ["| rule | severity | title | 名称 |", "|---|---|---|---|", ...rows].join("\n"),
    ...RULES.map(ruleSection),
  ].join("\n\n")}\n`;
}
