import type { DocumentBlock } from "../document/document.ts";
import type { Layout } from "./layout.ts";
import { splitRuns, textOf } from "./markup.ts";

function blockLines(block: DocumentBlock): readonly string[] {
  return block.kind === "table"
    ? block.table.rows.flatMap((row) => row.flatMap(({ lines }) => lines))
    : textOf(block);
}

/**
 * Layout nodeText: every text node of layout H on its own line and nothing for a blank, as
 * `get_text("\n", strip=True)` of Beautiful Soup prints it. Labels with a `<br>` stand on two lines.
 */
export const nodeText: Layout = {
  id: "nodeText",
  description: { zh: "每个文本节点一行，空白格消失", en: "A text node per line, blanks vanish" },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: ({ blocks }) => blocks.flatMap(blockLines).join("\n"),
};

/**
 * Layout runText: as nodeText, of a page saved by Word, where every run of digits is a text node of its own: 2022 and
 * 年 stand on two lines, and so do the 1. of a label and its words. Numbers of narrative and tables look alike.
 */
export const runText: Layout = {
  id: "runText",
  description: {
    zh: "Word 网页逐个文本片段成行",
    en: "A run of characters per line, digits apart from words",
  },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: ({ blocks }) =>
    blocks
      .flatMap(blockLines)
      .flatMap(splitRuns)
      .map((run) => run.trim())
      .filter((run) => run !== "")
      .join("\n"),
};
