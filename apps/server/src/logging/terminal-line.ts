/** The length of `HH:MM:SS`, and where it stands in a time in ISO 8601. */
const CLOCK = [11, 19] as const;

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A line of the log as a person reads it: the clock, what happened, and what is known of it. */
export function formatLine(line: string): string {
  // What the log itself has written.
  const { time, level, msg, err, ...rest } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const details = Object.entries(rest).map(([name, value]) => `${name}=${textOf(value)}`);
  const grave = level === "info" ? [] : [textOf(level).toUpperCase()];
  const stack = typeof err === "object" && err !== null && "stack" in err ? `\n${textOf(err.stack)}` : "";
  return [String(time).slice(...CLOCK), ...grave, msg ?? "", ...details].join(" ") + stack;
}
