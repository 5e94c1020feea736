import type { Source } from "@gongkai/schema";

/** A source of plain text. */
export function plainSource(text: string): Source {
  return { name: "report.txt", sha256: "0".repeat(64), mediaType: "text/plain", text };
}
