import { DIAGNOSTICS } from "./diagnostic.ts";

/** The reference of all diagnostics as Markdown. */
export function renderDiagnosticsPage(): string {
  const rows = Object.entries(DIAGNOSTICS).map(([code, { en, zh }]) => `| \`${code}\` | ${en} | ${zh} |`);
  return `${[
    "# Diagnostics",
    "What the parser says when it could not read something, or read it with care. A diagnostic is a value, never an exception, and never a judgement on the agency's numbers: those are findings.",
    ["| code | meaning | 含义 |", "|---|---|---|", ...rows].join("\n"),
  ].join("\n\n")}\n`;
}
