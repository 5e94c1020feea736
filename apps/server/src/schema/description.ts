import type { LocalizedText } from "@gongkai/schema";

/** A text in both languages, Chinese first, as on the form. */
export function twoLanguages({ zh, en }: LocalizedText): string {
  return `${zh} · ${en}`;
}

/** A description in the schema definition language, with its line feed; empty where there is none. */
export function descriptionSdl(description: string | null, indent = ""): string {
  return description === null ? "" : `${indent}${JSON.stringify(description)}\n`;
}
