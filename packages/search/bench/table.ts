import { percentile } from "./latencies.ts";

/** A line of the table: what stands under each title. */
export type Row = Readonly<Record<string, string>>;

const SHARES = [
  ["p50", 0.5],
  ["p95", 0.95],
  ["p99", 0.99],
] as const;

/** The cells for the latencies of the service and of the bare calls, and for how often the ones are as long as the others. */
export function latencyCells(layer: readonly number[], bare: readonly number[]): Row {
  const cells = (prefix: string, write: (share: number) => string) =>
    SHARES.map(([title, share]) => [`${prefix}${title}`, write(share)] as const);
  const written = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : "");
  return Object.fromEntries([
    ...cells("", (share) => written(percentile(layer, share), 1)),
    ...cells("bare ", (share) => written(percentile(bare, share), 1)),
    ...cells("ratio ", (share) => written(percentile(layer, share) / percentile(bare, share), 2)),
  ]);
}

/** Prints a table in Markdown. */
export function printTable(rows: readonly Row[]): void {
  const titles = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  console.log(
    [
      line(titles),
      line(titles.map(() => "---")),
      ...rows.map((row) => line(titles.map((title) => row[title] ?? ""))),
    ].join("\n"),
  );
}
