import { printable } from "../printable.ts";

/** Text that is markup already. Only {@link html} and {@link trusted} make it. */
export interface Markup {
  readonly markup: string;
}

/** What can stand in a template: text, which is escaped, or markup, which is not. */
export type Content = string | number | Markup | null | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function toMarkup(content: Content): string {
  if (content === null) return "";
  if (typeof content === "number") return String(content);
  if (typeof content === "string") {
    return printable(content).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  }
  return "markup" in content ? content.markup : content.map(toMarkup).join("");
}

/** Markup from a template. Every text put into it is escaped, in attributes as well, which stand in double quotes. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: parts.map((part, at) => part + toMarkup(contents[at] ?? null)).join("") };
}

/** Text of our own that is markup as it stands. */
export function trusted(markup: string): Markup {
  return { markup };
}
